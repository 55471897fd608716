// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditlog/signedlog.h"

#include "platform/base/encoding.h"
#include "platform/base/log.h"
#include "platform/base/random.h"

namespace atalaya::platform {

namespace {

std::string contextOf(std::string_view tenantId, std::int64_t epoch)
{
    return "auditlog/" + std::string(tenantId) + '/' + std::to_string(epoch);
}

/// The tenant in `<server>/t/<tenant>/<epoch>`; the whole text when it has another form.
std::string tenantOf(const std::string &origin)
{
    const std::size_t begin = origin.find("/t/");
    const std::size_t end = origin.rfind('/');
    return begin == std::string::npos || end < begin + 3 ? origin : origin.substr(begin + 3, end - begin - 3);
}

/// Whether the newest epoch was begun with this head.
bool isLastHead(Connection &connection, const std::string &tenantId, const std::string &note)
{
    const auto row = connection.row(
        "SELECT last_head FROM base_log_epoch WHERE tenant_id = ? ORDER BY seq DESC LIMIT 1", {tenantId});
    return row && row->text(0) == note;
}

} // namespace

SignedLog::SignedLog(Database &database, const KeyVault &vault, std::filesystem::path headsDirectory)
    : m_database(database)
    , m_vault(vault)
    , m_files(std::move(headsDirectory))
{
    m_database.read([this](Connection &connection) {
        if (const auto row = connection.row("SELECT name FROM log_server"))
            m_server = row->text(0);
    });
    if (!m_server.empty())
        return;
    m_database.write([this](Transaction &transaction) {
        transaction.run("INSERT OR IGNORE INTO log_server (id, name) VALUES (1, ?)",
                        {"atalaya-" + toHex(randomBytes(8))});
        m_server = transaction.row("SELECT name FROM log_server")->text(0);
    });
}

std::string SignedLog::originOf(std::string_view tenantId, std::int64_t epoch) const
{
    return m_server + "/t/" + std::string(tenantId) + '/' + std::to_string(epoch);
}

SignedLog::Key SignedLog::openKey(std::string_view tenantId, std::int64_t epoch, const Row &row) const
{
    const auto seed = m_vault.unwrap(contextOf(tenantId, epoch), row.blob(1));
    const auto key = seed ? NoteKey::fromSeed(originOf(tenantId, epoch), *seed) : std::nullopt;
    if (!key || key->publicKey() != row.blob(0))
        throw StoreError(StoreError::Kind::Damaged, "the signing key of a log can't be opened");
    return std::make_shared<const NoteKey>(*key);
}

SignedLog::Key SignedLog::keyFor(Transaction &transaction, std::string_view tenantId, std::int64_t epoch, Instant now)
{
    {
        const std::scoped_lock lock(m_mutex);
        const auto known = m_keys.find(tenantId);
        if (known != m_keys.end() && known->second->name() == originOf(tenantId, epoch))
            return known->second;
    }
    if (const auto row = transaction.row("SELECT public_key, wrapped_seed FROM log_key WHERE epoch = ?", {epoch}))
        return openKey(tenantId, epoch, *row);
    auto key = std::make_shared<const NoteKey>(NoteKey::generate(originOf(tenantId, epoch)));
    transaction.run("INSERT INTO log_key (tenant_id, epoch, name, public_key, wrapped_seed, created_at)"
                    " VALUES (?, ?, ?, ?, ?, ?)",
                    {std::string(tenantId), epoch, key->name(), Blob{key->publicKey()},
                     Blob{m_vault.wrap(contextOf(tenantId, epoch), key->seed())}, now.time_since_epoch().count()});
    return key;
}

std::string SignedLog::lastNote(std::string_view tenantId) const
{
    const std::scoped_lock lock(m_mutex);
    if (m_readOnly.contains(tenantId))
        throw StoreError(StoreError::Kind::LogReadOnly, "this log does not fit its signed head and is read-only");
    const auto last = m_heads.find(tenantId);
    return last == m_heads.end() ? std::string() : last->second.note;
}

void SignedLog::appendMany(Transaction &transaction, std::string_view tenantId, Instant now,
                           const std::function<void(LeafWriter &)> &work)
{
    const std::string note = lastNote(tenantId);
    transaction.inTenant(tenantId, [&] {
        LeafWriter writer(transaction, std::string(tenantId));
        const Key key = keyFor(transaction, tenantId, writer.state().epoch, now);
        work(writer);
        writer.finish(note);
        const Frontier &frontier = writer.state().frontier;
        transaction.afterCommit([this, id = std::string(tenantId), key, size = frontier.size(), root = frontier.root(),
                                 hashes = writer.hashes()] {
            m_trees.append(id, size - hashes.size(), hashes);
            publish(id, key, size, root);
        });
    });
}

std::int64_t SignedLog::append(Transaction &transaction, std::string_view tenantId, Instant at, const LogEntry &entry)
{
    std::int64_t seq = 0;
    appendMany(transaction, tenantId, at, [&](LeafWriter &writer) { seq = writer.append(at, entry).seq; });
    return seq;
}

void SignedLog::publish(const std::string &tenantId, const Key &key, std::uint64_t size, const TreeHash &root)
{
    const std::scoped_lock lock(m_mutex);
    m_keys.insert_or_assign(tenantId, key);
    Signed &last = m_heads[tenantId];
    // Writers may reach this point out of order; a head never goes back.
    if (size <= last.size)
        return;
    std::string note = key->sign({key->name(), size, root});
    if (!m_files.write(tenantId, note)) {
        logError("auditlog: the head of a log can't be kept; the one before stays in force");
        return;
    }
    last = {size, std::move(note)};
    m_published.notify_all();
}

std::vector<TreeReport> SignedLog::examine(TreeCheck depth)
{
    std::vector<TreeReport> reports;
    std::set<std::string> origins;
    m_database.read([&](Connection &connection) {
        const auto trees = connection.rows("SELECT t.tenant_id, t.epoch, t.head, k.public_key, k.wrapped_seed"
                                           " FROM base_log_tree t LEFT JOIN base_log_key k"
                                           " ON k.tenant_id = t.tenant_id AND k.epoch = t.epoch ORDER BY t.tenant_id");
        for (const Row &tree : trees) {
            const std::string &tenantId = tree.text(0);
            for (std::int64_t epoch = 1; epoch <= tree.integer(1); ++epoch)
                origins.insert(originOf(tenantId, epoch));
            if (tree.isNull(3)) {
                reports.push_back({tenantId, 0, {}, {}, {"the signing key is missing"}});
                continue;
            }
            try {
                const Key key = openKey(tenantId, tree.integer(1), Row({Blob{tree.blob(3)}, Blob{tree.blob(4)}}));
                std::vector<std::string> heads;
                const auto kept = m_files.read(tenantId);
                // Until the first head of an epoch is on disk, the last one of the epoch before is.
                const bool isOfLastEpoch = kept && tree.isNull(2) && isLastHead(connection, tenantId, *kept);
                if (kept && !isOfLastEpoch)
                    heads.push_back(*kept);
                if (const auto inside = tree.maybeText(2))
                    heads.push_back(*inside);
                TreeReport report = checkTree(connection, tenantId, heads, key->verifierKey(), depth);
                if (!kept && !tree.isNull(2))
                    report.problems.emplace_back("the head kept outside the database is gone");
                reports.push_back(std::move(report));
                const std::scoped_lock lock(m_mutex);
                m_keys.insert_or_assign(tenantId, key);
            } catch (const StoreError &error) {
                reports.push_back({tenantId, 0, {}, {}, {error.what()}});
            }
        }
    });
    for (const std::string &note : m_files.all()) {
        const std::string origin = note.substr(0, note.find('\n'));
        if (!origins.contains(origin))
            reports.push_back({tenantOf(origin), 0, {}, {}, {"a head was signed for a log that is not there"}});
    }
    return reports;
}

std::vector<TreeReport> SignedLog::boot()
{
    std::vector<TreeReport> reports = examine(TreeCheck::Leaves);
    for (TreeReport &report : reports) {
        std::unique_lock lock(m_mutex);
        if (report.problems.empty()) {
            const Key key = m_keys.find(report.tenantId)->second;
            lock.unlock();
            m_trees.put(report.tenantId, std::move(report.nodes));
            publish(report.tenantId, key, report.size, report.root);
            continue;
        }
        m_readOnly.insert(report.tenantId);
        for (const std::string &problem : report.problems)
            logError("auditlog: ALARM: the log of " + report.tenantId + " is read-only: " + problem);
    }
    return reports;
}

std::vector<TreeReport> SignedLog::check()
{
    return examine(TreeCheck::LeavesAndPayloads);
}

bool SignedLog::anyReadOnly() const
{
    const std::scoped_lock lock(m_mutex);
    return !m_readOnly.empty();
}

std::uint64_t SignedLog::size(std::string_view tenantId) const
{
    const std::scoped_lock lock(m_mutex);
    const auto last = m_heads.find(tenantId);
    return last == m_heads.end() ? 0 : last->second.size;
}

std::uint64_t SignedLog::waitBeyond(std::string_view tenantId, std::uint64_t size,
                                    std::chrono::milliseconds atMost) const
{
    std::unique_lock lock(m_mutex);
    const auto now = [this, tenantId]() -> std::uint64_t {
        const auto last = m_heads.find(tenantId);
        return last == m_heads.end() ? 0 : last->second.size;
    };
    m_published.wait_for(lock, atMost, [&] { return now() > size; });
    return now();
}

std::optional<std::string> SignedLog::head(std::string_view tenantId) const
{
    const std::scoped_lock lock(m_mutex);
    const auto last = m_heads.find(tenantId);
    return last == m_heads.end() || last->second.size == 0 ? std::nullopt : std::optional(last->second.note);
}

std::optional<std::string> SignedLog::verifierKey(std::string_view tenantId) const
{
    const std::scoped_lock lock(m_mutex);
    const auto key = m_keys.find(tenantId);
    return key == m_keys.end() ? std::nullopt : std::optional(key->second->verifierKey());
}

bool SignedLog::readOnly(std::string_view tenantId) const
{
    const std::scoped_lock lock(m_mutex);
    return m_readOnly.contains(tenantId);
}

} // namespace atalaya::platform
