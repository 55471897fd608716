// SPDX-License-Identifier: GPL-3.0-or-later
#include "figurerowsreader.h"

#include "figurerow.h"
#include "interrupted.h"

#include <iterator>
#include <utility>

namespace atalaya::models {

using contract::DashboardRows;

namespace {

/// A list that changes faster than it can be read is given up after so many beginnings.
constexpr int mostBeginnings = 4;

} // namespace

FigureRowsReader::FigureRowsReader(api::DashboardSource *source, QObject *parent)
    : QObject(parent)
    , m_source(source)
{}

void FigureRowsReader::read(const FigureId &figure, const UtcRange &range, const QString &filter, Extent extent,
                            Done done)
{
    m_figure = figure;
    m_range = range;
    m_filter = filter;
    m_extent = extent;
    m_done = std::move(done);
    m_beginnings = 0;
    begin(false);
    setReading(true);
}

void FigureRowsReader::cancel()
{
    m_request.abandon();
    m_done = {};
    setReading(false);
}

void FigureRowsReader::begin(bool fromPlatform)
{
    ++m_beginnings;
    m_head.reset();
    m_fetchedAt = {};
    m_rows.clear();
    next(fromPlatform);
}

void FigureRowsReader::next(bool fromPlatform)
{
    m_request.abandon();
    const int page = static_cast<int>(m_rows.size()) / figurePageSize;
    m_request.listen(
        this, m_source->rows(rowsPage(m_figure, m_range, m_filter, page), fromPlatform),
        [this, fromPlatform](const Answer &answer) { take(answer, fromPlatform); }, [this] { fail(interrupted()); });
}

void FigureRowsReader::take(const Answer &answer, bool fromPlatform)
{
    if (!answer)
        return fail(answer.error());
    const DashboardRows &page = answer->value;
    const bool isOther = m_head && page.snapshot != m_head->snapshot;
    if (isOther && !fromPlatform && !answer->problem)
        return next(true);
    if (isOther && !answer->problem && m_beginnings < mostBeginnings)
        return begin(true);
    if (isOther || (page.rows.empty() && static_cast<std::int64_t>(m_rows.size()) < page.total))
        return fail(answer->problem.value_or(interrupted()));
    if (!m_head) {
        m_head = page;
        m_head->rows.clear();
    }
    if (m_fetchedAt.isNull() || answer->fetchedAt < m_fetchedAt)
        m_fetchedAt = answer->fetchedAt;
    m_rows.insert(m_rows.end(), page.rows.begin(), page.rows.end());
    if (m_extent == Extent::All && static_cast<std::int64_t>(m_rows.size()) < page.total) {
        next(false);
        Q_EMIT progressed();
        return;
    }
    setReading(false);
    if (const Done done = std::exchange(m_done, {}))
        done();
}

void FigureRowsReader::fail(const api::ApiError &error)
{
    m_done = {};
    setReading(false);
    Q_EMIT failed(error);
}

void FigureRowsReader::setReading(bool reading)
{
    if (std::exchange(m_isReading, reading) != reading)
        Q_EMIT readingChanged();
}

} // namespace atalaya::models
