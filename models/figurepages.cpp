// SPDX-License-Identifier: GPL-3.0-or-later
#include "figurepages.h"

#include "figurerow.h"
#include "interrupted.h"

namespace atalaya::models {

using contract::DashboardRows;

namespace {

/// A list that changes faster than it can be read is given up after so many beginnings.
constexpr int mostBeginnings = 4;

} // namespace

FigurePages::FigurePages(api::DashboardSource *source, QObject *parent)
    : QObject(parent)
    , m_source(source)
{}

void FigurePages::read(const FigureId &figure, const UtcRange &range, const QString &filter)
{
    ++m_epoch;
    m_figure = figure;
    m_range = range;
    m_filter = filter;
    m_isReading = true;
    m_beginnings = 0;
    begin(false);
}

void FigurePages::stop()
{
    ++m_epoch;
    m_request.abandon();
    m_isReading = false;
}

void FigurePages::begin(bool fromPlatform)
{
    ++m_beginnings;
    m_isBegun = false;
    m_read = 0;
    m_total = 0;
    ask(fromPlatform);
    Q_EMIT begun();
}

void FigurePages::ask(bool fromPlatform)
{
    m_request.abandon();
    api::RowsQuery page = rowsPage(m_figure, m_range, m_filter, static_cast<int>(m_read / figurePageSize));
    page.inPassing = m_read >= rowsKept;
    m_request.listen(
        this, m_source->rows(page, fromPlatform),
        [this, fromPlatform](const Answer &answer) { take(answer, fromPlatform); }, [this] { fail(interrupted()); });
}

void FigurePages::take(const Answer &answer, bool fromPlatform)
{
    if (!answer)
        return fail(answer.error());
    const DashboardRows &page = answer->value;
    const bool isRenewable = answer->stale && !answer->problem;
    const bool isOther = m_isBegun && page.snapshot != m_snapshot;
    if ((isRenewable || (isOther && !answer->problem)) && !fromPlatform)
        return ask(true);
    // The page was kept from another time and can't be renewed now, or the list has changed while it was read.
    if (isOther && !answer->problem && m_beginnings < mostBeginnings)
        return begin(true);
    const auto count = static_cast<qint64>(page.rows.size());
    if (isOther || (count == 0 && m_read < page.total))
        return fail(answer->problem.value_or(interrupted()));
    m_isBegun = true;
    m_snapshot = page.snapshot;
    m_total = page.total;
    m_read += count;
    const quint64 epoch = m_epoch;
    Q_EMIT taken(*answer);
    if (epoch != m_epoch)
        return;
    if (!isComplete())
        return ask(false);
    m_isReading = false;
    Q_EMIT finished();
}

void FigurePages::fail(const api::ApiError &error)
{
    m_isReading = false;
    Q_EMIT failed(error);
}

} // namespace atalaya::models
