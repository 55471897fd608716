// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace atalaya::platform {

/// Begins the name of every table for free text, and of nothing else.
inline constexpr std::string_view textTablePrefix = "fulltext_";

/// The tenant's table for free text; the tables that SQLite keeps behind it are called the same and `_data`, `_idx` …
/// Views can't stand before such a table, so each tenant has one, and the wall knows whose it is by its name.
[[nodiscard]] std::string textTableOf(std::string_view tenantId);

/// Whether all tables for free text that `sql` could name are those of `tenantId`. SQL has no other spelling of a name
/// than its letters.
[[nodiscard]] bool namesOnlyTextTablesOf(std::string_view tenantId, std::string_view sql);

} // namespace atalaya::platform
