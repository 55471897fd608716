// SPDX-License-Identifier: GPL-3.0-or-later
#include "limitmeter.h"

#include "ui/common/icons.h"
#include "ui/common/meter.h"
#include "ui/common/type.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <cmath>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::LimitLevel;

LimitMeter::LimitMeter(QWidget *parent)
    : OpenButton(parent)
    , m_name(makeLabel(bodyFont(), false, this))
    , m_used(makeLabel(bodyFont(), false, this))
    , m_limit(makeLabel(bodyFont(), true, this))
    , m_share(makeLabel(bodyFont(), false, this))
    , m_meter(new Meter(this))
    , m_warnIcon(new QLabel(this))
    , m_warning(makeLabel(captionFont(), false, this))
{
    auto *const words = new QHBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_name);
    words->addStretch();
    words->addWidget(m_used);
    words->addWidget(m_limit);
    words->addSpacing(8);
    words->addWidget(m_share);
    auto *const warning = new QHBoxLayout;
    warning->setSpacing(4);
    warning->addWidget(m_warnIcon);
    warning->addWidget(m_warning);
    warning->addStretch();
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(3);
    all->addLayout(words);
    all->addWidget(m_meter);
    all->addLayout(warning);
    m_meter->setFixedHeight(6);
}

void LimitMeter::setRow(const models::LimitRow &row, const DashboardWords &words)
{
    m_level = row.level();
    const auto share = row.share();
    m_name->setText(DashboardWords::metric(row.metric));
    m_used->setText(words.amount(row.metric, row.used));
    m_limit->setText(row.limit ? tr("of %1").arg(words.amount(row.metric, *row.limit)) : tr("no limit"));
    m_share->setText(share ? words.formats().percent(*share, 1) : QString());
    m_meter->setFraction(share ? std::optional(*share / 100.0) : std::nullopt);

    const std::int64_t left = row.limit ? *row.limit - row.used : 0;
    const bool warns = m_level == LimitLevel::Near || m_level == LimitLevel::Critical;
    const QString rest = left > 0 ? tr("%1 left").arg(words.amount(row.metric, left)) : tr("nothing left");
    m_warning->setText(m_level == LimitLevel::Critical ? tr("Almost used up: %1").arg(rest)
                                                       : tr("Near the limit: %1").arg(rest));
    m_warning->setVisible(warns);
    m_warnIcon->setVisible(warns);
    QStringList spoken{m_name->text(), m_used->text() + u' ' + m_limit->text()};
    if (share)
        spoken.append(m_share->text());
    if (warns)
        spoken.append(m_warning->text());
    m_meter->setAccessibleName(spoken.join(u", "_s));
    setAccessibleName(spoken.join(u", "_s));
    setObjectName(u"limit."_s + row.metric);
    tint();
}

void LimitMeter::tint()
{
    const Tokens &tokens = Tokens::of(this);
    const bool critical = m_level == LimitLevel::Critical;
    const QColor ink = tokens.colour(critical ? Tint::Blocked : Tint::Review);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, ink);
    m_warning->setPalette(colours);
    m_warnIcon->setPixmap(
        iconPixmap(critical ? u"exclamation-circle"_s : u"exclamation-triangle"_s, 14, devicePixelRatioF(), ink));
}

void LimitMeter::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        tint();
    OpenButton::changeEvent(event);
}

} // namespace atalaya::ui
