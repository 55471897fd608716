// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::platform {

/// The last signed head of each tree, outside the database: a database that was put back or shortened no longer fits.
class HeadFiles
{
public:
    /// Makes the directory (0700) when it is missing.
    explicit HeadFiles(std::filesystem::path directory);

    [[nodiscard]] std::optional<std::string> read(std::string_view tenantId) const;
    /// Replaces the file and returns once it is on disk; false when that failed (the old one is still there).
    [[nodiscard]] bool write(std::string_view tenantId, std::string_view note) const;
    [[nodiscard]] std::vector<std::string> all() const;

private:
    [[nodiscard]] std::filesystem::path pathOf(std::string_view tenantId) const;
    std::filesystem::path m_directory;
};

} // namespace atalaya::platform
