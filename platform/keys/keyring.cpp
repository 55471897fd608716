// SPDX-License-Identifier: GPL-3.0-or-later
#include "keyring.h"

#include "platform/base/encoding.h"
#include "platform/base/random.h"

#include <cstdlib>
#include <stdexcept>

namespace atalaya::platform {

namespace {

namespace fs = std::filesystem;

fs::path keyFile(const fs::path &data)
{
    return data / "keys" / "kek";
}

fs::path nextKeyFile(const fs::path &data)
{
    return data / "keys" / "kek.next";
}

std::optional<std::string> wrappingKeyId(Database &database)
{
    std::optional<std::string> id;
    database.read([&](Connection &connection) {
        if (const auto row = connection.row("SELECT kek_id FROM server_key ORDER BY id LIMIT 1"))
            id = row->text(0);
    });
    return id;
}

std::optional<std::string> fromEnvironment(const char *name)
{
    const char *text = std::getenv(name); // NOLINT(concurrency-mt-unsafe): read at start-up
    return text ? std::optional<std::string>(text) : std::nullopt;
}

/// After a crash between "stored keys are wrapped anew" and "the file has its name", the new key is the valid one;
/// before that point it is worthless.
void settleKeyFiles(Database &database, const fs::path &data)
{
    const fs::path next = nextKeyFile(data);
    if (!fs::exists(next))
        return;
    if (wrappingKeyId(database) == KeyEncryptionKey::fromFile(next).id())
        fs::rename(next, keyFile(data));
    else
        fs::remove(next);
}

} // namespace

Keyring::Keyring(Database &database, const KeyEncryptionKey &kek, const Clock &clock)
{
    database.write([&](Transaction &transaction) {
        for (const Row &row : transaction.rows("SELECT id, wrapped FROM server_key ORDER BY created_at, id")) {
            auto key = kek.unwrap(row.text(0), row.blob(1));
            if (!key)
                throw std::runtime_error("the key-encryption key is not the one that wrapped key " + row.text(0));
            m_current = row.text(0);
            m_keys.emplace(m_current, std::move(*key));
        }
        if (!m_keys.empty())
            return;
        m_current = toHex(randomBytes(8));
        SecretKey key = SecretKey::random();
        transaction.run("INSERT INTO server_key (id, kek_id, wrapped, created_at) VALUES (?, ?, ?, ?)",
                        {m_current, kek.id(), Blob{kek.wrap(m_current, key)},
                         std::int64_t{clock.now().time_since_epoch().count()}});
        m_keys.emplace(m_current, std::move(key));
    });
}

Keyring Keyring::load(Database &database, const fs::path &data, const Clock &clock)
{
    if (const auto text = fromEnvironment("ATALAYA_KEK"))
        return {database, KeyEncryptionKey::fromText(*text), clock};
    settleKeyFiles(database, data);
    const fs::path file = keyFile(data);
    if (!fs::exists(file)) {
        if (wrappingKeyId(database))
            throw std::runtime_error("the key-encryption key file is missing: " + file.string());
        KeyEncryptionKey::random().saveTo(file);
    }
    return {database, KeyEncryptionKey::fromFile(file), clock};
}

std::string Keyring::wrap(std::string_view context, std::string_view secret) const
{
    return m_current + ':' + sealBytes(m_keys.at(m_current), context, secret);
}

std::optional<std::string> Keyring::unwrap(std::string_view context, std::string_view wrapped) const
{
    const std::size_t colon = wrapped.find(':');
    const auto key = m_keys.find(wrapped.substr(0, colon));
    if (colon == std::string_view::npos || key == m_keys.end())
        return std::nullopt;
    return openBytes(key->second, context, wrapped.substr(colon + 1));
}

std::int64_t rewrapKeys(Database &database, const KeyEncryptionKey &current, const KeyEncryptionKey &next,
                        const RewrapRecord &record)
{
    std::int64_t count = 0;
    database.write([&](Transaction &transaction) {
        for (const Row &row : transaction.rows("SELECT id, wrapped FROM server_key")) {
            const auto key = current.unwrap(row.text(0), row.blob(1));
            if (!key)
                throw std::runtime_error("the key-encryption key is not the one that wrapped key " + row.text(0));
            count += transaction.run("UPDATE server_key SET kek_id = ?, wrapped = ? WHERE id = ?",
                                     {next.id(), Blob{next.wrap(row.text(0), *key)}, row.text(0)});
        }
        if (record)
            record(transaction, current.id(), next.id());
    });
    return count;
}

Rewrapped replaceKey(Database &database, const fs::path &data, const RewrapRecord &record)
{
    settleKeyFiles(database, data);
    const auto given = fromEnvironment("ATALAYA_KEK");
    const KeyEncryptionKey current =
        given ? KeyEncryptionKey::fromText(*given) : KeyEncryptionKey::fromFile(keyFile(data));
    if (const auto text = fromEnvironment("ATALAYA_KEK_NEXT")) {
        const KeyEncryptionKey next = KeyEncryptionKey::fromText(*text);
        if (next.id() == current.id())
            throw std::runtime_error("ATALAYA_KEK_NEXT is the key that is in use already");
        const std::int64_t count = rewrapKeys(database, current, next, record);
        fs::remove(keyFile(data));
        return {count, next.id(), false};
    }
    const KeyEncryptionKey next = KeyEncryptionKey::random();
    next.saveTo(nextKeyFile(data));
    const std::int64_t count = rewrapKeys(database, current, next, record);
    settleKeyFiles(database, data);
    return {count, next.id(), true};
}

} // namespace atalaya::platform
