// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/session/keyentries.h"

#include "api/net/deferred.h"

#include <QTimer>

#include <sodium.h>

#include <memory>

namespace atalaya::api::keyentries {

namespace {

using Secret = std::optional<SecretString>;

/// Ends when the last of `calls` has, with the first failure of all, or with the deadline.
template<class T, class F>
QFuture<Result<T>> gathered(QObject *owner, qsizetype calls, F begin)
{
    struct Gathering
    {
        Gathering(QObject *waiting, qsizetype count)
            : answer(waiting)
            , open(count)
        {}
        Deferred<T> answer;
        qsizetype open;
        std::optional<ApiError> error;
        bool ended = false;
    };
    // Its own object, so that nothing of it is left when it has ended.
    auto *const listener = new QObject(owner);
    const auto gathering = std::make_shared<Gathering>(listener, calls);
    const auto end = [gathering, listener](const Result<T> &result) {
        if (std::exchange(gathering->ended, true))
            return;
        gathering->answer.resolve(result);
        listener->deleteLater();
    };
    // A timer of the listener's: QTimer::singleShot() would hold what was read until the deadline.
    auto *const deadline = new QTimer(listener);
    QObject::connect(deadline, &QTimer::timeout, listener,
                     [end] { end(tl::unexpected(keyStoreError(KeyStoreProblem::Slow))); });
    deadline->start(kKeyStoreDeadline);
    const auto one = [gathering, end](const std::optional<ApiError> &error, const auto &value) {
        if (error && !gathering->error)
            gathering->error = error;
        if (--gathering->open > 0)
            return;
        if (gathering->error)
            end(tl::unexpected(*gathering->error));
        else
            end(value());
    };
    const QFuture<Result<T>> future = gathering->answer.future();
    begin(listener, one);
    return future;
}

template<class C>
QFuture<Result<void>> allOf(QObject *owner, qsizetype count, C call)
{
    return gathered<void>(owner, count, [&](QObject *listener, auto one) {
        for (qsizetype i = 0; i < count; ++i)
            whenReady(
                listener, call(i),
                [one](const Result<void> &outcome) {
                    one(outcome ? std::nullopt : std::optional(outcome.error()), [] { return Result<void>(); });
                },
                [one] { one(keyStoreError(KeyStoreProblem::Slow), [] { return Result<void>(); }); });
    });
}

} // namespace

QFuture<Result<Entries>> read(QObject *owner, KeyStore *store, const QStringList &names)
{
    return gathered<Entries>(owner, names.size(), [&](QObject *listener, auto one) {
        const auto found = std::make_shared<Entries>();
        for (const QString &name : names)
            whenReady(
                listener, store->read(name),
                [one, found, name](const Result<Secret> &secret) {
                    if (secret && *secret)
                        found->insert_or_assign(name, **secret);
                    one(secret ? std::nullopt : std::optional(secret.error()),
                        [found] { return Result<Entries>(*found); });
                },
                [one] { one(keyStoreError(KeyStoreProblem::Slow), [] { return Result<Entries>(); }); });
    });
}

QFuture<Result<void>> write(QObject *owner, KeyStore *store, const QList<std::pair<QString, SecretString>> &entries)
{
    return allOf(owner, entries.size(),
                 [&](qsizetype i) { return store->write(entries.at(i).first, entries.at(i).second); });
}

QFuture<Result<void>> remove(QObject *owner, KeyStore *store, const QStringList &names)
{
    return allOf(owner, names.size() + 1,
                 [&](qsizetype i) { return i < names.size() ? store->remove(names.at(i)) : probe(owner, store); });
}

QFuture<Result<void>> probe(QObject *owner, KeyStore *store)
{
    const QString entry = QStringLiteral("probe-%1").arg(randombytes_random());
    const SecretString word(entry.toStdString());
    return gathered<void>(owner, 3, [&](QObject *listener, auto one) {
        const auto done = [one](const Result<void> &outcome) {
            one(outcome ? std::nullopt : std::optional(outcome.error()), [] { return Result<void>(); });
        };
        const auto lost = [one] {
            one(keyStoreError(KeyStoreProblem::Slow), [] { return Result<void>(); });
        };
        // Stores do their calls in turn, so all three may be asked for at once.
        whenReady(listener, store->write(entry, word), done, lost);
        whenReady(
            listener, store->read(entry),
            [done, word](const Result<Secret> &found) {
                const bool same = found && *found && (*found)->view() == word.view();
                if (found && !same)
                    done(tl::unexpected(keyStoreError(KeyStoreProblem::Denied)));
                else
                    done(found ? Result<void>() : tl::unexpected(found.error()));
            },
            lost);
        whenReady(listener, store->remove(entry), done, lost);
    });
}

} // namespace atalaya::api::keyentries
