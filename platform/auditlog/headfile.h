// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
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
    /// Keeps the head as the last one of `epoch` as well; false when there is none or that failed.
    [[nodiscard]] bool archive(std::string_view tenantId, std::int64_t epoch) const;
    /// Those that are in force.
    [[nodiscard]] std::vector<std::string> all() const;

private:
    [[nodiscard]] std::filesystem::path pathOf(std::string_view tenantId) const;
    [[nodiscard]] bool replace(const std::filesystem::path &path, std::string_view note) const;
    std::filesystem::path m_directory;
};

} // namespace atalaya::platform
