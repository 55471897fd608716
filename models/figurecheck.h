// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/aggregate.h"
#include "models/figurepages.h"

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

/// Recomputes a figure from its very rows, by the console's own formula, and compares what comes out with what the
/// platform says beside them and on the dashboard.
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

    enum class Extent
    {
        /// The first page, and the others when there are not too many.
        Unasked,
        /// However many there are.
        All
    };

    /// So many rows are read without being asked to.
    static constexpr qint64 mostUnasked = FigurePages::rowsKept;

    /// `source` outlives the check.
    explicit FigureCheck(api::DashboardSource *source, QObject *parent = nullptr);

    void start(const FigureId &figure, const UtcRange &range, Extent extent = Extent::Unasked);
    /// The same figure, however many rows it has.
    void readAll();
    void cancel();
    /// Rows that have been read are compared again, none are read for it.
    void setCard(const CardFigure &card);

    [[nodiscard]] State state() const { return m_state; }
    /// All rows went into the result.
    [[nodiscard]] bool isComplete() const { return m_state == State::Agrees || m_state == State::Differs; }
    [[nodiscard]] Extent extent() const { return m_extent; }
    [[nodiscard]] qint64 rowsRead() const { return m_pages.rowsRead(); }
    [[nodiscard]] qint64 rowsInAll() const { return m_pages.rowsInAll(); }
    /// Of the rows that were read.
    [[nodiscard]] const std::string &snapshot() const { return m_pages.snapshot(); }
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
    void begin();
    void take(const FigurePages::Page &page);
    void add(const contract::DashboardRows &page);
    void finish();
    void setState(State state);

    FigurePages m_pages;
    FigureId m_id;
    UtcRange m_range;
    Extent m_extent = Extent::Unasked;
    State m_state = State::Off;

    std::optional<rules::Aggregator> m_sum;
    std::map<std::string, KindTally, std::less<>> m_tallies;
    std::optional<double> m_figure;
    CardFigure m_card;
    bool m_isRead = false;
    std::optional<api::ApiError> m_error;
};

} // namespace atalaya::models
