// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/deferred.h"
#include "api/session/keystore.h"

#include <QMap>
#include <QStringList>

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace atalaya::tests {

/// A desktop's keychain that is in the mood the test wants; it outlives the stores that speak to it.
struct Keychain
{
    enum class Mood
    {
        Works,
        /// Reads as if empty, refuses to be written.
        Locked,
        Silent,
        /// Does nothing before answerLate().
        Late,
        None
    };
    Mood mood = Mood::Works;
    QMap<QString, QByteArray> entries;
    /// "write session", …, in the order in which it was done; probes are left out.
    QStringList log;
    std::vector<std::shared_ptr<void>> unanswered;
    std::vector<std::function<void()>> late;

    /// Works from here on, beginning with what it was asked.
    void answerLate()
    {
        mood = Mood::Works;
        answerSoFar();
    }
    void answerSoFar()
    {
        for (const auto &call : std::exchange(late, {}))
            call();
    }

    [[nodiscard]] QByteArray entry(const QString &name) const
    {
        for (auto it = entries.begin(); it != entries.end(); ++it) {
            if (it.key().endsWith(QLatin1Char('/') + name))
                return it.value();
        }
        return {};
    }
};

class FakeKeychain final : public api::KeyStore
{
    Q_OBJECT

public:
    using Secret = std::optional<api::SecretString>;

    FakeKeychain(std::shared_ptr<Keychain> keychain, const QString &prefix)
        : m_keychain(std::move(keychain))
        , m_prefix(prefix)
    {}

    [[nodiscard]] Mode mode() const override { return Mode::Keychain; }
    [[nodiscard]] QString backend() const override { return QStringLiteral("Test Keychain"); }

    [[nodiscard]] QFuture<api::Result<Secret>> read(const QString &entry) override
    {
        return answer<Secret>(QStringLiteral("read "), entry, [this, entry]() -> api::Result<Secret> {
            const auto found = m_keychain->entries.constFind(keyOf(entry));
            if (m_keychain->mood == Keychain::Mood::Locked || found == m_keychain->entries.constEnd())
                return Secret();
            return Secret(api::SecretString(std::string_view(found->constData(), static_cast<size_t>(found->size()))));
        });
    }
    [[nodiscard]] QFuture<api::Result<void>> write(const QString &entry, const api::SecretString &secret) override
    {
        return answer<void>(QStringLiteral("write "), entry, [this, entry, secret]() -> api::Result<void> {
            if (m_keychain->mood == Keychain::Mood::Locked)
                return tl::unexpected(api::keyStoreError(api::KeyStoreProblem::Locked));
            m_keychain->entries.insert(keyOf(entry),
                                       QByteArray(secret.view().data(), static_cast<qsizetype>(secret.size())));
            return {};
        });
    }
    [[nodiscard]] QFuture<api::Result<void>> remove(const QString &entry) override
    {
        return answer<void>(QStringLiteral("remove "), entry, [this, entry]() -> api::Result<void> {
            if (m_keychain->mood != Keychain::Mood::Locked)
                m_keychain->entries.remove(keyOf(entry));
            return {};
        });
    }

private:
    [[nodiscard]] QString keyOf(const QString &entry) const { return m_prefix + QLatin1Char('/') + entry; }

    template<class T, class F>
    QFuture<api::Result<T>> answer(const QString &verb, const QString &entry, F act)
    {
        if (m_keychain->mood == Keychain::Mood::Silent) {
            const auto promise = std::make_shared<QPromise<api::Result<T>>>();
            promise->start();
            m_keychain->unanswered.push_back(promise);
            return promise->future();
        }
        if (m_keychain->mood == Keychain::Mood::Late) {
            const auto promise = std::make_shared<QPromise<api::Result<T>>>();
            promise->start();
            m_keychain->late.emplace_back([promise, act] {
                promise->addResult(act());
                promise->finish();
            });
            return promise->future();
        }
        if (m_keychain->mood == Keychain::Mood::None)
            return api::readyFuture<T>(tl::unexpected(api::keyStoreError(api::KeyStoreProblem::NoService)));
        if (!entry.startsWith(QLatin1String("probe")))
            m_keychain->log.append(verb + entry);
        return api::readyFuture<T>(act());
    }

    std::shared_ptr<Keychain> m_keychain;
    QString m_prefix;
};

} // namespace atalaya::tests
