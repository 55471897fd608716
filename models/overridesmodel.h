// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/overridesource.h"
#include "api/net/requestscope.h"
#include "models/loadstate.h"
#include "models/smalltable.h"

#include <optional>

namespace atalaya::models {

/// What people want to go ahead although a policy held it back, the newest first. Views fetch more towards the end.
class OverridesModel final : public SmallTable<contract::Override>
{
    Q_OBJECT

public:
    /// Fetched at a time; as many as there are rows, up to the other, when they are asked for again.
    static constexpr qint64 page = 200;
    static constexpr qint64 largestPage = 500;

    enum Column
    {
        RequestedAt,
        Action,
        Entity,
        Policy,
        /// once or entity; the hours are `HoursRole`.
        Scope,
        Reason,
        RequestedBy,
        State,
        /// Invalid when nothing can end any more.
        EndsAt,
        ColumnCount
    };
    enum Role
    {
        HoursRole = IdRole + 1,
        /// As the platform writes it: requested, approved, …
        StateRole
    };

    /// `source` outlives the model.
    explicit OverridesModel(api::OverrideSource *source, QObject *parent = nullptr);

    /// A state as the platform writes it; empty: all. Asks.
    void setFilter(const QString &state);
    [[nodiscard]] const QString &filter() const { return m_filter; }
    /// Rows stay readable while the list is asked for again.
    void refresh();
    /// Null: not among the rows.
    [[nodiscard]] const contract::Override *find(const QString &id) const;
    /// Of the platform, also while there are fewer rows.
    [[nodiscard]] qint64 total() const { return m_total; }
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    [[nodiscard]] LoadState loadState() const { return m_state; }
    [[nodiscard]] const std::optional<api::ApiError> &problem() const { return m_problem; }
    [[nodiscard]] QDateTime fetchedAt() const { return m_fetchedAt; }

Q_SIGNALS:
    /// After every outcome.
    void changed();

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant key(const contract::Override &row) const override { return QString::fromStdString(row.id); }
    [[nodiscard]] QVariant cell(const contract::Override &row, int column) const override;
    [[nodiscard]] QVariant extra(const contract::Override &row, int role) const override;

private:
    using Answer = api::Result<api::Dated<contract::OverrideList>>;
    /// What is behind the last of `m_renewed`, up to so many rows in all.
    void renew(qint64 rows);
    void take(qint64 rows, const Answer &answer);
    void takeMore(const Answer &answer);
    void failed(const api::ApiError &error);

    api::OverrideSource *m_source;
    QString m_filter;
    qint64 m_total = 0;
    /// Read so far while the rows are asked for again.
    std::vector<contract::Override> m_renewed;
    bool m_isWhole = true;
    bool m_isFetching = false;
    LoadState m_state = LoadState::Loading;
    std::optional<api::ApiError> m_problem;
    QDateTime m_fetchedAt;
    api::RequestScope m_loads;
};

/// It waits for a word, or has one and waits for its execution.
[[nodiscard]] bool isAlive(const contract::Override &override);

} // namespace atalaya::models
