// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/dashboardsource.h"
#include "api/net/requestscope.h"
#include "models/figurequery.h"

#include <QObject>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace atalaya::models {

/// Reads the rows behind a figure for an export: all of them, or the first page. One request at a time, through the
/// cache; a list that changes meanwhile is begun anew.
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
    using Answer = api::Result<api::Dated<contract::DashboardRows>>;

    void begin(bool fromPlatform);
    void next(bool fromPlatform);
    void take(const Answer &answer, bool fromPlatform);
    void fail(const api::ApiError &error);
    void setReading(bool reading);

    api::DashboardSource *m_source;
    api::RequestScope m_request;
    FigureId m_figure;
    UtcRange m_range;
    QString m_filter;
    Extent m_extent = Extent::All;
    Done m_done;
    bool m_isReading = false;
    int m_beginnings = 0;
    std::optional<contract::DashboardRows> m_head;
    QDateTime m_fetchedAt;
    std::vector<contract::DashboardRow> m_rows;
};

} // namespace atalaya::models
