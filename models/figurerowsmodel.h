// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/dashboardsource.h"
#include "api/net/requestscope.h"
#include "models/figurerow.h"
#include "models/loadstate.h"
#include "models/rowpages.h"
#include "models/smalltable.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <map>
#include <memory>
#include <optional>

namespace atalaya::models {

/// The rows behind one figure, newest first: a sparse window over the platform's list. A cell that is not at hand only
/// notes that it is wanted; misses are gathered for one turn of the event loop. The latest question wins, and a list
/// that has changed meanwhile begins anew.
class FigureRowsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        /// Counted from the oldest row.
        Number,
        At,
        /// Its kind is `KindRole`.
        What,
        Who,
        Entity,
        Minutes,
        /// In the figure's own unit: what the row adds to it.
        Part,
        Whole,
        ColumnCount
    };
    enum Role
    {
        KindRole = IdRole + 1,
        /// `LoadState` of the row: Ready, Loading, Failed or Unavailable.
        LoadStateRole,
        /// bool: the cell is computed from what is tried.
        TriedRole
    };

    /// `source` outlives the model.
    explicit FigureRowsModel(api::DashboardSource *source, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// Asks for the rows of this figure that the filter leaves, and forgets those of the one before.
    void setFigure(const FigureId &figure, const UtcRange &range, const QString &filter = {});
    /// Plain text that what, who or entity contains. Old rows stay until the answer is here.
    void setFilter(const QString &text);
    [[nodiscard]] const QString &filter() const { return m_filter; }
    /// What the view shows: this and half as much around it is kept at hand.
    void setView(int first, int last);
    /// Minutes and parts are computed with these instead of the stored assumptions.
    void setTried(const std::optional<Assumed> &tried);
    /// Asks the platform itself; rows stay meanwhile.
    void refresh();

    [[nodiscard]] LoadState loadState() const { return m_state; }
    [[nodiscard]] bool isBusy() const { return !m_loads.empty(); }
    [[nodiscard]] const std::optional<api::ApiError> &error() const { return m_error; }
    /// Of the oldest page at hand.
    [[nodiscard]] QDateTime fetchedAt() const { return m_fetchedAt; }
    /// The last answer without its rows; nullopt until there is one.
    [[nodiscard]] const std::optional<contract::DashboardRows> &head() const { return m_head; }
    /// False while `head` answers an earlier question.
    [[nodiscard]] bool isAnswered() const { return !m_isFirst; }
    /// Rows of the figure, whatever the filter leaves out.
    [[nodiscard]] qint64 allRows() const { return m_allRows; }

Q_SIGNALS:
    /// State, head or filter changed.
    void changed();

private:
    using Answer = api::Result<api::Dated<contract::DashboardRows>>;

    void begin();
    void gather();
    void load(int page, bool fromPlatform);
    void take(int page, bool fromPlatform, const Answer &answer);
    void accept(int page, bool fromPlatform, const api::Dated<contract::DashboardRows> &answer);
    void fail(int page, const api::ApiError &error);
    void startAgain(const contract::DashboardRows &answer);
    void tellPage(int page);
    [[nodiscard]] QVariant cell(const contract::DashboardRow &row, int at, int column) const;

    api::DashboardSource *m_source;
    FigureId m_figure;
    UtcRange m_range;
    QString m_filter;
    std::optional<Assumed> m_tried;

    RowPages<contract::DashboardRow> m_pages{figurePageSize};
    std::optional<contract::DashboardRows> m_head;
    qint64 m_allRows = 0;
    LoadState m_state = LoadState::Loading;
    std::optional<api::ApiError> m_error;
    QDateTime m_fetchedAt;

    quint64 m_epoch = 0;
    /// Until the first page of the question of now is here nothing else is asked for.
    bool m_isFirst = true;
    std::map<int, std::unique_ptr<api::RequestScope>> m_loads;
    std::map<int, LoadState> m_lost;
    int m_viewFirst = 0;
    int m_viewLast = 0;
    mutable int m_missed = -1;
    mutable QTimer m_gathering;
};

} // namespace atalaya::models
