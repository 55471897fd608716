// SPDX-License-Identifier: GPL-3.0-or-later
#include "idempotency.h"

#include "reply.h"
#include "sealedanswer.h"

#include "platform/base/digest.h"
#include "platform/base/encoding.h"

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
    const std::string owner = ownerOf(request);
    const std::string digest = sha256(request.method + '\n' + request.path + '\n' + std::string(rawBody));
    const Running running(m_mutex, m_running, owner + '|' + key);
    if (auto answer = stored(owner, key, digest))
        return *answer;
    Response response = work();
    store(owner, key, digest, response);
    return response;
}

std::optional<Response> IdempotencyStore::stored(const std::string &owner, const std::string &key,
                                                 const std::string &digest)
{
    std::optional<Row> row;
    m_database.read([&](Connection &connection) {
        row = connection.row("SELECT digest, answer FROM idempotency_keys WHERE owner = ? AND key_hash = ? AND "
                             "created_at > ?",
                             {owner, Blob{sha256(key)}, (m_clock.now() - kept).time_since_epoch().count()});
    });
    if (!row)
        return std::nullopt;
    if (row->blob(0) != digest)
        throw httpError(409, "idempotency_key_reused", "The Idempotency-Key belongs to another request.");
    auto answer = openAnswer(row->blob(1), key);
    if (answer)
        answer->headers["Idempotency-Replayed"] = "true";
    return answer;
}

void IdempotencyStore::store(const std::string &owner, const std::string &key, const std::string &digest,
                             const Response &response)
{
    const auto now = m_clock.now().time_since_epoch().count();
    const std::int64_t oldest = now - std::chrono::milliseconds(kept).count();
    m_database.write([&](Transaction &transaction) {
        (void)transaction.run("DELETE FROM idempotency_keys WHERE created_at <= ?", {oldest});
        (void)transaction.run("INSERT OR REPLACE INTO idempotency_keys (owner, key_hash, digest, answer, created_at) "
                              "VALUES (?, ?, ?, ?, ?)",
                              {owner, Blob{sha256(key)}, Blob{digest}, Blob{sealAnswer(response, key)}, now});
    });
}

} // namespace atalaya::platform
