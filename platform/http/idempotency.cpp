// SPDX-License-Identifier: GPL-3.0-or-later
#include "idempotency.h"

#include "reply.h"
#include "sealedanswer.h"

#include "platform/base/digest.h"
#include "platform/base/log.h"

#include <algorithm>

namespace atalaya::platform {

namespace {

constexpr std::chrono::hours kept{24};

std::string ownerOf(const RequestContext &request)
{
    const Principal &who = request.principal;
    return who.kind == Principal::Kind::ApiKey ? "key:" + who.keyId : "user:" + who.userId;
}

bool isWellFormed(const std::string &key)
{
    const auto allowed = [](unsigned char c) {
        return c > 0x20 && c < 0x7f;
    };
    return key.size() >= 16 && key.size() <= 100 && std::all_of(key.begin(), key.end(), allowed);
}

std::string keyOf(const RequestContext &request)
{
    const auto found = request.headers.find("idempotency-key");
    if (found == request.headers.end())
        throw httpError(400, "idempotency_key_required", "The request needs an Idempotency-Key.");
    if (!isWellFormed(found->second))
        throw httpError(400, "idempotency_key_invalid", "An Idempotency-Key has 16 to 100 printable characters.");
    return found->second;
}

/// What was asked is not always stored as it was sent: nobody shall find it by trying what it could have been, either.
/// The key itself is not stored.
std::string digestUnder(const std::string &key, const std::string &request)
{
    return hmacSha256(hmacSha256("atalaya/idempotency/request", key), request);
}

/// Takes a name out of the set of running requests, whatever happens.
class Running
{
public:
    Running(std::mutex &mutex, std::set<std::string> &names, std::string name)
        : m_mutex(mutex)
        , m_names(names)
        , m_name(std::move(name))
    {
        const std::lock_guard lock(m_mutex);
        if (!m_names.insert(m_name).second) {
            HttpError error = httpError(409, "idempotency_in_progress", "The same request is still running.");
            error.body.retryable = true;
            error.body.retryAfterSeconds = 1;
            throw error;
        }
    }
    ~Running()
    {
        const std::lock_guard lock(m_mutex);
        m_names.erase(m_name);
    }
    Running(const Running &) = delete;
    Running &operator=(const Running &) = delete;

private:
    std::mutex &m_mutex;
    std::set<std::string> &m_names;
    std::string m_name;
};

} // namespace

Response IdempotencyStore::once(const RequestContext &request, std::string_view rawBody,
                                const std::function<Response()> &work)
{
    const std::string key = keyOf(request);
    const Entry entry{ownerOf(request), key,
                      digestUnder(key, request.method + '\n' + request.path + '\n' + std::string(rawBody))};
    const Running running(m_mutex, m_running, entry.owner + '|' + entry.key);
    if (auto answer = storedOrReserved(entry))
        return *answer;
    const Response response = workOrRelease(entry, work);
    store(entry, response);
    return response;
}

Response IdempotencyStore::workOrRelease(const Entry &entry, const std::function<Response()> &work)
{
    // After any other exception nobody knows what was done: the key stays reserved.
    try {
        return work();
    } catch (const HttpError &) {
        release(entry);
        throw;
    } catch (const Absent &) {
        release(entry);
        throw;
    } catch (const StoreError &) {
        release(entry);
        throw;
    }
}

std::optional<Response> IdempotencyStore::storedOrReserved(const Entry &entry)
{
    const auto now = m_clock.now().time_since_epoch().count();
    const std::int64_t oldest = now - std::chrono::milliseconds(kept).count();
    std::optional<Row> row;
    m_database.write([&](Transaction &transaction) {
        (void)transaction.run("DELETE FROM idempotency_keys WHERE created_at <= ?", {oldest});
        row = transaction.row("SELECT digest, answer FROM idempotency_keys WHERE owner = ? AND key_hash = ?",
                              {entry.owner, Blob{sha256(entry.key)}});
        if (!row)
            (void)transaction.run("INSERT INTO idempotency_keys (owner, key_hash, digest, answer, created_at) "
                                  "VALUES (?, ?, ?, x'', ?)",
                                  {entry.owner, Blob{sha256(entry.key)}, Blob{entry.digest}, now});
    });
    if (!row)
        return std::nullopt;
    if (row->blob(0) != entry.digest)
        throw httpError(409, "idempotency_key_reused", "The Idempotency-Key belongs to another request.");
    auto answer = openAnswer(row->blob(1), entry.key);
    if (!answer)
        throw httpError(409, "idempotency_unknown_outcome",
                        "The same request came before and its answer was lost. It may have been done: look before you "
                        "send it again under a new Idempotency-Key.");
    answer->headers["Idempotency-Replayed"] = "true";
    return answer;
}

void IdempotencyStore::release(const Entry &entry) noexcept
try {
    m_database.write([&](Transaction &transaction) {
        (void)transaction.run("DELETE FROM idempotency_keys WHERE owner = ? AND key_hash = ?",
                              {entry.owner, Blob{sha256(entry.key)}});
    });
} catch (const std::exception &error) {
    logError(std::string("an Idempotency-Key stays reserved: ") + error.what());
}

void IdempotencyStore::store(const Entry &entry, const Response &response) noexcept
try {
    m_database.write([&](Transaction &transaction) {
        (void)transaction.run("UPDATE idempotency_keys SET answer = ? WHERE owner = ? AND key_hash = ?",
                              {Blob{sealAnswer(response, entry.key)}, entry.owner, Blob{sha256(entry.key)}});
    });
} catch (const std::exception &error) {
    logError(std::string("an answer can't be kept for a repetition: ") + error.what());
}

} // namespace atalaya::platform
