// SPDX-License-Identifier: GPL-3.0-or-later
#include "cardcomparison.h"

#include "figurecatalog.h"
#include "interrupted.h"

#include <utility>

namespace atalaya::models {

using namespace Qt::StringLiterals;

CardComparison::CardComparison(api::DashboardSource *source, FigureRowsModel *rows, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_rows(rows)
    , m_check(source)
    , m_netCheck(source)
{
    connect(&m_check, &FigureCheck::changed, this, &CardComparison::onCheck);
    connect(&m_netCheck, &FigureCheck::changed, this, &CardComparison::onNetCheck);
}

void CardComparison::open(const FigureId &figure, const UtcRange &range)
{
    m_figure = figure;
    m_range = range;
    m_dashboard.reset();
    m_checked.clear();
    m_isRenewed = false;
    m_recovers = false;
    m_check.cancel();
    m_netCheck.cancel();
    if (!m_figure.metric.isEmpty())
        load(false);
}

void CardComparison::refresh()
{
    m_isRenewed = false;
    load(true);
}

void CardComparison::recover()
{
    m_recovers = m_awaitsDashboard;
    if (!m_awaitsDashboard && !m_dashboard && !m_figure.metric.isEmpty())
        load(false);
}

void CardComparison::load(bool fromPlatform)
{
    m_request.abandon();
    m_awaitsDashboard = true;
    compare();
    m_request.listen(
        this, m_source->businessDashboard(m_range.from, m_range.to, fromPlatform),
        [this, fromPlatform](const Answer &answer) { take(answer, fromPlatform); },
        [this, fromPlatform] {
            if (std::exchange(m_recovers, false))
                return load(fromPlatform);
            take(tl::unexpected(interrupted()), fromPlatform);
        });
}

void CardComparison::take(const Answer &answer, bool fromPlatform)
{
    m_awaitsDashboard = false;
    // Without it the rows still say the figure; only what stands beside it is missing.
    if (answer) {
        m_dashboard = answer->value;
        if (answer->stale && !answer->problem && !fromPlatform)
            load(true);
    }
    compare();
    Q_EMIT changed();
}

FigureId CardComparison::netFigure() const
{
    return {isMoneySaving(m_figure.metric) ? u"netCostSaving"_s : u"netMinutesSaved"_s, {}};
}

CardFigure CardComparison::cardFigure(const FigureId &figure) const
{
    using Kind = CardFigure::Kind;
    if (m_awaitsDashboard)
        return {Kind::Awaited};
    if (!m_dashboard)
        return {Kind::Missing};
    if (const auto traits = traitsOf(figure.metric))
        for (const RelatedFigure &named : relatedFigures(traits->family, *m_dashboard))
            if (named.id == figure)
                return {Kind::Known, named.value};
    return {};
}

bool CardComparison::differsFromRows(const CardFigure &card) const
{
    const auto &head = m_rows->head();
    return card.kind == CardFigure::Kind::Known && head && !isSameFigure(card.value, head->figure);
}

void CardComparison::compare()
{
    CardFigure card = cardFigure(m_figure);
    // The two are kept apart, each as old as it is: where they differ the dashboard is the one to be renewed.
    if (differsFromRows(card)) {
        if (m_rows->isBusy())
            card = {CardFigure::Kind::Awaited};
        else if (!std::exchange(m_isRenewed, true))
            return load(true);
    }
    m_check.setCard(card);
    m_netCheck.setCard(cardFigure(netFigure()));
}

void CardComparison::addUp()
{
    m_isNetChecked = false;
    m_netCheck.cancel();
    m_check.readAll();
}

void CardComparison::followRows()
{
    compare();
    const auto &head = m_rows->head();
    const bool isStopped =
        m_check.state() == FigureCheck::State::Incomplete || m_check.state() == FigureCheck::State::Failed;
    const bool isRepeated = isStopped && !m_rows->isBusy() && m_rows->loadState() != LoadState::Stale;
    if (head && m_rows->isAnswered() && m_rows->filter().isEmpty() && (head->snapshot != m_checked || isRepeated)) {
        m_checked = head->snapshot;
        m_isNetChecked = false;
        m_netCheck.cancel();
        m_check.start(m_figure, m_range);
    }
}

void CardComparison::onCheck()
{
    if (m_check.isComplete() && m_check.snapshot() != m_checked && m_rows->filter().isEmpty()) {
        // The list has changed while it was read: what is shown is older than what was added up.
        m_checked = m_check.snapshot();
        m_rows->refresh();
    }
    // One after the other: never more than one request of the two at a time.
    if (m_check.isComplete() && !m_isNetChecked && isSaving(m_figure.metric) && !isNetSaving(m_figure.metric)) {
        m_isNetChecked = true;
        m_netCheck.start(netFigure(), m_range, m_check.extent());
    }
    Q_EMIT changed();
}

void CardComparison::onNetCheck()
{
    if (m_netCheck.state() == FigureCheck::State::Differs && m_dashboard && !std::exchange(m_isRenewed, true))
        return load(true);
    Q_EMIT changed();
}

bool CardComparison::isContradicted() const
{
    return m_check.state() == FigureCheck::State::Differs || m_netCheck.state() == FigureCheck::State::Differs;
}

const FigureCheck *CardComparison::netCheck() const
{
    return isNetSaving(m_figure.metric) ? &m_check : &m_netCheck;
}

} // namespace atalaya::models
