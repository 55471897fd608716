// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/deferred.h"
#include "api/session/keyholder.h"
#include "api/session/session.h"

#include <QHash>
#include <QStringList>

#include <string_view>

namespace atalaya::tests {

constexpr std::string_view RightSecret = "the right password";

/// Opens to one secret, or to anybody in keychain mode, and writes down what it was told.
class FakeKeys final : public api::KeyHolder
{
public:
    explicit FakeKeys(api::Session *session)
        : m_session(session)
    {}
    api::KeyStore::Mode mode() const override { return held; }
    bool checksSecret() const override { return held != api::KeyStore::Mode::Keychain; }
    void rememberPassword(const api::SecretString &) override { ++passwords; }
    bool isGuest() const override { return guest; }
    void zeroKeys() override
    {
        areOpen = false;
        calls.append(QStringLiteral("zero"));
    }
    QFuture<api::Result<void>> readKeys(const api::SecretString &secret) override
    {
        calls.append(QStringLiteral("read"));
        if (trouble)
            return api::readyFuture<void>(tl::unexpected(api::keyStoreError(*trouble)));
        if (held != api::KeyStore::Mode::Keychain && secret.view() != RightSecret)
            return api::readyFuture<void>(tl::unexpected(api::keyStoreError(api::KeyStoreProblem::WrongPassphrase)));
        areOpen = true;
        return api::readyFuture<void>({});
    }
    void destroyKeys() override
    {
        areOpen = false;
        calls.append(QStringLiteral("destroy"));
        m_session->signOut();
    }

    api::KeyStore::Mode held = api::KeyStore::Mode::Keychain;
    std::optional<api::KeyStoreProblem> trouble;
    bool guest = false;
    int passwords = 0;
    bool areOpen = true;
    QStringList calls;

private:
    api::Session *m_session;
};

class FakeStore final : public api::KeyStore
{
public:
    Mode mode() const override { return Mode::Keychain; }
    QString backend() const override { return QStringLiteral("Test"); }
    QFuture<api::Result<std::optional<api::SecretString>>> read(const QString &entry) override
    {
        if (trouble)
            return api::readyFuture<std::optional<api::SecretString>>(tl::unexpected(api::keyStoreError(*trouble)));
        const auto found = entries.constFind(entry);
        return api::readyFuture<std::optional<api::SecretString>>(found == entries.cend() ? std::nullopt
                                                                                          : std::optional(*found));
    }
    QFuture<api::Result<void>> write(const QString &entry, const api::SecretString &secret) override
    {
        entries.insert(entry, secret);
        return api::readyFuture<void>({});
    }
    QFuture<api::Result<void>> remove(const QString &entry) override
    {
        entries.remove(entry);
        return api::readyFuture<void>({});
    }

    QHash<QString, api::SecretString> entries;
    std::optional<api::KeyStoreProblem> trouble;
};

} // namespace atalaya::tests
