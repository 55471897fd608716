// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cardcomparison.h"
#include "models/figurecatalog.h"
#include "models/figureformula.h"
#include "models/figurerowsmodel.h"

#include <QObject>
#include <QTimeZone>

#include <functional>
#include <optional>

namespace atalaya::models {

/// One figure of the dashboard, opened: what it is, how it comes about, what is assumed behind it and what would come
/// out if something else were; and its rows, which are added up again to see whether they give it.
class FigurePresenter final : public QObject
{
    Q_OBJECT

public:
    using Clock = std::function<QDateTime()>;

    /// `source` outlives the presenter. `zone` is the tenant's; `clock` says now, in any zone.
    FigurePresenter(api::DashboardSource *source, const QTimeZone &zone, Clock clock, QObject *parent = nullptr);

    [[nodiscard]] api::DashboardSource *source() const { return m_source; }
    [[nodiscard]] const FigureQuery &query() const { return m_query; }
    [[nodiscard]] const UtcRange &range() const { return m_range; }
    [[nodiscard]] QDate today() const;
    /// Those that were asked for: they stay until the figure is opened or refreshed on another day.
    [[nodiscard]] rules::DayRange days() const { return m_days; }
    [[nodiscard]] rules::DayRange comparedDays() const { return rules::before(days()); }

    [[nodiscard]] LoadState state() const { return m_rows.loadState(); }
    [[nodiscard]] const std::optional<api::ApiError> &error() const { return m_rows.error(); }
    [[nodiscard]] QDateTime fetchedAt() const { return m_rows.fetchedAt(); }
    [[nodiscard]] bool isBusy() const { return m_rows.isBusy(); }

    /// False until something is known of the figure.
    [[nodiscard]] bool hasFigure() const { return m_rows.head().has_value(); }
    /// With what is tried; nullopt: no data.
    [[nodiscard]] std::optional<double> figure() const;
    [[nodiscard]] std::optional<double> storedFigure() const;
    [[nodiscard]] Unit unit() const;
    [[nodiscard]] QString currency() const;
    /// Of the stored figure.
    [[nodiscard]] const Change &change() const { return m_change; }
    [[nodiscard]] std::optional<double> previous() const { return m_previous; }
    [[nodiscard]] std::vector<FormulaStep> formula() const;
    /// The other figures of the card, with their values.
    [[nodiscard]] std::vector<RelatedFigure> related() const;

    /// True where minutes and money are saved, and the counts behind them are known.
    [[nodiscard]] bool canTry() const;
    [[nodiscard]] bool isTried() const { return m_tried.has_value() && canTry(); }
    /// They matter here, and could not be read.
    [[nodiscard]] bool lacksAssumptions() const;
    [[nodiscard]] Assumed stored() const;
    [[nodiscard]] Assumed most() const { return Assumed::most(stored()); }
    [[nodiscard]] Assumed assumed() const { return m_tried.value_or(stored()); }
    [[nodiscard]] SavingBase base() const;
    [[nodiscard]] Saving saving() const { return savingOf(base(), assumed()); }
    [[nodiscard]] BreakEven breakEven() const { return breakEvenOf(base(), assumed(), most()); }

    [[nodiscard]] FigureRowsModel *rows() { return &m_rows; }
    [[nodiscard]] const FigureRowsModel *rows() const { return &m_rows; }
    [[nodiscard]] FigureCheck *check() { return m_card.check(); }
    [[nodiscard]] const FigureCheck *check() const { return m_card.check(); }
    /// Of the net saving, which stands beside a gross one: gives the counts of overrides and rework too.
    [[nodiscard]] const FigureCheck *netCheck() const { return m_card.netCheck(); }

public Q_SLOTS:
    void open(const atalaya::models::FigureQuery &query);
    /// Asks the platform itself; on another day for the days that the period means by then.
    void refresh();
    /// Asks again for what was lost when the session changed.
    void recover();
    /// Checks the figure, however many rows it has; anew and with the platform when it did not agree.
    void addUp();
    /// What is another than before is brought within its bounds; the stored values end the trial.
    void tryOut(const atalaya::models::Assumed &assumed);
    void reset();

Q_SIGNALS:
    void changed();
    void triedChanged();

private:
    using RowsAnswer = api::Result<api::Dated<contract::DashboardRows>>;

    void reopen(const QString &filter);
    void applyTried();
    void loadPrevious(bool fromPlatform);
    void onRows();
    [[nodiscard]] const std::optional<contract::BusinessDashboard> &dashboard() const { return m_card.dashboard(); }
    void setTried(const std::optional<Assumed> &tried);
    void compare();

    api::DashboardSource *m_source;
    QTimeZone m_zone;
    Clock m_clock;
    FigureQuery m_query;
    rules::DayRange m_days;
    UtcRange m_range;
    std::optional<Assumed> m_tried;

    api::RequestScope m_previousRequest;
    std::optional<contract::DashboardRows> m_before;
    std::optional<double> m_previous;
    Change m_change;

    FigureRowsModel m_rows;
    CardComparison m_card;
    /// What is lost from now on is asked for again.
    bool m_recoversRows = false;
};

} // namespace atalaya::models
