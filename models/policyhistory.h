// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/policydetail.h"
#include "api/net/apierror.h"
#include "api/net/requestscope.h"
#include "api/rules/policyset.h"
#include "models/loadstate.h"
#include "models/smalltable.h"

#include <optional>

namespace atalaya::api {
class PolicySource;
}

namespace atalaya::models {

/// The published versions of one policy, the newest first, and the text of the one that is looked at.
class PolicyHistory final : public SmallTable<contract::PolicyVersions::Line>
{
    Q_OBJECT

public:
    enum Column
    {
        Version,
        PublishedAt,
        /// A name, or two where two were asked for; `operator`: it came with the platform.
        PublishedBy,
        Note,
        ColumnCount
    };

    /// `source` outlives it.
    explicit PolicyHistory(api::PolicySource *source, QObject *parent = nullptr);

    void open(const QString &id);
    /// Reads the text of a version; textChanged() when it is there.
    void read(std::int64_t version);

    [[nodiscard]] LoadState loadState() const { return m_state; }
    [[nodiscard]] const std::optional<api::ApiError> &problem() const { return m_problem; }
    /// 0: none is looked at.
    [[nodiscard]] std::int64_t version() const { return m_version; }
    [[nodiscard]] const std::optional<rules::Policy> &text() const { return m_text; }
    [[nodiscard]] const std::optional<api::ApiError> &textProblem() const { return m_textProblem; }

Q_SIGNALS:
    void loadStateChanged();
    void textChanged();

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant key(const contract::PolicyVersions::Line &row) const override
    {
        return static_cast<qlonglong>(row.version);
    }
    [[nodiscard]] QVariant cell(const contract::PolicyVersions::Line &row, int column) const override;

private:
    api::PolicySource *m_source;
    [[nodiscard]] QString nameOf(const std::string &id) const;

    QString m_id;
    /// Names for ids.
    std::vector<contract::Person> m_people;
    LoadState m_state = LoadState::Loading;
    std::optional<api::ApiError> m_problem;
    std::int64_t m_version = 0;
    std::optional<rules::Policy> m_text;
    std::optional<api::ApiError> m_textProblem;
    api::RequestScope m_loads;
    api::RequestScope m_reads;
};

} // namespace atalaya::models
