// SPDX-License-Identifier: GPL-3.0-or-later
#include "otherdecisions.h"

#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/type.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

OtherDecisions::OtherDecisions(QWidget *parent)
    : QWidget(parent)
    , m_title(makeLabel(headingFont(), false, this))
    , m_all(new QPushButton(this))
{
    m_title->setObjectName(u"othersTitle"_s);
    m_all->setObjectName(u"othersAll"_s);
    setLook(m_all, Look::Link, Tint::Accent);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_title);
    for (int at = 0; at < models::AuditDecisionPresenter::mostOthers; ++at) {
        auto *const link = new QPushButton(this);
        link->setObjectName(u"other.%1"_s.arg(at));
        setLook(link, Look::Link, Tint::Accent);
        connect(link, &QPushButton::clicked, this, [this, at] {
            if (at < m_ids.size())
                Q_EMIT decisionWanted(m_ids.at(at));
        });
        column->addWidget(link, 0, Qt::AlignLeft);
        m_links.append(link);
    }
    column->addWidget(m_all, 0, Qt::AlignLeft);
    connect(m_all, &QPushButton::clicked, this, &OtherDecisions::allWanted);
}

void OtherDecisions::show(const models::AuditDecisionPresenter &presenter, const AuditWords &words)
{
    const auto total = presenter.othersTotal();
    const auto &others = presenter.others();
    m_ids.clear();
    setVisible(total.has_value());
    if (!total)
        return;
    m_title->setText(*total == 0 ? tr("No other decision on this entity") : tr("Other decisions on this entity"));
    for (std::size_t at = 0; at < static_cast<std::size_t>(m_links.size()); ++at) {
        QPushButton *const link = m_links.at(static_cast<qsizetype>(at));
        link->setVisible(at < others.size());
        if (at >= others.size())
            continue;
        const contract::AuditRow &row = others[at];
        m_ids.append(AuditWords::text(row.id));
        link->setIcon(icon(AuditWords::stateIcon(row.state), AuditWords::stateTint(row.state)));
        link->setText(words.shortMoment(row.at) + u" · "_s + AuditWords::text(row.action));
        link->setAccessibleName(words.spoken(row));
    }
    m_all->setVisible(*total > static_cast<qint64>(others.size()));
    m_all->setText(tr("Show all %1 in the table").arg(words.formats().integer(*total + 1)));
}

QList<QWidget *> OtherDecisions::stops() const
{
    QList<QWidget *> all;
    for (QPushButton *const link : m_links)
        all.append(link);
    all.append(m_all);
    return all;
}

} // namespace atalaya::ui
