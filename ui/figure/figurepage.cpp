// SPDX-License-Identifier: GPL-3.0-or-later
#include "figurepage.h"

#include "charts/chartbase.h"
#include "ui/audit/decisionlinks.h"
#include "ui/common/banner.h"
#include "ui/common/errorwords.h"
#include "ui/common/icons.h"
#include "ui/common/statepane.h"
#include "ui/dashboard/busyline.h"
#include "ui/dashboard/figurelink.h"
#include "ui/dashboard/figurenames.h"
#include "ui/dashboard/periodcontrol.h"
#include "ui/dashboard/perioddialog.h"
#include "ui/dashboard/separator.h"
#include "ui/figure/figureexport.h"
#include "ui/figure/figurestory.h"
#include "ui/figure/figuretable.h"
#include "ui/figure/periodbutton.h"
#include "ui/figure/trialoffer.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::DashboardPeriod;
using models::LoadState;

namespace {

constexpr int leftWide = 432;
constexpr int leftNarrow = 380;
/// A window of 1440 with the navigation unfolded.
constexpr int widePage = 1220;
const QString dashboardId = u"dashboard"_s;

} // namespace

FigurePage::FigurePage(models::FigurePresenter *presenter, const QTimeZone &zone, QWidget *parent)
    : Page(parent)
    , m_presenter(presenter)
    , m_zone(zone)
    , m_back(new QPushButton(this))
    , m_period(new PeriodButton(this))
    , m_busy(new BusyLine(this))
    , m_strip(new Banner(this))
    , m_stack(new QStackedLayout)
    , m_halves(new QWidget(this))
    , m_left(new QScrollArea(m_halves))
    , m_story(new FigureStory(presenter))
    , m_table(new FigureTable(presenter, m_halves))
    , m_none(new StatePane(this))
{
    presenter->setParent(this);
    setObjectName(u"page.figure"_s);
    build();
    connectParts();
    render();
}

void FigurePage::build()
{
    m_back->setObjectName(u"figureBack"_s);
    m_back->setIcon(icon(u"chevron-left"_s));
    m_back->setFixedWidth(30);
    m_strip->setObjectName(u"figureStrip"_s);
    m_strip->hide();
    m_left->setWidget(m_story);
    m_left->setWidgetResizable(true);
    m_left->setFrameShape(QFrame::NoFrame);
    m_left->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_left->setFocusPolicy(Qt::NoFocus);
    m_left->setObjectName(u"figureLeft"_s);
    m_none->setObjectName(u"figureNone"_s);
    auto *const line = new Separator(m_halves);
    line->setFixedWidth(1);
    line->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    line->setMaximumHeight(QWIDGETSIZE_MAX);
    auto *const halves = new QHBoxLayout(m_halves);
    halves->setContentsMargins(0, 0, 0, 0);
    halves->setSpacing(0);
    halves->addWidget(m_left);
    halves->addWidget(line);
    halves->addWidget(m_table, 1);
    m_stack->addWidget(m_halves);
    m_stack->addWidget(m_none);
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_strip);
    all->addLayout(m_stack, 1);
    m_busy->raise();
}

void FigurePage::connectParts()
{
    connect(m_presenter, &models::FigurePresenter::changed, this, &FigurePage::render);
    connect(m_presenter, &models::FigurePresenter::triedChanged, this, &FigurePage::render);
    connect(m_back, &QPushButton::clicked, this, &FigurePage::leaveTrail);
    connect(m_period, &PeriodButton::presetChosen, this, [this](models::PeriodPreset preset) { choose({preset, {}}); });
    connect(m_period, &PeriodButton::customRequested, this, &FigurePage::askForRange);
    connect(m_story, &FigureStory::figureWanted, this, [this](const models::FigureId &figure) {
        models::FigureQuery query = m_presenter->query();
        query.figure = figure;
        show(query);
    });
    connect(m_table, &FigureTable::retryWanted, this, &FigurePage::refresh);
    connect(m_table, &FigureTable::decisionWanted, this,
            [this](const QString &id) { Q_EMIT pageRequested(auditPageId(), decisionLink(id)); });
    connect(m_strip, &Banner::triggered, this, &FigurePage::refresh);
    connect(m_none, &StatePane::primaryClicked, this, &FigurePage::leaveTrail);
}

void FigurePage::setExportFacts(const QString &tenant, api::LogHeadSource *head, api::OperationLog *busy)
{
    m_export = new FigureExport(m_presenter, tenant, m_zone, head, this);
    m_export->setBusyList(busy);
    m_export->setChart(m_story->findChild<charts::ChartBase *>());
    m_table->addTool(m_export);
    render();
}

void FigurePage::setDrafts(models::DraftSource *drafts)
{
    m_offer = new TrialOffer(m_presenter, drafts, this);
    m_offer->setZone(m_zone);
    qobject_cast<QVBoxLayout *>(layout())->insertWidget(1, m_offer);
    setTabOrder(m_strip->findChild<QPushButton *>(), m_offer->stops().constFirst());
    render();
}

void FigurePage::setMayOpenLog(bool may)
{
    m_table->setLeads(may);
}

void FigurePage::activate()
{
    if (isOpen())
        m_table->focusRows();
    else
        m_none->focusFirst();
}

void FigurePage::refresh()
{
    if (isOpen())
        m_presenter->refresh();
}

QList<QWidget *> FigurePage::tools()
{
    return {m_back, m_period};
}

QString FigurePage::trail() const
{
    if (!isOpen())
        return tr("Unknown figure");
    const models::FigureQuery &query = m_presenter->query();
    const QString title = FigureNames::title(query.figure);
    return query.bar ? tr("%1, %2").arg(title, words().dashboard().days(*query.bar, false)) : title;
}

bool FigurePage::leaveTrail()
{
    Q_EMIT pageRequested(dashboardId, PeriodControl::toQuery(m_presenter->query().period));
    return true;
}

QUrlQuery FigurePage::query() const
{
    return isOpen() ? figureLink(m_presenter->query()) : QUrlQuery();
}

void FigurePage::open(const QUrlQuery &query)
{
    show(figureFromLink(query, m_presenter->today()).value_or(models::FigureQuery{}));
}

void FigurePage::show(const models::FigureQuery &query)
{
    m_presenter->open(query);
    m_left->verticalScrollBar()->setValue(0);
    render();
    Q_EMIT trailChanged();
}

void FigurePage::choose(const DashboardPeriod &period)
{
    models::FigureQuery query = m_presenter->query();
    query.period = period;
    query.bar.reset();
    show(query);
}

void FigurePage::askForRange()
{
    const rules::DayRange days = m_presenter->days();
    auto *const dialog = new PeriodDialog(models::toQDate(days.first), models::toQDate(days.end).addDays(-1),
                                          m_presenter->today(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PeriodDialog::chosen, this,
            [this](QDate first, QDate last) { choose(DashboardPeriod::between(first, last)); });
    dialog->open();
}

QList<Page::KeyHint> FigurePage::keys() const
{
    return {{u"↑ ↓"_s, tr("On a slider: one step; PgUp and PgDn five")},
            {u"← →"_s, tr("In the chart: walk its columns")},
            {tr("Enter"), tr("In the rows: show the decision in the AI audit log")},
            {u"T"_s, tr("In the chart: show it as a table, and back")},
            {u"Esc"_s, tr("Back to the dashboard")},
            {u"F5"_s, tr("Ask the platform again")}};
}

FigureWords FigurePage::words() const
{
    return FigureWords(Formats(m_presenter->currency(), m_zone));
}

void FigurePage::render()
{
    const FigureWords say = words();
    m_back->setAccessibleName(tr("Back to the dashboard"));
    m_back->setToolTip(tr("Back to the dashboard (Esc)"));
    m_period->show(m_presenter->query().period, m_presenter->days(), say.dashboard());
    m_period->setEnabled(isOpen());
    if (!isOpen()) {
        m_none->setContent({.icon = u"question-circle"_s,
                            .title = tr("The dashboard has no such figure"),
                            .text = tr("The link may be from another version, or its days can’t be asked for."),
                            .primary = tr("To the dashboard"),
                            .primaryIcon = u"grid-1x2"_s});
        return m_stack->setCurrentWidget(m_none);
    }
    m_stack->setCurrentWidget(m_halves);
    m_story->render(say);
    m_table->render(say);
    if (m_export)
        m_export->render(say);
    setOrder();
    m_busy->setBusy(m_presenter->isBusy() && m_presenter->hasFigure());
    renderStrip();
    setAsOf(m_presenter->fetchedAt());
}

void FigurePage::setOrder()
{
    // Links to other figures are made when there are more of them than before.
    const QList<QWidget *> stops =
        (m_offer ? m_offer->stops() : QList<QWidget *>()) + m_story->stops() + m_table->stops();
    if (stops.size() == std::exchange(m_ordered, stops.size()))
        return;
    for (qsizetype at = 1; at < stops.size(); ++at)
        setTabOrder(stops.at(at - 1), stops.at(at));
}

void FigurePage::renderStrip()
{
    const auto &error = m_presenter->error();
    // Who can't be reached is told once, by the window's banner.
    const bool shown = m_presenter->state() == LoadState::Stale && error && !isUnreachable(*error);
    m_strip->setVisible(shown);
    // Readers of the screen come upon it before it has words.
    m_strip->findChild<QPushButton *>()->setAccessibleName(tr("Try again"));
    if (shown)
        m_strip->setContent(
            {Tint::Warn,
             u"exclamation-triangle"_s,
             {},
             tr("The rows could not be renewed. What you see is from %1.")
                 .arg(words().formats().moment(m_presenter->fetchedAt(), QDateTime::currentDateTimeUtc())),
             tr("Try again")});
}

void FigurePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    Page::changeEvent(event);
}

void FigurePage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    m_busy->setGeometry(0, 0, width(), m_busy->height());
    m_left->setFixedWidth(width() >= widePage ? leftWide : leftNarrow);
}

} // namespace atalaya::ui
