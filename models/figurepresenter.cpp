// SPDX-License-Identifier: GPL-3.0-or-later
#include "figurepresenter.h"

#include "interrupted.h"

#include <algorithm>
#include <utility>

namespace atalaya::models {

using namespace Qt::StringLiterals;

namespace {

Unit unitOf(contract::DashboardRows::Unit unit)
{
    using From = contract::DashboardRows::Unit;
    switch (unit) {
    case From::Minutes:
        return Unit::Minutes;
    case From::Money:
        return Unit::Money;
    case From::Percent:
        return Unit::Percent;
    case From::Score:
        return Unit::Score;
    case From::Bytes:
        return Unit::Bytes;
    case From::Days:
        return Unit::Days;
    case From::Count:
    case From::Tokens:
        break;
    }
    return Unit::Count;
}

bool isOfScore(Unit unit)
{
    return unit == Unit::Score || unit == Unit::Percent;
}

} // namespace

FigurePresenter::FigurePresenter(api::DashboardSource *source, const QTimeZone &zone, Clock clock, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_zone(zone)
    , m_clock(std::move(clock))
    , m_rows(source)
    , m_check(source)
    , m_netCheck(source)
{
    connect(&m_rows, &FigureRowsModel::changed, this, &FigurePresenter::onRows);
    connect(&m_check, &FigureCheck::changed, this, &FigurePresenter::onCheck);
    connect(&m_netCheck, &FigureCheck::changed, this, &FigurePresenter::changed);
}

QDate FigurePresenter::today() const
{
    return m_clock().toTimeZone(m_zone).date();
}

void FigurePresenter::open(const FigureQuery &query)
{
    m_query = query;
    reopen({});
}

void FigurePresenter::reopen(const QString &filter)
{
    m_days = m_query.days(today());
    m_range = toUtc(m_days, m_zone);
    m_dashboard.reset();
    m_before.reset();
    m_previous.reset();
    m_change = {};
    m_checked.clear();
    m_check.cancel();
    m_netCheck.cancel();
    m_isRenewed = false;
    m_recoversDashboard = false;
    m_recoversRows = false;
    applyTried();
    if (m_query.figure.metric.isEmpty())
        return;
    loadDashboard(false);
    loadPrevious(false);
    m_rows.setFigure(m_query.figure, m_range, filter);
}

void FigurePresenter::refresh()
{
    if (m_query.days(today()) != m_days)
        return reopen(m_rows.filter());
    m_isRenewed = false;
    loadDashboard(true);
    loadPrevious(true);
    m_rows.refresh();
}

void FigurePresenter::loadDashboard(bool fromPlatform)
{
    m_dashboardRequest.abandon();
    m_awaitsDashboard = true;
    compareWithCard();
    m_dashboardRequest.listen(
        this, m_source->businessDashboard(m_range.from, m_range.to, fromPlatform),
        [this, fromPlatform](const DashboardAnswer &answer) { takeDashboard(answer, fromPlatform); },
        [this, fromPlatform] {
            if (std::exchange(m_recoversDashboard, false))
                return loadDashboard(fromPlatform);
            takeDashboard(tl::unexpected(interrupted()), fromPlatform);
        });
}

void FigurePresenter::takeDashboard(const DashboardAnswer &answer, bool fromPlatform)
{
    m_awaitsDashboard = false;
    // Without it the rows still say the figure; only what stands beside it is missing.
    if (answer) {
        m_dashboard = answer->value;
        if (answer->stale && !answer->problem && !fromPlatform)
            loadDashboard(true);
    }
    applyTried();
    compareWithCard();
    Q_EMIT changed();
}

CardFigure FigurePresenter::cardFigure() const
{
    using Kind = CardFigure::Kind;
    if (m_awaitsDashboard)
        return {Kind::Awaited};
    if (!m_dashboard)
        return {Kind::Missing};
    for (const RelatedFigure &named : related())
        if (named.id == m_query.figure)
            return {Kind::Known, named.value};
    return {};
}

void FigurePresenter::compareWithCard()
{
    CardFigure card = cardFigure();
    // The two are kept apart, each as old as it is: where they differ the dashboard is the one to be renewed.
    if (card.kind == CardFigure::Kind::Known && hasFigure() && !isSameFigure(card.value, storedFigure())) {
        if (m_rows.isBusy())
            card = {CardFigure::Kind::Awaited};
        else if (!std::exchange(m_isRenewed, true))
            return loadDashboard(true);
    }
    m_check.setCard(card);
}

void FigurePresenter::recover()
{
    m_recoversDashboard = m_awaitsDashboard;
    m_recoversRows = m_rows.isBusy();
    if (!m_awaitsDashboard && !m_dashboard && !m_query.figure.metric.isEmpty())
        loadDashboard(false);
    if (!m_before)
        loadPrevious(false);
    if (!m_rows.isBusy() && error() && isInterruption(*error()))
        return m_rows.refresh();
    onRows();
}

void FigurePresenter::addUp()
{
    if (m_check.state() == FigureCheck::State::Differs || !m_dashboard) {
        refresh();
        if (m_check.state() == FigureCheck::State::Off && m_checked.empty())
            return; // It has become another day: the check begins with its rows.
    }
    m_check.readAll();
}

void FigurePresenter::loadPrevious(bool fromPlatform)
{
    m_previousRequest.abandon();
    const auto traits = traitsOf(m_query.figure.metric);
    if (!traits || !traits->compares)
        return;
    api::RowsQuery first = rowsPage(m_query.figure, toUtc(comparedDays(), m_zone), {}, 0);
    first.limit = 1;
    m_previousRequest.listen(this, m_source->rows(first, fromPlatform), [this, fromPlatform](const RowsAnswer &answer) {
        if (!answer)
            return;
        m_before = answer->value;
        compare();
        if (answer->stale && !answer->problem && !fromPlatform)
            loadPrevious(true);
        Q_EMIT changed();
    });
}

void FigurePresenter::compare()
{
    m_change = {};
    m_previous = m_before ? m_before->figure : std::nullopt;
    const auto traits = traitsOf(m_query.figure.metric);
    if (!m_before || !hasFigure() || !traits)
        return;
    const Samples samples{m_rows.allRows(), m_before->total};
    const bool lessIsBetter = traits->direction == Direction::LessIsBetter;
    if (isOfScore(unit())) {
        m_change = pointChange(storedFigure(), m_previous, samples);
        if (lessIsBetter && (m_change.verdict == Verdict::Better || m_change.verdict == Verdict::Worse))
            m_change.verdict = m_change.verdict == Verdict::Better ? Verdict::Worse : Verdict::Better;
    } else {
        m_change = percentChange(storedFigure(), m_previous, samples, lessIsBetter);
    }
    if (traits->direction == Direction::Neutral && m_change.verdict != Verdict::Same)
        m_change.verdict = Verdict::Unknown;
}

void FigurePresenter::onRows()
{
    if (!m_rows.isBusy() && std::exchange(m_recoversRows, false) && error() && isInterruption(*error()))
        return m_rows.refresh();
    compare();
    compareWithCard();
    const auto &head = m_rows.head();
    const bool isStopped =
        m_check.state() == FigureCheck::State::Incomplete || m_check.state() == FigureCheck::State::Failed;
    const bool isRepeated = isStopped && !m_rows.isBusy() && state() != LoadState::Stale;
    if (head && m_rows.isAnswered() && m_rows.filter().isEmpty() && (head->snapshot != m_checked || isRepeated)) {
        m_checked = head->snapshot;
        m_isNetChecked = false;
        m_netCheck.cancel();
        m_check.start(m_query.figure, m_range);
    }
    Q_EMIT changed();
}

void FigurePresenter::onCheck()
{
    const QString &metric = m_query.figure.metric;
    if (m_check.isComplete() && m_check.snapshot() != m_checked && m_rows.filter().isEmpty()) {
        // The list has changed while it was read: what is shown is older than what was added up.
        m_checked = m_check.snapshot();
        m_rows.refresh();
    }
    // One after the other: never more than one request of the two at a time.
    if (m_check.isComplete() && !m_isNetChecked && isSaving(metric)) {
        m_isNetChecked = true;
        m_netCheck.start({isMoneySaving(metric) ? u"netCostSaving"_s : u"netMinutesSaved"_s, {}}, m_range);
    }
    Q_EMIT changed();
}

std::optional<double> FigurePresenter::storedFigure() const
{
    return hasFigure() ? m_rows.head()->figure : std::nullopt;
}

std::optional<double> FigurePresenter::figure() const
{
    return isTried() ? savingFigure(m_query.figure.metric, saving()) : storedFigure();
}

Unit FigurePresenter::unit() const
{
    if (hasFigure())
        return unitOf(m_rows.head()->unit);
    const auto traits = traitsOf(m_query.figure.metric);
    return traits ? traits->unit : Unit::Count;
}

QString FigurePresenter::currency() const
{
    if (hasFigure())
        return QString::fromStdString(m_rows.head()->currency);
    return m_dashboard ? QString::fromStdString(m_dashboard->currency) : QString();
}

std::vector<FormulaStep> FigurePresenter::formula() const
{
    if (canTry())
        return savingFormula(m_query.figure.metric, base(), assumed());
    if (!hasFigure())
        return {};
    return rowsFormula(*m_rows.head(), m_check.isComplete() ? std::optional(m_check.totals()) : std::nullopt);
}

std::vector<RelatedFigure> FigurePresenter::related() const
{
    const auto traits = traitsOf(m_query.figure.metric);
    return traits && m_dashboard ? relatedFigures(traits->family, *m_dashboard) : std::vector<RelatedFigure>{};
}

bool FigurePresenter::canTry() const
{
    return m_dashboard && isSaving(m_query.figure.metric);
}

bool FigurePresenter::lacksAssumptions() const
{
    return !m_dashboard && !m_awaitsDashboard && isSaving(m_query.figure.metric);
}

Assumed FigurePresenter::stored() const
{
    return m_dashboard ? assumedBy(m_dashboard->assumptions) : Assumed{};
}

SavingBase FigurePresenter::base() const
{
    SavingBase base = m_dashboard ? SavingBase::of(*m_dashboard) : SavingBase{};
    // Reviews that are assumed to take no time leave no trace in the minutes.
    if (m_dashboard && m_dashboard->assumptions.reviewMinutes <= 0 && m_netCheck.isComplete())
        base.reviews = static_cast<double>(m_netCheck.tally("review").rows);
    return base;
}

void FigurePresenter::tryOut(const Assumed &assumed)
{
    if (!canTry())
        return;
    const Assumed before = this->assumed(), bound = most();
    Assumed within = assumed;
    for (double Assumed::*const each : {&Assumed::minutesPerTask, &Assumed::hourlyRate, &Assumed::reviewMinutes})
        if (within.*each != before.*each)
            within.*each = std::clamp(within.*each, 0.0, bound.*each);
    setTried(within == stored() ? std::nullopt : std::optional(within));
}

void FigurePresenter::reset()
{
    setTried(std::nullopt);
}

void FigurePresenter::setTried(const std::optional<Assumed> &tried)
{
    if (tried == m_tried)
        return;
    m_tried = tried;
    applyTried();
    Q_EMIT triedChanged();
}

void FigurePresenter::applyTried()
{
    // Never the rows of a trial under a figure that is none.
    m_rows.setTried(isTried() ? m_tried : std::nullopt);
}

} // namespace atalaya::models
