// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace atalaya::platform {

/// The platform's directory (0700) with a lock: two programs that append to the same log would fork it.
class DataFolder
{
public:
    enum class Use
    {
        /// Reads beside a running server (`backup`).
        Shared,
        /// The only program at work in a directory that is there (`check` too: a log that grows can't be compared).
        Existing,
        /// The same; the directory is made when it is missing.
        Exclusive
    };
    /// Throws std::runtime_error with a sentence for people.
    DataFolder(std::filesystem::path path, Use use);
    ~DataFolder();
    DataFolder(const DataFolder &) = delete;
    DataFolder &operator=(const DataFolder &) = delete;

    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }
    [[nodiscard]] std::string database() const { return (m_path / "platform.db").string(); }
    /// Signed heads, outside the database and its backups.
    [[nodiscard]] std::filesystem::path heads() const { return m_path / "heads"; }
    /// For files in the making; what an earlier run left behind is gone.
    [[nodiscard]] std::filesystem::path scratch() const { return m_path / "scratch"; }

private:
    std::filesystem::path m_path;
    int m_lock = -1;
};

} // namespace atalaya::platform
