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
    , m_card(source, &m_rows)
{
    connect(&m_rows, &FigureRowsModel::changed, this, &FigurePresenter::onRows);
    connect(&m_card, &CardComparison::changed, this, [this] {
        applyTried();
        Q_EMIT changed();
    });
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
    m_before.reset();
    m_previous.reset();
    m_change = {};
    m_recoversRows = false;
    m_card.open(m_query.figure, m_range);
    applyTried();
    if (m_query.figure.metric.isEmpty())
        return;
    loadPrevious(false);
    m_rows.setFigure(m_query.figure, m_range, filter);
}

void FigurePresenter::refresh()
{
    if (m_query.days(today()) != m_days)
        return reopen(m_rows.filter());
    m_card.refresh();
    loadPrevious(true);
    m_rows.refresh();
}

void FigurePresenter::recover()
{
    m_recoversRows = m_rows.isBusy();
    m_card.recover();
    if (!m_before)
        loadPrevious(false);
    if (!m_rows.isBusy() && error() && isInterruption(*error()))
        return m_rows.refresh();
    onRows();
}

void FigurePresenter::addUp()
{
    if (m_card.isContradicted() || !m_card.dashboard()) {
        refresh();
        if (check()->state() == FigureCheck::State::Off && !m_card.isBegun())
            return; // It has become another day: the check begins with its rows.
    }
    m_card.addUp();
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
    m_card.followRows();
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
    return dashboard() ? QString::fromStdString(dashboard()->currency) : QString();
}

std::vector<FormulaStep> FigurePresenter::formula() const
{
    if (canTry())
        return savingFormula(m_query.figure.metric, base(), assumed());
    if (!hasFigure())
        return {};
    return rowsFormula(*m_rows.head(), check()->isComplete() ? std::optional(check()->totals()) : std::nullopt);
}

std::vector<RelatedFigure> FigurePresenter::related() const
{
    const auto traits = traitsOf(m_query.figure.metric);
    return traits && dashboard() ? relatedFigures(traits->family, *dashboard()) : std::vector<RelatedFigure>{};
}

bool FigurePresenter::canTry() const
{
    return dashboard() && isSaving(m_query.figure.metric);
}

bool FigurePresenter::lacksAssumptions() const
{
    return !dashboard() && !m_card.awaitsDashboard() && isSaving(m_query.figure.metric);
}

Assumed FigurePresenter::stored() const
{
    return dashboard() ? assumedBy(dashboard()->assumptions) : Assumed{};
}

SavingBase FigurePresenter::base() const
{
    SavingBase base = dashboard() ? SavingBase::of(*dashboard()) : SavingBase{};
    // Reviews that are assumed to take no time leave no trace in the minutes.
    if (dashboard() && dashboard()->assumptions.reviewMinutes <= 0 && netCheck()->isComplete())
        base.reviews = static_cast<double>(netCheck()->tally("review").rows);
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
