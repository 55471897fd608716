// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboardpage.h"

#include "charts/chartbase.h"
#include "models/figurecatalog.h"
#include "ui/common/banner.h"
#include "ui/common/chip.h"
#include "ui/common/icons.h"
#include "ui/common/statepane.h"
#include "ui/common/type.h"
#include "ui/dashboard/activationcard.h"
#include "ui/dashboard/adoptioncard.h"
#include "ui/dashboard/busyline.h"
#include "ui/dashboard/dashboardboard.h"
#include "ui/dashboard/figurelink.h"
#include "ui/dashboard/kpicard.h"
#include "ui/dashboard/periodcontrol.h"
#include "ui/dashboard/perioddialog.h"
#include "ui/dashboard/qualitycard.h"
#include "ui/dashboard/riskcard.h"
#include "ui/dashboard/taskscard.h"
#include "ui/dashboard/usagecard.h"
#include "ui/export/exporter.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::DashboardPeriod;
using models::Kpi;
using models::LoadState;

DashboardPage::DashboardPage(models::DashboardPresenter *presenter, const QTimeZone &zone, QWidget *parent)
    : Page(parent)
    , m_presenter(presenter)
    , m_zone(zone)
    , m_period(new PeriodControl(this))
    , m_export(new QPushButton(this))
    , m_busy(new BusyLine(this))
    , m_strip(new Banner(this))
    , m_stack(new QStackedLayout)
    , m_scroll(new QScrollArea(this))
    , m_board(new DashboardBoard)
    , m_header(new QWidget(m_board))
    , m_compared(makeLabel(bodyFont(), true, m_header))
    , m_estimate(new Chip(m_header))
    , m_state(new StatePane(this))
{
    presenter->setParent(this);
    m_toldQuery = query();
    setObjectName(u"page.dashboard"_s);
    setExportFacts({}, nullptr);
    build();
    connectParts();
    retranslate();
}

void DashboardPage::setExportFacts(const QString &tenant, api::LogHeadSource *head)
{
    delete m_exporter;
    m_exporter = new Exporter(tenant, m_zone, head, this);
}

void DashboardPage::build()
{
    buildHeader();
    for (const Kpi kpi : {Kpi::MoneySaved, Kpi::HoursSaved, Kpi::TasksAutomated, Kpi::AnswerQuality, Kpi::OpenRisks}) {
        auto *const card = new KpiCard(m_board);
        card->setObjectName(u"kpi."_s + QString::number(static_cast<int>(kpi)));
        m_figures.append(card);
    }
    m_cards = {new TasksCard(m_board),    new QualityCard(m_board), new RiskCard(m_board),
               new AdoptionCard(m_board), new UsageCard(m_board),   new ActivationCard(m_board)};
    m_board->setParts(m_header, {m_figures.begin(), m_figures.end()}, {m_cards.begin(), m_cards.end()});

    m_scroll->setWidget(m_board);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_board->setAutoFillBackground(false);
    m_stack->addWidget(m_scroll);
    m_stack->addWidget(m_state);
    m_state->setObjectName(u"dashboardState"_s);
    m_strip->setObjectName(u"dashboardStrip"_s);
    m_strip->hide();
    m_export->setObjectName(u"dashboardExport"_s);
    m_export->setIcon(icon(u"download"_s));

    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_strip);
    all->addLayout(m_stack, 1);
    m_busy->raise();
    setOrder();
}

void DashboardPage::buildHeader()
{
    m_compared->setObjectName(u"comparedWith"_s);
    m_estimate->setObjectName(u"estimate"_s);
    auto *const row = new QHBoxLayout(m_header);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_compared);
    row->addStretch();
    row->addWidget(m_estimate);
}

void DashboardPage::connectParts()
{
    connect(m_presenter, &models::DashboardPresenter::changed, this, &DashboardPage::render);
    connect(m_presenter, &models::DashboardPresenter::usageChanged, this, &DashboardPage::renderCards);
    connect(m_presenter, &models::DashboardPresenter::periodChanged, this, &DashboardPage::tellPeriod);
    connect(m_period, &PeriodControl::presetChosen, this, [this](models::PeriodPreset preset) {
        m_presenter->setPeriod({preset, {}});
    });
    connect(m_period, &PeriodControl::customRequested, this, &DashboardPage::askForRange);
    connect(m_export, &QPushButton::clicked, this, &DashboardPage::openExportMenu);
    connect(m_strip, &Banner::triggered, this, &DashboardPage::refresh);
    connect(m_state, &StatePane::primaryClicked, this, [this] {
        if (m_presenter->state() == LoadState::Empty)
            m_presenter->setPeriod({models::PeriodPreset::Last365Days, {}});
        else
            refresh();
    });
    connect(m_state, &StatePane::secondaryClicked, this, [this] {
        if (m_presenter->state() == LoadState::Empty)
            refresh();
        else
            showDetails();
    });
    for (int at = 0; at < static_cast<int>(m_figures.size()); ++at)
        connect(m_figures.at(at), &QAbstractButton::clicked, this, [this, at] {
            openFigure({{models::metricOf(static_cast<Kpi>(at)), {}}, {}});
        });
    for (DashboardCard *card : std::as_const(m_cards)) {
        connect(card, &DashboardCard::opened, this, &DashboardPage::openFigure);
        connect(card, &DashboardCard::exportMenuWanted, this, [this, card](QMenu *menu) {
            m_exporter->addActions(menu, card->chart() != nullptr, [this, card] { return cardSubject(card); });
        });
        connect(card, &DashboardCard::retryRequested, this, &DashboardPage::refresh);
    }
}

void DashboardPage::tellPeriod()
{
    // Asking again for the same period is no step that anybody would want to go back over.
    if (const QUrlQuery now = query(); now != m_toldQuery) {
        m_toldQuery = now;
        Q_EMIT trailChanged();
    }
}

void DashboardPage::setOrder()
{
    QList<QWidget *> stops(m_figures.begin(), m_figures.end());
    for (const DashboardCard *card : std::as_const(m_cards))
        stops += card->stops();
    // Facts and meters are made when there are more of them than before.
    if (stops.size() == std::exchange(m_ordered, stops.size()))
        return;
    for (qsizetype at = 1; at < stops.size(); ++at)
        setTabOrder(stops.at(at - 1), stops.at(at));
}

void DashboardPage::activate()
{
    returnFocus();
    if (m_asked && m_presenter->isBusy())
        return;
    m_asked = true;
    // The cache decides whether this costs a request.
    m_presenter->setPeriod(m_presenter->period());
}

void DashboardPage::refresh()
{
    m_asked = true;
    m_presenter->refresh();
}

QList<QWidget *> DashboardPage::tools()
{
    return {m_period, m_export};
}

QUrlQuery DashboardPage::query() const
{
    return PeriodControl::toQuery(m_presenter->period());
}

void DashboardPage::open(const QUrlQuery &query)
{
    if (const auto period = PeriodControl::fromQuery(query, m_presenter->today())) {
        m_asked = true;
        m_presenter->setPeriod(*period);
    }
}

QList<Page::KeyHint> DashboardPage::keys() const
{
    return {{u"← →"_s, tr("In a chart: walk its points")},
            {u"T"_s, tr("In a chart: show it as a table, and back")},
            {u"Enter"_s, tr("Open a figure, a bar or a point")},
            {u"Esc"_s, tr("Close what is open")},
            {u"F5"_s, tr("Ask the platform again")}};
}

void DashboardPage::askForRange()
{
    const rules::DayRange days = m_presenter->askedDays();
    auto *const dialog = new PeriodDialog(models::toQDate(days.first), models::toQDate(days.end).addDays(-1),
                                          m_presenter->today(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PeriodDialog::chosen, this,
            [this](QDate first, QDate last) { m_presenter->setPeriod(DashboardPeriod::between(first, last)); });
    // Whatever came of it, the control shows the period that is asked for.
    connect(dialog, &QDialog::finished, this, [this] { m_period->setPeriod(m_presenter->period(), words()); });
    dialog->open();
}

void DashboardPage::openFigure(const FigureTarget &target)
{
    if (!m_presenter->dashboard() || target.figure.metric.isEmpty())
        return;
    m_openedFrom = QApplication::focusWidget();
    const auto *const chart = qobject_cast<charts::ChartBase *>(m_openedFrom);
    m_openedPoint = chart ? chart->currentPoint() : -1;
    Q_EMIT pageRequested(figurePageId(), figureLink({target.figure, m_presenter->period(), target.bar}));
}

void DashboardPage::returnFocus()
{
    QWidget *const back = m_openedFrom;
    m_openedFrom.clear();
    if (!back || !back->isVisible())
        return;
    back->setFocus(Qt::OtherFocusReason);
    if (auto *const chart = qobject_cast<charts::ChartBase *>(back))
        chart->setCurrentPoint(m_openedPoint);
}

void DashboardPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Page::changeEvent(event);
}

void DashboardPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    m_busy->setGeometry(0, 0, width(), m_busy->height());
    fitTools();
}

} // namespace atalaya::ui
