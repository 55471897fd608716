// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/session/passphrasestore.h"

#include "api/net/deferred.h"
#include "api/session/aside.h"
#include "api/session/profilefile.h"

#include <QDataStream>
#include <QIODevice>

namespace atalaya::api {

namespace {

/// Far above what the few entries need.
constexpr qint64 kMostBytes = 64 * 1024;

tl::unexpected<ApiError> failure(KeyStoreProblem problem)
{
    return tl::unexpected(keyStoreError(problem));
}

Result<void> saved(const QString &file, const QByteArray &bytes)
{
    if (!profilefile::replace(file, bytes))
        return failure(KeyStoreProblem::DiskFailed);
    return {};
}

QString lateFile(const QString &file)
{
    return file + QStringLiteral(".late");
}

QByteArray framed(const QMap<QString, QByteArray> &late)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << QByteArrayList(late.values());
    return bytes;
}

/// What came while `file` was closed; later than what it holds.
keyfile::Entries lateEntries(const QByteArrayList &sealed, const keyfile::Keys &keys)
{
    keyfile::Entries entries;
    for (const QByteArray &one : sealed) {
        for (auto &[name, secret] : keyfile::openLate(one, keys))
            entries.insert_or_assign(name, secret);
    }
    return entries;
}

QByteArrayList lateOf(const QString &file)
{
    const QByteArray bytes = profilefile::read(lateFile(file), kMostBytes).value_or(QByteArray());
    QDataStream in(bytes);
    quint32 count = 0;
    in >> count;
    QByteArrayList sealed;
    // Nothing vouches for the count: no more is made room for than is there.
    while (count-- > 0 && !in.atEnd()) {
        QByteArray one;
        in >> one;
        sealed.append(one);
    }
    return in.status() == QDataStream::Ok ? sealed : QByteArrayList();
}

Result<keyfile::Keys> derived(const SecretString &passphrase, const keyfile::Head &head)
{
    auto keys = keyfile::derive(passphrase, head);
    if (!keys)
        return tl::unexpected(keyStoreError(KeyStoreProblem::Denied, QStringLiteral("not enough memory")));
    return std::move(*keys);
}

} // namespace

PassphraseStore::PassphraseStore(const QString &file, const keyfile::Cost &cost, QObject *parent)
    : KeyStore(parent)
    , m_file(file)
    , m_cost(cost)
{
    m_worker.setMaxThreadCount(1);
}

PassphraseStore::~PassphraseStore()
{
    m_worker.waitForDone();
}

QFuture<Result<void>> PassphraseStore::create(const SecretString &passphrase)
{
    if (passphrase.isEmpty())
        return readyFuture<void>(failure(KeyStoreProblem::NeedsPassphrase));
    return entered(aside<Opened>(&m_worker, [file = m_file, cost = m_cost, passphrase]() -> Result<Opened> {
        Opened fresh{keyfile::newHead(cost), {}, {}};
        (void)profilefile::remove(lateFile(file));
        return derived(passphrase, fresh.head).and_then([&](keyfile::Keys keys) -> Result<Opened> {
            fresh.keys = std::move(keys);
            if (const auto outcome = saved(file, keyfile::seal(fresh.head, fresh.keys, {})); !outcome)
                return tl::unexpected(outcome.error());
            return std::move(fresh);
        });
    }));
}

QFuture<Result<void>> PassphraseStore::open(const SecretString &passphrase)
{
    return entered(aside<Opened>(&m_worker, [file = m_file, passphrase]() -> Result<Opened> {
        const auto bytes = profilefile::read(file, kMostBytes);
        if (!bytes)
            return failure(KeyStoreProblem::EntryLost);
        const auto head = keyfile::readHead(*bytes);
        if (!head)
            return failure(KeyStoreProblem::Damaged);
        return derived(passphrase, *head).and_then([&](keyfile::Keys keys) -> Result<Opened> {
            auto entries = keyfile::open(*bytes, keys);
            if (!entries)
                return tl::unexpected(entries.error());
            keyfile::Entries late = lateEntries(lateOf(file), keys);
            const bool hadLate = !late.empty();
            // What came last counts.
            late.merge(*entries);
            return Opened{*head, std::move(keys), std::move(late), hadLate};
        });
    }));
}

QFuture<Result<void>> PassphraseStore::entered(const QFuture<Result<Opened>> &opening)
{
    const Deferred<void> answer(this);
    whenReady(this, opening, [this, answer, life = m_life](Result<Opened> opened) {
        if (!opened)
            return answer.resolve(tl::unexpected(opened.error()));
        if (life != m_life)
            return answer.resolve(failure(KeyStoreProblem::NeedsPassphrase));
        m_head = std::move(opened->head);
        m_keys = std::move(opened->keys);
        m_entries = std::move(opened->entries);
        takeLate(opened->hadLate);
        answer.resolve({});
    });
    return answer.future();
}

void PassphraseStore::takeLate(bool hadLate)
{
    // Those that came while it was being opened are here only.
    for (auto &[name, secret] : lateEntries(m_late.values(), *m_keys))
        m_entries.insert_or_assign(name, secret);
    const bool hasLate = hadLate || !m_late.isEmpty();
    m_late.clear();
    m_door.clear();
    if (hasLate)
        (void)save();
}

void PassphraseStore::close()
{
    ++m_life;
    if (m_keys)
        m_door = keyfile::door(*m_keys);
    m_keys.reset();
    m_entries.clear();
}

QFuture<Result<void>> PassphraseStore::change(const SecretString &present, const SecretString &next)
{
    if (!m_keys || next.isEmpty())
        return readyFuture<void>(failure(KeyStoreProblem::NeedsPassphrase));
    // What is written while the keys are derived would be lost with the old file: entries are sealed at the end.
    const auto opening = aside<Opened>(
        &m_worker, [present, next, cost = m_cost, head = m_head, proof = m_keys->proof]() -> Result<Opened> {
            return derived(present, head).and_then([&](const keyfile::Keys &keys) -> Result<Opened> {
                if (keys.proof != proof)
                    return failure(KeyStoreProblem::WrongPassphrase);
                Opened fresh{keyfile::newHead(cost), {}, {}};
                return derived(next, fresh.head).map([&](keyfile::Keys made) {
                    fresh.keys = std::move(made);
                    return std::move(fresh);
                });
            });
        });
    const Deferred<void> answer(this);
    whenReady(this, opening, [this, answer, life = m_life](Result<Opened> fresh) {
        if (!fresh)
            return answer.resolve(tl::unexpected(fresh.error()));
        if (life != m_life)
            return answer.resolve(failure(KeyStoreProblem::NeedsPassphrase));
        std::swap(m_head, fresh->head);
        std::swap(*m_keys, fresh->keys);
        whenReady(this, save(), [this, answer, life, old = std::move(*fresh)](const Result<void> &outcome) {
            if (!outcome && life == m_life) {
                m_head = old.head;
                m_keys = old.keys;
            }
            answer.resolve(outcome);
        });
    });
    return answer.future();
}

QFuture<Result<void>> PassphraseStore::destroy()
{
    close();
    m_door.clear();
    m_late.clear();
    return aside<void>(&m_worker, [file = m_file]() -> Result<void> {
        if (!profilefile::remove(lateFile(file)) || !profilefile::remove(file))
            return failure(KeyStoreProblem::DiskFailed);
        return {};
    });
}

QFuture<Result<std::optional<SecretString>>> PassphraseStore::read(const QString &entry)
{
    using Secret = std::optional<SecretString>;
    if (!m_keys)
        return readyFuture<Secret>(failure(KeyStoreProblem::NeedsPassphrase));
    const auto found = m_entries.find(entry);
    return readyFuture<Secret>(found == m_entries.end() ? Secret() : Secret(found->second));
}

QFuture<Result<void>> PassphraseStore::write(const QString &entry, const SecretString &secret)
{
    if (!m_keys && m_door.isEmpty())
        return readyFuture<void>(failure(KeyStoreProblem::NeedsPassphrase));
    if (secret.size() > MaxEntry)
        return readyFuture<void>(failure(KeyStoreProblem::TooLong));
    if (!m_keys)
        return entry == keyentry::Session ? saveLate(entry, secret)
                                          : readyFuture<void>(failure(KeyStoreProblem::NeedsPassphrase));
    m_entries.insert_or_assign(entry, secret);
    return save();
}

QFuture<Result<void>> PassphraseStore::remove(const QString &entry)
{
    if (!m_keys)
        return readyFuture<void>(failure(KeyStoreProblem::NeedsPassphrase));
    if (m_entries.erase(entry) == 0)
        return readyFuture<void>({});
    return save();
}

QFuture<Result<void>> PassphraseStore::save()
{
    return aside<void>(&m_worker, [file = m_file, bytes = keyfile::seal(m_head, *m_keys, m_entries)] {
        const auto outcome = saved(file, bytes);
        // What came late is in it, or older than what is in it. What comes late again is behind this in the line.
        if (outcome)
            (void)profilefile::remove(lateFile(file));
        return outcome;
    });
}

QFuture<Result<void>> PassphraseStore::saveLate(const QString &entry, const SecretString &secret)
{
    m_late.insert(entry, keyfile::sealLate(m_door, {{entry, secret}}));
    return aside<void>(&m_worker, [file = lateFile(m_file), bytes = framed(m_late)] { return saved(file, bytes); });
}

} // namespace atalaya::api
