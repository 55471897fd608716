// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditlog/headfile.h"

#include "platform/base/digest.h"
#include "platform/base/encoding.h"

#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace atalaya::platform {

namespace {

std::optional<std::string> contents(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

/// Writes and syncs; false when anything failed.
bool store(const char *path, std::string_view text)
{
    const int file = ::open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0)
        return false;
    const bool written = ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    const bool synced = written && ::fsync(file) == 0;
    return ::close(file) == 0 && synced;
}

bool syncDirectory(const char *path)
{
    const int directory = ::open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory < 0)
        return false;
    const bool synced = ::fsync(directory) == 0;
    ::close(directory);
    return synced;
}

} // namespace

HeadFiles::HeadFiles(std::filesystem::path directory)
    : m_directory(std::move(directory))
{
    if (std::filesystem::create_directories(m_directory))
        std::filesystem::permissions(m_directory, std::filesystem::perms::owner_all);
}

std::filesystem::path HeadFiles::pathOf(std::string_view tenantId) const
{
    // A digest, because an id may hold what a file name must not.
    return m_directory / (toHex(sha256(tenantId)).substr(0, 32) + ".note");
}

std::optional<std::string> HeadFiles::read(std::string_view tenantId) const
{
    return contents(pathOf(tenantId));
}

bool HeadFiles::write(std::string_view tenantId, std::string_view note) const
{
    return replace(pathOf(tenantId), note);
}

bool HeadFiles::archive(std::string_view tenantId, std::int64_t epoch) const
{
    const auto note = read(tenantId);
    std::filesystem::path path = pathOf(tenantId);
    path.replace_extension(".epoch" + std::to_string(epoch));
    return note && replace(path, *note);
}

bool HeadFiles::replace(const std::filesystem::path &path, std::string_view note) const
{
    const std::filesystem::path fresh = path.string() + ".new";
    std::error_code error;
    if (store(fresh.c_str(), note)) {
        std::filesystem::rename(fresh, path, error);
        return !error && syncDirectory(m_directory.c_str());
    }
    std::filesystem::remove(fresh, error);
    return false;
}

std::vector<std::string> HeadFiles::all() const
{
    std::vector<std::string> notes;
    for (const auto &entry : std::filesystem::directory_iterator(m_directory)) {
        if (entry.path().extension() != ".note")
            continue;
        if (auto note = contents(entry.path()))
            notes.push_back(std::move(*note));
    }
    return notes;
}

} // namespace atalaya::platform
