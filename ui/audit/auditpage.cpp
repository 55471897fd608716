// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditpage.h"

#include "charts/histogramchart.h"
#include "ui/audit/auditstrip.h"
#include "ui/audit/audittable.h"
#include "ui/audit/decisionpane.h"
#include "ui/audit/facetpane.h"
#include "ui/audit/logalarmpane.h"
#include "ui/audit/querybar.h"
#include "ui/audit/savedviews.h"
#include "ui/common/skeletonrows.h"
#include "ui/common/statepane.h"
#include "ui/dashboard/busyline.h"

#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedLayout>
#include <QToolButton>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

namespace {

const QString splitterKey = u"audit/splitter"_s;
const QString decisionKey = u"audit/decisionShown"_s;

} // namespace

AuditWords AuditPage::makeWords(const QTimeZone &zone)
{
    return AuditWords(Formats({}, zone));
}

AuditPage::AuditPage(const Parts &parts, QWidget *parent)
    : Page(parent)
    , m_presenter(parts.presenter)
    , m_log(parts.log)
    , m_settings(parts.settings)
    , m_makeDecision(parts.makeDecision)
    , m_confirm(parts.confirm)
    , m_who(parts.who)
    , m_words(makeWords(parts.presenter->zone()))
    , m_assist(m_words)
    , m_busy(new BusyLine(this))
    , m_bar(new QueryBar(this))
    , m_strip(new AuditStrip(this))
    , m_saveView(new QPushButton(this))
    , m_live(new QPushButton(this))
    , m_export(new QPushButton(this))
    , m_waiting(new QPushButton(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_facets(new FacetPane(parts.presenter->facets(), m_words, this))
    , m_histogram(new charts::HistogramChart(this))
    , m_table(new AuditTable(parts.presenter->rows(), m_words, this))
    , m_skeleton(new SkeletonRows(m_table))
    , m_state(new StatePane(this))
    , m_stack(new QStackedLayout)
    , m_whole(new QStackedLayout)
    , m_usual(new QWidget(this))
    , m_verify(new QPushButton(this))
    , m_decision(new DecisionPane(parts.presenter->decision(), DecisionPane::Place::Docked, m_words, this))
    , m_views(new SavedViews(parts.presenter, this))
    , m_columns(new QToolButton(this))
    , m_density(new QToolButton(this))
{
    m_presenter->setParent(this);
    build();
    makeTools();
    connectParts();
    connectDecision();
    m_decision->setOffersOverride(parts.mayRequestOverride);
    addKeys();
    orderStops();
    if (m_settings) {
        m_table->restore(*m_settings);
        m_facets->restore(*m_settings);
        m_isDecisionWanted = m_settings->value(decisionKey, true).toBool();
        m_isSharedByHand = m_splitter->restoreState(m_settings->value(splitterKey).toByteArray());
    }
    retranslate();
}

AuditPage::~AuditPage()
{
    // Dialogs and windows show what the presenter has, so they go before it.
    for (QWidget *const child : findChildren<QWidget *>(Qt::FindDirectChildrenOnly))
        if (child->isWindow())
            delete child;
    if (m_settings) {
        m_table->save(*m_settings);
        m_facets->save(*m_settings);
        m_settings->setValue(decisionKey, m_isDecisionWanted);
        if (m_isSharedByHand)
            m_settings->setValue(splitterKey, m_splitter->saveState());
    }
}

void AuditPage::activate()
{
    if (!m_isStarted)
        open({});
    checkLog();
    m_isReadingOn = false;
    renderTrust();
    if (m_alarm && m_whole->currentWidget() == m_alarm)
        m_alarm->focusFirst();
    else
        m_table->setFocus(Qt::OtherFocusReason);
}

void AuditPage::checkLog()
{
    if (m_presenter->trust())
        m_presenter->trust()->check();
}

void AuditPage::refresh()
{
    m_presenter->refresh();
    checkLog();
}

QList<QWidget *> AuditPage::tools()
{
    return m_alarm && m_whole->currentWidget() == m_alarm ? QList<QWidget *>()
                                                          : QList<QWidget *>{m_views, m_columns, m_density};
}

bool AuditPage::leaveTrail()
{
    if (!m_decision->isVisible())
        return false;
    showDecision(false);
    m_table->setFocus(Qt::OtherFocusReason);
    return true;
}

QUrlQuery AuditPage::query() const
{
    // Never empty: a place without filters is another thing than "as it was".
    QUrlQuery place = m_presenter->place();
    if (!place.hasQueryItem(u"q"_s))
        place.addQueryItem(u"q"_s, QString());
    return place;
}

void AuditPage::open(const QUrlQuery &query)
{
    // Whoever comes by the navigation goes on where they were.
    if (std::exchange(m_isStarted, true) && query.isEmpty())
        return;
    m_presenter->show(query);
    m_bar->setText(m_presenter->query()->text());
    m_table->setSort(m_presenter->query()->sort());
    if (m_presenter->decision()->isOpen())
        showDecision(true);
    render();
}

} // namespace atalaya::ui
