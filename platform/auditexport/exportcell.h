// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditrows.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace atalaya::platform {

/// What stands in a cell; nullptr where there is no value.
using ExportCell = std::variant<std::nullptr_t, bool, std::int64_t, double, std::string>;

/// Reads the wanted columns, in their order, out of rows.
class ExportColumns
{
public:
    /// Of contract::exportColumns(). Throws std::out_of_range for any other.
    explicit ExportColumns(const std::vector<std::string> &names);
    [[nodiscard]] const std::vector<std::string> &names() const { return m_names; }
    [[nodiscard]] std::vector<ExportCell> cellsOf(const contract::AuditRow &row) const;

private:
    using Get = ExportCell (*)(const contract::AuditRow &row);

    std::vector<std::string> m_names;
    std::vector<Get> m_getters;
};

} // namespace atalaya::platform
