// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditstrip.h"

#include "ui/audit/statelegend.h"
#include "ui/common/icons.h"
#include "ui/common/type.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

AuditStrip::AuditStrip(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_problemIcon(new QLabel(this))
    , m_problem(makeLabel(captionFont(), false, this))
    , m_total(makeLabel(captionHeadingFont(), false, this))
    , m_of(makeLabel(captionFont(), true, this))
    , m_snapshot(makeLabel(captionFont(), true, this))
    , m_trustIcon(new QLabel(this))
    , m_trust(makeLabel(captionFont(), false, this))
    , m_legend(new StateLegend(this))
{
    m_problem->setObjectName(u"auditProblem"_s);
    m_total->setObjectName(u"auditTotal"_s);
    m_of->setObjectName(u"auditOf"_s);
    m_snapshot->setObjectName(u"auditSnapshot"_s);
    m_trust->setObjectName(u"auditTrust"_s);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(4);
    m_row->addWidget(m_problemIcon);
    m_row->addWidget(m_problem, 1);
    m_row->addWidget(m_total);
    m_row->addWidget(m_of);
    m_row->addSpacing(12);
    m_row->addWidget(m_snapshot);
    m_row->addSpacing(12);
    m_row->addWidget(m_trustIcon);
    m_row->addWidget(m_trust);
    m_row->addStretch(1);
    m_row->addWidget(m_legend);
    arrange();
}

void AuditStrip::addButton(QWidget *button)
{
    m_row->insertWidget(m_row->indexOf(m_trust) + 1 + static_cast<int>(m_buttons.size()), button);
    m_buttons.append(button);
}

void AuditStrip::setSnapshot(const models::AuditSearch &search, const AuditWords &words)
{
    const auto &snapshot = search.snapshot();
    if (!snapshot) {
        m_total->clear();
        m_of->setText(search.isBusy() ? tr("Asking…") : QString());
        m_snapshot->clear();
        return;
    }
    const Formats &formats = words.formats();
    m_total->setText(formats.integer(snapshot->total));
    m_of->setText(tr("of %1 decisions").arg(formats.integer(snapshot->decisions)));
    const QDateTime at = AuditWords::at(snapshot->at);
    const bool isToday = formats.day(at) == formats.day(QDateTime::currentDateTimeUtc());
    QString when = isToday ? tr("snapshot of %1").arg(words.clock(at)) : tr("snapshot of %1").arg(formats.dateTime(at));
    if (search.state() == models::LoadState::Stale)
        when += u" · "_s + tr("not renewed");
    else if (search.elapsed() > 0)
        when += u" · "_s + formats.integer(search.elapsed()) + QChar::Nbsp + u"ms"_s;
    m_snapshot->setText(when);
}

void AuditStrip::setTrust(const LogWords::Line &line)
{
    // It is told with every page that comes.
    if (line == m_line)
        return;
    m_line = line;
    m_trust->setText(line.text);
    tint();
    arrange();
}

void AuditStrip::setProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->setAccessibleName(sentence);
    arrange();
}

void AuditStrip::setLegendShown(bool shown)
{
    m_isLegendShown = shown;
    arrange();
}

void AuditStrip::arrange()
{
    const bool isWrong = !m_problem->text().isEmpty();
    m_problemIcon->setVisible(isWrong);
    m_problem->setVisible(isWrong);
    for (QWidget *const part : {m_total, m_of, m_snapshot})
        part->setVisible(!isWrong);
    m_trust->setVisible(!isWrong && !m_line.text.isEmpty());
    m_trustIcon->setVisible(!isWrong && !m_line.text.isEmpty());
    m_legend->setVisible(m_isLegendShown);
}

void AuditStrip::retranslate()
{
    m_legend->retranslate();
}

void AuditStrip::tint()
{
    const Tokens &tokens = Tokens::of(this);
    m_problemIcon->setPixmap(iconPixmap(u"exclamation-circle"_s, 14, devicePixelRatioF(), tokens.blocked.text));
    if (!m_line.icon.isEmpty())
        m_trustIcon->setPixmap(iconPixmap(m_line.icon, 14, devicePixelRatioF(), tokens.colour(m_line.tint)));
    const auto paint = [](QLabel *label, const QColor &colour) {
        QPalette palette = label->palette();
        palette.setColor(label->foregroundRole(), colour);
        label->setPalette(palette);
    };
    paint(m_problem, tokens.blocked.text);
    paint(m_trust, tokens.colour(m_line.tint));
}

void AuditStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

} // namespace atalaya::ui
