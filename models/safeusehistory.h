// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/cache/dated.h"
#include "api/contract/safeuse.h"
#include "api/net/requestscope.h"
#include "api/net/result.h"
#include "models/loadstate.h"
#include "models/smalltable.h"

#include <optional>

namespace atalaya::api {
class SafeUseSource;
}

namespace atalaya::models {

/// Who changed the rules of safe use, when and why: the newest first, the newest `most` of them.
class SafeUseHistory final : public SmallTable<contract::SafeUse>
{
    Q_OBJECT

public:
    static constexpr std::int64_t most = 500;

    enum Column
    {
        Version,
        ChangedAt,
        ChangedBy,
        Note,
        ColumnCount
    };

    /// `source` outlives it.
    explicit SafeUseHistory(api::SafeUseSource *source, QObject *parent = nullptr);

    void refresh();
    /// What held before the version in this row: the next older one, or what the platform is built with. nullopt: it
    /// is older than the rows reach.
    [[nodiscard]] std::optional<contract::SafeUseRules> before(int row) const;

    [[nodiscard]] LoadState loadState() const { return m_state; }
    [[nodiscard]] const std::optional<api::ApiError> &problem() const { return m_problem; }

Q_SIGNALS:
    void changed();

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant key(const contract::SafeUse &row) const override
    {
        return static_cast<qlonglong>(row.version);
    }
    [[nodiscard]] QVariant cell(const contract::SafeUse &row, int column) const override;

private:
    void take(const api::Result<api::Dated<contract::SafeUseVersions>> &answer);

    api::SafeUseSource *m_source;
    LoadState m_state = LoadState::Loading;
    std::optional<api::ApiError> m_problem;
    api::RequestScope m_loads;
};

} // namespace atalaya::models
