// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/reviewsource.h"
#include "api/net/requestscope.h"
#include "models/loadstate.h"
#include "models/rowpages.h"
#include "models/smalltable.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>

namespace atalaya::models {

/// What waits for a person, or waited: a sparse window over the platform's queue. Rows stay readable while they are
/// asked for again; what an action answered is put in at once.
class ReviewQueueModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    using Part = api::ReviewSource::Part;
    using Now = std::function<QDateTime()>;
    static constexpr int pageSize = 100;

    enum Column
    {
        /// Seconds from the decision until now, or until the verdict.
        Waiting,
        /// Seconds until it is due, negative when it is late; invalid when it is done.
        Due,
        Action,
        Entity,
        Agent,
        Policy,
        Confidence,
        Risk,
        /// Who is looking at it, or who spoke.
        Holder,
        ColumnCount
    };
    enum Role
    {
        /// `LoadState` of the row: Ready, Loading, Failed or Unavailable.
        LoadStateRole = IdRole + 1,
        /// bool: it waits for longer than the tenant wants.
        OverdueRole,
        /// `Held`.
        HeldRole,
        /// approved, rejected or corrected; empty while it waits.
        OutcomeRole
    };
    enum class Held
    {
        ByNobody,
        ByMe,
        ByOther
    };
    Q_ENUM(Held)

    /// Of the last answer.
    struct Facts
    {
        qint64 open = 0;
        qint64 overdue = 0;
        qint64 slaMinutes = 0;
        qint64 holdMinutes = 0;
    };

    /// `source` outlives the model; `me` is the account's id.
    ReviewQueueModel(api::ReviewSource *source, const QString &me, Now now, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// Forgets the rows of the other part, and asks.
    void setPart(Part part);
    [[nodiscard]] Part part() const { return m_part; }
    /// What the view shows: this and half as much around it is kept at hand.
    void setView(int first, int last);
    void refresh();
    /// What an action has made of an item.
    void put(const contract::ReviewItem &item);
    /// It has left this part.
    void drop(const QString &id);
    /// Time went on: ages and times left.
    void tick();

    /// -1: not at hand.
    [[nodiscard]] int rowOf(const QString &id) const;
    /// Null: not at hand.
    [[nodiscard]] const contract::ReviewItem *at(int row) const { return m_pages.find(row); }
    /// The first from `row` on, then from the top, that waits and that nobody else holds; -1: none at hand.
    [[nodiscard]] int nextFree(int row) const;
    [[nodiscard]] Held heldBy(const contract::ReviewItem &item) const;
    /// The platform's clock, as far as this computer can tell.
    [[nodiscard]] QDateTime now() const { return m_now().addMSecs(m_skew); }

    [[nodiscard]] LoadState loadState() const { return m_state; }
    [[nodiscard]] const std::optional<api::ApiError> &problem() const { return m_error; }
    [[nodiscard]] QDateTime fetchedAt() const { return m_fetchedAt; }
    [[nodiscard]] const std::optional<Facts> &facts() const { return m_facts; }

Q_SIGNALS:
    /// State, facts or problem.
    void changed();

private:
    using Answer = api::Result<api::Dated<contract::ReviewQueue>>;

    void gather();
    void load(int page);
    void take(int page, const Answer &answer);
    void accept(int page, const api::Dated<contract::ReviewQueue> &answer);
    void fail(int page, const api::ApiError &error);
    [[nodiscard]] bool isContinued(int page, const contract::ReviewQueue &answer) const;
    /// Puts the rows into pages anew; what does not fill its page is forgotten.
    void rebuild(const std::map<int, contract::ReviewItem> &rows, int total);
    void tellPage(int page);
    [[nodiscard]] QVariant cell(const contract::ReviewItem &item, int column) const;

    api::ReviewSource *m_source;
    QString m_me;
    Now m_now;
    Part m_part = Part::Open;
    RowPages<contract::ReviewItem> m_pages{pageSize};
    std::optional<Facts> m_facts;
    LoadState m_state = LoadState::Loading;
    std::optional<api::ApiError> m_error;
    QDateTime m_fetchedAt;
    /// Milliseconds that the platform's clock is ahead.
    qint64 m_skew = 0;
    /// Until the first page is here nothing else is asked for.
    bool m_isFirst = true;
    std::map<int, std::unique_ptr<api::RequestScope>> m_loads;
    std::map<int, LoadState> m_lost;
    /// At hand from before the last refresh.
    std::set<int> m_old;
    int m_viewFirst = 0;
    int m_viewLast = 0;
    mutable int m_missed = -1;
    mutable QTimer m_gathering;
};

} // namespace atalaya::models
