// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditpage.h"

#include "charts/histogramchart.h"
#include "ui/audit/audittable.h"
#include "ui/audit/decisionpane.h"
#include "ui/audit/facetpane.h"
#include "ui/audit/logalarmpane.h"
#include "ui/audit/querybar.h"
#include "ui/audit/savedviews.h"
#include "ui/common/statepane.h"

#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QStackedLayout>

// The page without a mouse.
namespace atalaya::ui {

using namespace Qt::StringLiterals;

void AuditPage::addKeys()
{
    const auto on = [this](const QKeySequence &keys, auto fn) {
        auto *const shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, fn);
    };
    on(QKeySequence(Qt::Key_Slash), [this] { m_bar->focusText(); });
    on(QKeySequence(Qt::Key_L), [this] { toggleLive(); });
    on(QKeySequence(Qt::CTRL | Qt::Key_S), [this] { m_views->saveAs(); });
    on(QKeySequence(Qt::CTRL | Qt::Key_E), [this] { exportResult(); });
    on(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), [this] { checkExport({}); });
    on(QKeySequence(Qt::CTRL | Qt::Key_Z), [this] { m_presenter->query()->goBack(); });
}

void AuditPage::orderStops()
{
    QList<QWidget *> stops = m_bar->stops();
    stops << m_saveView << m_live << m_export << m_verify << m_waiting << m_facets << m_histogram << m_table;
    for (QPushButton *const button : m_state->findChildren<QPushButton *>())
        stops << button;
    stops += m_decision->stops();
    for (qsizetype at = 1; at < stops.size(); ++at)
        setTabOrder(stops.at(at - 1), stops.at(at));
}

QList<Page::Pane> AuditPage::panes()
{
    if (m_whole->currentWidget() != m_usual)
        return Page::panes();
    return {{m_bar->parentWidget(), m_bar->edit()},
            {m_facets, m_facets},
            {m_middle, m_table},
            {m_decision, m_decision->stops().constFirst()}};
}

QList<Page::KeyHint> AuditPage::keys() const
{
    return {{u"/"_s, tr("Write in the query")},
            {u"J K"_s, tr("Next and previous decision")},
            {tr("Space"), tr("Show or hide the decision beside the table")},
            {u"F"_s, tr("Filter by the cell; with Shift without it")},
            {u"Ctrl+↑"_s, tr("From the first row to the column headers; Enter sorts")},
            {u"L"_s, tr("New decisions as they come, on and off")},
            {u"C"_s, tr("Mark a decision, then compare another with it")},
            {u"Ctrl+S"_s, tr("Save the view")},
            {u"Ctrl+E"_s, tr("Export the result; with Shift check an export")},
            {u"Ctrl+Z"_s, tr("Back to the query of before")},
            {u"← →"_s, tr("In the histogram: move the brush; Shift resizes, Enter applies")},
            {u"T"_s, tr("In the histogram: show it as a table, and back")},
            {u"Esc"_s, tr("Close the decision")},
            {u"F5"_s, tr("Ask the platform again")}};
}

} // namespace atalaya::ui
