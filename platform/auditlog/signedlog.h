// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditlog/auditlog.h"
#include "platform/auditlog/epochleaf.h"
#include "platform/auditlog/headfile.h"
#include "platform/auditlog/leafwriter.h"
#include "platform/auditlog/logtrees.h"
#include "platform/auditlog/signednote.h"
#include "platform/auditlog/treecheck.h"
#include "platform/keys/keyvault.h"
#include "platform/store/database.h"

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::platform {

/// The signed logs of all tenants. A head is signed after COMMIT only, and is on disk outside the database before
/// anybody can fetch it. Thread-safe.
class SignedLog final : public AuditLog
{
public:
    /// `headsDirectory` lies outside the database. Throws StoreError.
    SignedLog(Database &database, const KeyVault &vault, std::filesystem::path headsDirectory);

    /// Recomputes every tree and holds it against the heads that were signed. A log with problems is read-only from
    /// then on and each problem is printed; heads of the others are signed. To be called once, before the first
    /// request.
    std::vector<TreeReport> boot();
    /// The same without touching anything, payloads included (`check`).
    [[nodiscard]] std::vector<TreeReport> check();

    std::int64_t append(Transaction &transaction, std::string_view tenantId, Instant at,
                        const LogEntry &entry) override;
    /// Many leaves at the price of few: state is read and written once, one head is signed. `work` must not append to
    /// the same log by other ways.
    void appendMany(Transaction &transaction, std::string_view tenantId, Instant now,
                    const std::function<void(LeafWriter &)> &work);

    /// After an older state was put back: goes on from it in a new epoch, with a new key, whose first leaf holds the
    /// last head of the old one. Only for a log that lacks signed leaves and has no other fault; throws
    /// std::runtime_error with a sentence for people. For a command, not beside requests.
    EpochLeaf beginEpoch(const std::string &tenantId, const std::string &reason, Instant now);

    /// Signed note; nullopt while the log has no leaf, or is read-only.
    [[nodiscard]] std::optional<std::string> head(std::string_view tenantId) const;
    /// How many leaves that head covers; 0 without one.
    [[nodiscard]] std::uint64_t size(std::string_view tenantId) const;
    /// The same, after waiting until it is more than `size` or the time is up.
    [[nodiscard]] std::uint64_t waitBeyond(std::string_view tenantId, std::uint64_t size,
                                           std::chrono::milliseconds atMost) const;
    /// The nodes of every tree, for proofs.
    [[nodiscard]] LogTrees &trees() { return m_trees; }
    /// C2SP verifier key; nullopt while the log has no leaf.
    [[nodiscard]] std::optional<std::string> verifierKey(std::string_view tenantId) const;
    [[nodiscard]] bool readOnly(std::string_view tenantId) const;
    [[nodiscard]] bool anyReadOnly() const;

private:
    struct Signed
    {
        std::uint64_t size = 0;
        std::string note;
    };
    using Key = std::shared_ptr<const NoteKey>;

    [[nodiscard]] EpochLeaf lostEpoch(const std::string &tenantId, const std::string &reason);
    [[nodiscard]] std::vector<TreeReport> examine(TreeCheck depth);
    [[nodiscard]] std::string originOf(std::string_view tenantId, std::int64_t epoch) const;
    [[nodiscard]] Key keyFor(Transaction &transaction, std::string_view tenantId, std::int64_t epoch, Instant now);
    [[nodiscard]] Key openKey(std::string_view tenantId, std::int64_t epoch, const Row &row) const;
    [[nodiscard]] std::string lastNote(std::string_view tenantId) const;
    void publish(const std::string &tenantId, const Key &key, std::uint64_t size, const TreeHash &root);

    Database &m_database;
    const KeyVault &m_vault;
    HeadFiles m_files;
    LogTrees m_trees;
    std::string m_server;
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_published;
    std::map<std::string, Key, std::less<>> m_keys;
    std::map<std::string, Signed, std::less<>> m_heads;
    std::set<std::string, std::less<>> m_readOnly;
};

} // namespace atalaya::platform
