// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/auditcells.h"
#include "models/auditpages.h"
#include "models/auditsearch.h"

#include <QAbstractTableModel>

#include <functional>

namespace atalaya::models {

/// The decisions of a snapshot, in its order: a sparse window over rows of which only those near the view are at hand.
/// While another snapshot is on its way the old rows stay.
class AuditLogModel final : public QAbstractTableModel, public AuditCells
{
    Q_OBJECT

public:
    /// Both outlive the model. `zone`: the tenant's.
    AuditLogModel(api::AuditSource *source, AuditSearch *search, const QTimeZone &zone, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// What the view shows: this and half as much around it is kept at hand. Tell it after every scroll and resize.
    void setView(int first, int last) { m_pages.setView(first, last); }
    /// Null: not at hand; ask with want().
    [[nodiscard]] const contract::AuditRow *rowAt(int row) const;
    /// Loads a row that is not at hand; pageReady() follows, unless it can't be had.
    void want(int row) { m_pages.want(row); }
    /// `use(row, decision)` for every row at hand, in order.
    void eachRow(const std::function<void(int, const contract::AuditRow &)> &use) const;
    /// Among the rows at hand; -1: it may still be in the snapshot, see find().
    [[nodiscard]] int rowOf(qint64 seq) const;
    /// Where the decision stands in the snapshot; found() follows, unless another one is looked for before.
    void find(qint64 seq);
    /// The decision that is selected: where it stands in each new snapshot is told by found(). -1: none.
    void setCurrent(qint64 seq) { m_current = seq; }
    /// What F and Shift+F do with a cell; nullopt where it has no value to filter by.
    [[nodiscard]] std::optional<AuditTerm> termOf(const QModelIndex &index) const;

    /// Of the snapshot whose rows are shown; empty before the first.
    [[nodiscard]] QString snapshotId() const { return m_pages.snapshotId(); }
    /// What that snapshot has to answer: the query as it was typed, and the order.
    [[nodiscard]] rules::Query query() const { return queryOf(m_asked.text, m_zone, m_asked.at); }
    [[nodiscard]] contract::AuditSort sort() const { return m_asked.sort; }
    /// How far the platform's clock was ahead of this computer's then; 0 where the query does not reckon from it.
    [[nodiscard]] std::chrono::milliseconds clockSkew() const;
    /// Stale: the rows of before are shown, because another snapshot is on its way or none can be had.
    [[nodiscard]] LoadState loadState() const;
    [[nodiscard]] bool isBusy() const { return m_search->isBusy() || m_isTurning || m_pages.isBusy(); }
    /// Why rows are missing, or why the question failed.
    [[nodiscard]] std::optional<api::ApiError> error() const;
    /// Asks again for rows that could not be had.
    void retry();

    /// For who checks rows: of `states.size()` rows from `first` on, if that is still the snapshot.
    void setProofs(const QString &snapshotId, int first, const std::vector<ProofState> &states);
    /// Rows at hand of which that is known.
    [[nodiscard]] int countProofs(ProofState state) const;
    /// Of every row at hand.
    void setAllProofs(ProofState state);

Q_SIGNALS:
    /// State, busy or error.
    void changed();
    /// These rows are at hand now; all of them are shown.
    void pageReady(int first, int count);
    /// After the rows of a renewed snapshot have replaced the old ones: the row that stood at the top of the view.
    void anchored(int row);
    /// -1: not in the snapshot, or not to be known.
    void found(qint64 seq, int row);

private:
    using Answer = api::Result<contract::AuditRows>;
    using Offset = std::optional<std::int64_t>;

    void onSnapshot(bool isRenewed);
    void onRebuilt(const std::optional<api::ApiError> &error);
    void onPage(int page);
    void turnTo(int row);
    void turn(const Answer &answer);
    void giveUpTurning(const api::ApiError &error);
    [[nodiscard]] bool begin(const QString &id, int total, std::vector<contract::AuditRow> rows);
    void ask(api::RequestScope &scope, const QString &id, qint64 seq, const std::function<void(Offset)> &then);

    api::AuditSource *m_source;
    AuditSearch *m_search;
    QTimeZone m_zone;
    AuditPages m_pages;
    AuditAsked m_asked;
    /// Why the snapshot of the moment can't be shown.
    std::optional<api::ApiError> m_error;
    /// Of the snapshot that is not shown yet.
    api::RequestScope m_turning;
    api::RequestScope m_finding;
    bool m_isTurning = false;
    bool m_isRenewed = false;
    int m_turnsTo = 0;
    quint64 m_life = 0;
    qint64 m_current = -1;
};

} // namespace atalaya::models
