// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/cache/dated.h"
#include "api/contract/prompt.h"
#include "api/net/requestscope.h"
#include "api/net/result.h"
#include "models/loadstate.h"
#include "models/smalltable.h"

#include <optional>

namespace atalaya::api {
class PromptSource;
}

namespace atalaya::models {

/// The approved versions of one template, the newest first.
class PromptHistory final : public SmallTable<contract::PromptVersion>
{
    Q_OBJECT

public:
    enum Column
    {
        Version,
        ApprovedAt,
        RequestedBy,
        ApprovedBy,
        Note,
        ColumnCount
    };
    /// Whether it is withdrawn.
    static constexpr int WithdrawnRole = IdRole + 1;

    /// `source` outlives it.
    explicit PromptHistory(api::PromptSource *source, QObject *parent = nullptr);

    void open(const QString &id);
    void refresh();
    /// Null: there is no such version.
    [[nodiscard]] const contract::PromptVersion *find(std::int64_t version) const;

    [[nodiscard]] LoadState loadState() const { return m_state; }
    [[nodiscard]] const std::optional<api::ApiError> &problem() const { return m_problem; }

Q_SIGNALS:
    void changed();

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant key(const contract::PromptVersion &row) const override
    {
        return static_cast<qlonglong>(row.version);
    }
    [[nodiscard]] QVariant cell(const contract::PromptVersion &row, int column) const override;
    [[nodiscard]] QVariant extra(const contract::PromptVersion &row, int role) const override;

private:
    void take(const api::Result<api::Dated<contract::PromptVersions>> &answer);

    api::PromptSource *m_source;
    QString m_id;
    LoadState m_state = LoadState::Loading;
    std::optional<api::ApiError> m_problem;
    api::RequestScope m_loads;
};

} // namespace atalaya::models
