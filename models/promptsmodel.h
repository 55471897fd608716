// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/cache/dated.h"
#include "api/contract/prompt.h"
#include "api/net/requestscope.h"
#include "api/net/result.h"
#include "models/loadstate.h"
#include "models/smalltable.h"

#include <QDateTime>

#include <optional>

namespace atalaya::api {
class PromptSource;
}

namespace atalaya::models {

/// The tenant's prompt templates, by name.
class PromptsModel final : public SmallTable<contract::PromptList::Line>
{
    Q_OBJECT

public:
    enum Column
    {
        Name,
        /// In force; 0: none.
        Version,
        ChangedAt,
        ChangedBy,
        ColumnCount
    };
    enum Role
    {
        HasDraftRole = IdRole + 1,
        WaitsRole
    };

    /// `source` outlives it.
    explicit PromptsModel(api::PromptSource *source, QObject *parent = nullptr);

    /// Rows stay readable while the list is asked for again.
    void refresh();

    [[nodiscard]] LoadState loadState() const { return m_state; }
    [[nodiscard]] const std::optional<api::ApiError> &problem() const { return m_problem; }
    [[nodiscard]] QDateTime fetchedAt() const { return m_fetchedAt; }

Q_SIGNALS:
    /// After every outcome.
    void changed();

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant key(const contract::PromptList::Line &row) const override
    {
        return QString::fromStdString(row.id);
    }
    [[nodiscard]] QVariant cell(const contract::PromptList::Line &row, int column) const override;
    [[nodiscard]] QVariant extra(const contract::PromptList::Line &row, int role) const override;

private:
    void take(const api::Result<api::Dated<contract::PromptList>> &answer);

    api::PromptSource *m_source;
    LoadState m_state = LoadState::Loading;
    std::optional<api::ApiError> m_problem;
    QDateTime m_fetchedAt;
    api::RequestScope m_loads;
};

} // namespace atalaya::models
