// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform/logfixture.h"

#include <fstream>
#include <iterator>

namespace atalaya::platform {

std::string FakeVault::wrap(std::string_view context, std::string_view secret) const
{
    return std::string(context) + '\0' + std::string(secret);
}

std::optional<std::string> FakeVault::unwrap(std::string_view context, std::string_view wrapped) const
{
    const std::string head = std::string(context) + '\0';
    return wrapped.starts_with(head) ? std::optional(std::string(wrapped.substr(head.size()))) : std::nullopt;
}

LogFixture::LogFixture()
{
    restart();
}

std::filesystem::path LogFixture::path(std::string_view name) const
{
    return std::filesystem::path(m_dir.path().toStdString()) / name;
}

void LogFixture::restart()
{
    m_log.reset();
    m_database.reset();
    m_database = std::make_unique<Database>(path("store.db").string());
    m_log = std::make_unique<SignedLog>(*m_database, m_vault, path("heads"));
}

void LogFixture::replaceDatabase(const std::filesystem::path &copy)
{
    m_log.reset();
    m_database.reset();
    for (const char *name : {"store.db-wal", "store.db-shm"})
        std::filesystem::remove(path(name));
    std::filesystem::copy_file(copy, path("store.db"), std::filesystem::copy_options::overwrite_existing);
    restart();
}

std::map<std::filesystem::path, std::string> LogFixture::readHeads() const
{
    std::map<std::filesystem::path, std::string> heads;
    for (const auto &entry : std::filesystem::directory_iterator(path("heads"))) {
        std::ifstream file(entry.path(), std::ios::binary);
        heads[entry.path()] = std::string(std::istreambuf_iterator<char>(file), {});
    }
    return heads;
}

void LogFixture::writeHeads(const std::map<std::filesystem::path, std::string> &heads) const
{
    for (const auto &[file, text] : readHeads())
        std::filesystem::remove(file);
    for (const auto &[file, text] : heads)
        std::ofstream(file, std::ios::binary) << text;
}

} // namespace atalaya::platform
