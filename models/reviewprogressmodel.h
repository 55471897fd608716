// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/reviewsource.h"
#include "api/net/requestscope.h"
#include "models/loadstate.h"
#include "models/smalltable.h"

#include <optional>

namespace atalaya::models {

/// What each reviewer said in the last 30 days, by the number of verdicts, and how much of it in a hurry.
class ReviewProgressModel final : public SmallTable<contract::ReviewProgress::Line>
{
    Q_OBJECT

public:
    enum Column
    {
        Reviewer,
        Approved,
        Rejected,
        Corrected,
        /// Median of the seconds from taking to the verdict.
        Seconds,
        /// Hasty of the approvals, 0–100; invalid without approvals. The number of them is `HastyRole`.
        HastyShare,
        ColumnCount
    };
    static constexpr int HastyRole = IdRole + 1;

    /// `source` outlives the model.
    explicit ReviewProgressModel(api::ReviewSource *source, QObject *parent = nullptr);

    void refresh();
    [[nodiscard]] LoadState loadState() const { return m_state; }
    [[nodiscard]] const std::optional<api::ApiError> &problem() const { return m_problem; }
    /// All together.
    [[nodiscard]] const contract::ReviewProgress::Line &all() const { return m_all; }
    /// What this account did; zeros when nothing.
    [[nodiscard]] contract::ReviewProgress::Line of(const QString &account) const;

Q_SIGNALS:
    /// After every outcome.
    void changed();

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant key(const contract::ReviewProgress::Line &row) const override
    {
        return QString::fromStdString(row.by.id);
    }
    [[nodiscard]] QVariant cell(const contract::ReviewProgress::Line &row, int column) const override;
    [[nodiscard]] QVariant extra(const contract::ReviewProgress::Line &row, int role) const override;

private:
    void take(const api::Result<api::Dated<contract::ReviewProgress>> &answer);

    api::ReviewSource *m_source;
    contract::ReviewProgress::Line m_all;
    LoadState m_state = LoadState::Loading;
    std::optional<api::ApiError> m_problem;
    api::RequestScope m_loads;
};

} // namespace atalaya::models
