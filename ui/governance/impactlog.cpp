// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policyeditor.h"
#include "models/policylog.h"
#include "models/policysimulation.h"
#include "ui/common/formats.h"
#include "ui/governance/flowtable.h"
#include "ui/governance/impactpane.h"
#include "ui/governance/policymapview.h"

#include <QLocale>
#include <QPushButton>

// From a figure of the pane to its decisions in the log.
namespace atalaya::ui {

namespace {

rules::QueryLanguage language()
{
    return QLocale().language() == QLocale::Spanish ? rules::QueryLanguage::Spanish : rules::QueryLanguage::English;
}

} // namespace

void ImpactPane::connectLog()
{
    const auto want = [this](const QString &query) {
        if (!query.isEmpty())
            Q_EMIT logWanted(query);
    };
    connect(m_seeAll, &QPushButton::clicked, this, [this, want] {
        if (const auto &result = m_parts.simulation->result())
            want(models::changesInLog(*result, language()).query);
    });
    connect(m_table, &FlowTable::flowWanted, this, [this, want](int before, int after) {
        if (const auto &result = m_parts.simulation->result())
            want(models::flowInLog(*result, before, after, language()).query);
    });
    connect(m_map, &PolicyMapView::zoneWanted, this, [this, want](const models::PolicyZone &zone) {
        if (const auto &result = m_parts.simulation->result())
            want(models::zoneInLog(*result, m_parts.editor->policy(), zone, language()));
    });
    connect(m_map, &PolicyMapView::entryWanted, this,
            [want](std::int64_t seq) { want(models::entryInLog(seq, language())); });
}

void ImpactPane::renderSeeAll()
{
    const auto &result = m_parts.simulation->result();
    const models::PolicyLogLink link = result ? models::changesInLog(*result, language()) : models::PolicyLogLink();
    m_seeAll->setVisible(link.count > 0);
    const QString count = Formats().integer(link.count);
    m_seeAll->setText(link.isWhole ? tr("See the %1 in the log").arg(count)
                                   : tr("See the newest %1 in the log").arg(count));
    m_seeAll->setAccessibleName(m_seeAll->text());
}

} // namespace atalaya::ui
