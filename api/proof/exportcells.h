// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditexport.h"
#include "api/rules/decisionfacts.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::api {

/// The cells of an export's rows in one form each, however they are written: two cells say the same when their forms
/// are equal. A number is its shortest decimal text, a moment ISO 8601 in UTC, a text itself.
class ExportCells
{
public:
    /// CSV can't tell an empty text from no value, JSON Lines can.
    ExportCells(std::vector<std::string> columns, contract::ExportFormat format);

    [[nodiscard]] const std::vector<std::string> &columns() const { return m_columns; }
    /// -1: the number of the decision is not among them.
    [[nodiscard]] int seqColumn() const { return m_seq; }
    /// Whether a column is of the private part.
    [[nodiscard]] bool isOfBody(std::size_t column) const { return m_kinds[column] == Kind::OfBody; }
    [[nodiscard]] bool hasBody() const { return m_hasBody; }

    /// What stands in a cell of CSV, quotes taken off.
    [[nodiscard]] std::string ofCsv(std::size_t column, std::string_view cell) const;
    /// nullopt: no value that an export has there.
    [[nodiscard]] std::optional<std::string> ofJson(std::size_t column, const nlohmann::json &value) const;
    /// As the log holds it. `facts.body` may only be missing where no column isOfBody().
    [[nodiscard]] std::string ofFacts(std::size_t column, const rules::DecisionFacts &facts,
                                      std::string_view tenantId) const;

private:
    enum class Kind
    {
        Text,
        OfBody,
        Whole,
        Real,
        Truth
    };

    std::vector<std::string> m_columns;
    std::vector<Kind> m_kinds;
    /// The form of no value.
    std::string m_none;
    int m_seq = -1;
    bool m_hasBody = false;
};

} // namespace atalaya::api
