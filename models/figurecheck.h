// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/dashboardsource.h"
#include "api/net/requestscope.h"
#include "api/rules/aggregate.h"
#include "models/figurequery.h"

#include <QObject>

#include <map>
#include <optional>
#include <string>

namespace atalaya::models {

/// How many rows of a kind there are, and people's minutes in them.
struct KindTally
{
    qint64 rows = 0;
    double minutes = 0;
    bool operator==(const KindTally &) const = default;
};

/// What the dashboard says of a figure.
struct CardFigure
{
    enum class Kind
    {
        /// The dashboard does not name it: nothing to compare with.
        Unnamed,
        /// Not here yet.
        Awaited,
        /// Could not be read.
        Missing,
        Known
    };
    Kind kind = Kind::Unnamed;
    /// nullopt: no data.
    std::optional<double> value{};
    bool operator==(const CardFigure &) const = default;
};

[[nodiscard]] bool isSameFigure(std::optional<double> a, std::optional<double> b);

/// Recomputes a figure from its very rows: reads all of them, page after page, never more than one request at a time,
/// and compares what comes out with what the platform says beside them and on the dashboard.
class FigureCheck final : public QObject
{
    Q_OBJECT

public:
    enum class State
    {
        /// Nothing was asked for yet, it was cancelled, or the dashboard that it is compared with can't be read.
        Off,
        /// More rows than are read unasked.
        TooMany,
        Running,
        Agrees,
        Differs,
        /// Not all rows are kept on this computer, and the platform can't be reached.
        Incomplete,
        Failed
    };

    /// So many rows are read without being asked to.
    static constexpr qint64 mostUnasked = 5'000;

    /// `source` outlives the check.
    explicit FigureCheck(api::DashboardSource *source, QObject *parent = nullptr);

    /// Reads the first page, and the others when there are not too many.
    void start(const FigureId &figure, const UtcRange &range);
    /// Goes on, however many there are.
    void readAll();
    void cancel();
    /// Rows that have been read are compared again, none are read for it.
    void setCard(const CardFigure &card);

    [[nodiscard]] State state() const { return m_state; }
    /// All rows went into the result.
    [[nodiscard]] bool isComplete() const { return m_state == State::Agrees || m_state == State::Differs; }
    [[nodiscard]] qint64 rowsRead() const { return m_read; }
    [[nodiscard]] qint64 rowsInAll() const { return m_total; }
    /// Of the rows that were read.
    [[nodiscard]] const std::string &snapshot() const { return m_snapshot; }
    /// What the platform says (of the two figures the one that the rows do not give), and what the rows give; nullopt:
    /// no data.
    [[nodiscard]] std::optional<double> figure() const;
    [[nodiscard]] std::optional<double> recomputed() const;
    [[nodiscard]] rules::RowTotals totals() const;
    [[nodiscard]] KindTally tally(const std::string &kind) const;
    [[nodiscard]] const std::optional<api::ApiError> &error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    using Answer = api::Result<api::Dated<contract::DashboardRows>>;

    void begin(bool fromPlatform);
    void read(bool fromPlatform);
    void take(const Answer &answer, bool fromPlatform);
    void add(const contract::DashboardRows &page);
    void finish();
    void setState(State state);

    api::DashboardSource *m_source;
    FigureId m_id;
    UtcRange m_range;
    State m_state = State::Off;
    bool m_isUnbounded = false;
    int m_beginnings = 0;
    api::RequestScope m_request;

    std::optional<rules::Aggregator> m_sum;
    std::map<std::string, KindTally, std::less<>> m_tallies;
    std::string m_snapshot;
    std::optional<double> m_figure;
    CardFigure m_card;
    bool m_isRead = false;
    qint64 m_read = 0;
    qint64 m_total = 0;
    std::optional<api::ApiError> m_error;
};

} // namespace atalaya::models
