// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/auditdetail.h"
#include "models/auditlogmodel.h"

#include <QObject>

#include <vector>

namespace atalaya::models {

/// The decision that is open beside the table: what the row says at once, the rest when it is here. Goes through the
/// result in its order, also past the rows at hand, and finds its place again in each new snapshot.
class AuditDecisionPresenter final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive the presenter.
    AuditDecisionPresenter(api::AuditSource *source, AuditLogModel *rows, QObject *parent = nullptr);

    /// By its place in the table; one that is not at hand opens when it has come.
    void open(int row);
    /// By its id, also one that is not in the result: links, comparison, other decisions.
    void openById(const QString &id);
    void close();
    /// In the order of the result. Nothing happens at its ends.
    void next() { step(1); }
    void previous() { step(-1); }
    [[nodiscard]] bool hasNext() const;
    [[nodiscard]] bool hasPrevious() const;

    [[nodiscard]] bool isOpen() const { return !m_id.isEmpty(); }
    [[nodiscard]] const QString &id() const { return m_id; }
    /// In the table; -1: it is not in the result, or that is not known yet.
    [[nodiscard]] int row() const { return m_row; }
    /// What the table knows; nullopt until something is known.
    [[nodiscard]] const std::optional<contract::AuditRow> &facts() const { return m_facts; }
    /// nullopt until it is here, and when its parts contradict each other (BadResponse).
    [[nodiscard]] const std::optional<AuditDetail> &detail() const { return m_detail; }
    /// The answer of which it was made, for who verifies it; also one that contradicts itself.
    [[nodiscard]] const std::optional<contract::AuditDecision> &stored() const { return m_stored; }
    /// Of the detail.
    [[nodiscard]] LoadState loadState() const { return m_state; }
    [[nodiscard]] const std::optional<api::ApiError> &error() const { return m_error; }
    [[nodiscard]] QDateTime fetchedAt() const { return m_fetchedAt; }
    void retry();

    /// The query for the decisions on the same entity.
    [[nodiscard]] QString othersQuery() const;
    /// How many there are besides this one; nullopt until that is known.
    [[nodiscard]] std::optional<qint64> othersTotal() const;
    /// The newest of them, without this one; at most `mostOthers`.
    [[nodiscard]] const std::vector<contract::AuditRow> &others() const { return m_others; }
    static constexpr int mostOthers = 5;

Q_SIGNALS:
    /// Another decision, or none.
    void opened();
    /// Facts, detail, state or error.
    void changed();
    /// Its place in the table: select it there.
    void rowChanged(int row);
    void othersChanged();

private:
    void show(const QString &id, int row);
    void step(int by);
    void load();
    void take(const api::Result<api::Dated<contract::AuditDecision>> &answer);
    void setRow(int row);
    void onPage(int first, int count);
    void onFound(qint64 seq, int row);
    void askOthers();
    void takeOthers(const api::Result<contract::AuditRows> &answer);

    api::AuditSource *m_source;
    AuditLogModel *m_rows;
    AuditSearch m_entity;
    api::RequestScope m_request;
    api::RequestScope m_othersRequest;
    QString m_id;
    int m_row = -1;
    /// Opens when it is at hand.
    int m_awaited = -1;
    std::optional<contract::AuditRow> m_facts;
    std::optional<contract::AuditDecision> m_stored;
    std::optional<AuditDetail> m_detail;
    LoadState m_state = LoadState::Loading;
    std::optional<api::ApiError> m_error;
    QDateTime m_fetchedAt;
    std::vector<contract::AuditRow> m_others;
};

} // namespace atalaya::models
