// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/dashboardsource.h"
#include "api/net/requestscope.h"
#include "models/figurequery.h"

#include <QObject>

#include <string>

namespace atalaya::models {

/// Reads the rows behind a figure page after page: in their order, of one snapshot, one request at a time, through the
/// cache. A page that is known to be out of date is asked for anew, and a list that changes meanwhile is begun anew.
class FigurePages final : public QObject
{
    Q_OBJECT

public:
    using Page = api::Dated<contract::DashboardRows>;

    /// A figure of no more rows is added up again without the platform, once it was opened. What is read beyond is kept
    /// only while there is room: a hundred thousand rows do not push out what else was visited.
    static constexpr qint64 rowsKept = 5'000;

    /// `source` outlives the reading.
    explicit FigurePages(api::DashboardSource *source, QObject *parent = nullptr);

    /// Begins with the first page, and gives up what was being read. `filter`: of those that contain it.
    void read(const FigureId &figure, const UtcRange &range, const QString &filter = {});
    /// Nothing is told any more.
    void stop();

    [[nodiscard]] bool isReading() const { return m_isReading; }
    [[nodiscard]] qint64 rowsRead() const { return m_read; }
    /// 0 until a page is here.
    [[nodiscard]] qint64 rowsInAll() const { return m_total; }
    [[nodiscard]] bool isComplete() const { return m_isBegun && m_read >= m_total; }
    [[nodiscard]] const std::string &snapshot() const { return m_snapshot; }

Q_SIGNALS:
    /// What was taken before does not count: the first page comes next.
    void begun();
    /// The next page. Who takes it may stop the reading, or begin another.
    void taken(const atalaya::models::FigurePages::Page &page);
    void finished();
    void failed(const atalaya::api::ApiError &error);

private:
    using Answer = api::Result<Page>;

    void begin(bool fromPlatform);
    void ask(bool fromPlatform);
    void take(const Answer &answer, bool fromPlatform);
    void fail(const api::ApiError &error);

    api::DashboardSource *m_source;
    api::RequestScope m_request;
    FigureId m_figure;
    UtcRange m_range;
    QString m_filter;
    bool m_isReading = false;
    /// A page of the present beginning is here.
    bool m_isBegun = false;
    int m_beginnings = 0;
    /// Of reading itself, so that who takes a page can begin another.
    quint64 m_epoch = 0;
    std::string m_snapshot;
    qint64 m_read = 0;
    qint64 m_total = 0;
};

} // namespace atalaya::models
