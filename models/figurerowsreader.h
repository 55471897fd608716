// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/figurepages.h"

#include <QObject>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace atalaya::models {

/// Reads the rows behind a figure for an export: all of them, or the first page.
class FigureRowsReader final : public QObject
{
    Q_OBJECT

public:
    enum class Extent
    {
        FirstPage,
        All
    };
    using Done = std::function<void()>;

    /// `source` outlives the reader.
    explicit FigureRowsReader(api::DashboardSource *source, QObject *parent = nullptr);

    /// `done` runs when the rows are here; `failed` is told otherwise. Ends the reading before.
    void read(const FigureId &figure, const UtcRange &range, const QString &filter, Extent extent, Done done);

    /// Ends the reading; `done` does not run.
    void cancel();

    [[nodiscard]] bool isReading() const { return m_isReading; }
    /// The first answer without its rows; nullopt until there is one.
    [[nodiscard]] const std::optional<contract::DashboardRows> &head() const { return m_head; }
    /// Of the oldest page of them.
    [[nodiscard]] QDateTime fetchedAt() const { return m_fetchedAt; }
    [[nodiscard]] const std::vector<contract::DashboardRow> &rows() const { return m_rows; }
    /// The same, which it forgets: a hundred thousand are not copied.
    [[nodiscard]] std::vector<contract::DashboardRow> takeRows() { return std::exchange(m_rows, {}); }

Q_SIGNALS:
    void readingChanged();
    /// Another page is here, and not the last.
    void progressed();
    void failed(const atalaya::api::ApiError &error);

private:
    void take(const FigurePages::Page &page);
    void finish();
    void setReading(bool reading);

    FigurePages m_pages;
    Extent m_extent = Extent::All;
    Done m_done;
    bool m_isReading = false;
    std::optional<contract::DashboardRows> m_head;
    QDateTime m_fetchedAt;
    std::vector<contract::DashboardRow> m_rows;
};

} // namespace atalaya::models
