// SPDX-License-Identifier: GPL-3.0-or-later
#include "figurerowsreader.h"

#include <utility>

namespace atalaya::models {

FigureRowsReader::FigureRowsReader(api::DashboardSource *source, QObject *parent)
    : QObject(parent)
    , m_pages(source)
{
    connect(&m_pages, &FigurePages::begun, this, [this] {
        m_head.reset();
        m_fetchedAt = {};
        m_rows.clear();
    });
    connect(&m_pages, &FigurePages::taken, this, &FigureRowsReader::take);
    connect(&m_pages, &FigurePages::finished, this, &FigureRowsReader::finish);
    connect(&m_pages, &FigurePages::failed, this, [this](const api::ApiError &error) {
        m_done = {};
        setReading(false);
        Q_EMIT failed(error);
    });
}

void FigureRowsReader::read(const FigureId &figure, const UtcRange &range, const QString &filter, Extent extent,
                            Done done)
{
    m_extent = extent;
    m_done = std::move(done);
    m_pages.read(figure, range, filter);
    setReading(true);
}

void FigureRowsReader::cancel()
{
    m_pages.stop();
    m_done = {};
    setReading(false);
}

void FigureRowsReader::take(const FigurePages::Page &page)
{
    if (!m_head) {
        m_head = page.value;
        m_head->rows.clear();
    }
    if (m_fetchedAt.isNull() || page.fetchedAt < m_fetchedAt)
        m_fetchedAt = page.fetchedAt;
    m_rows.insert(m_rows.end(), page.value.rows.begin(), page.value.rows.end());
    if (m_pages.isComplete())
        return;
    if (m_extent == Extent::All)
        return void(Q_EMIT progressed());
    m_pages.stop();
    finish();
}

void FigureRowsReader::finish()
{
    setReading(false);
    if (const Done done = std::exchange(m_done, {}))
        done();
}

void FigureRowsReader::setReading(bool reading)
{
    if (std::exchange(m_isReading, reading) != reading)
        Q_EMIT readingChanged();
}

} // namespace atalaya::models
