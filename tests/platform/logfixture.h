// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditlog/signedlog.h"
#include "platform/store/database.h"
#include "platform/tenancy/tenantscope.h"

#include <QTemporaryDir>

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace atalaya::platform {

/// Wraps by naming the context: enough to see that a secret is only opened where it belongs.
class FakeVault final : public KeyVault
{
public:
    [[nodiscard]] std::string wrap(std::string_view context, std::string_view secret) const override;
    [[nodiscard]] std::optional<std::string> unwrap(std::string_view context, std::string_view wrapped) const override;
};

/// A data directory of its own with an open store and its log.
class LogFixture
{
public:
    LogFixture();

    [[nodiscard]] Database &database() { return *m_database; }
    [[nodiscard]] SignedLog &log() { return *m_log; }
    [[nodiscard]] std::filesystem::path path(std::string_view name) const;
    /// Closes and opens again, as a new process would. `boot` is left to the test.
    void restart();
    void replaceDatabase(const std::filesystem::path &copy);
    [[nodiscard]] std::map<std::filesystem::path, std::string> readHeads() const;
    void writeHeads(const std::map<std::filesystem::path, std::string> &heads) const;

private:
    QTemporaryDir m_dir;
    FakeVault m_vault;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<SignedLog> m_log;
};

} // namespace atalaya::platform
