// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/apiclient.h"
#include "api/session/session.h"
#include "api/session/sessionkeeper.h"
#include "api/vault/sealable.h"
#include "tests/support/fakekeychain.h"

#include <QDateTime>
#include <QStringList>

#include <memory>

namespace atalaya::tests {

/// Says what was done to it.
class WatchedSealable final : public api::Sealable
{
public:
    explicit WatchedSealable(QStringList *log = nullptr)
        : m_log(log)
    {}
    void open(const api::SecretString &secret) override
    {
        key = QByteArray(secret.view().data(), static_cast<qsizetype>(secret.size()));
        isOpen = true;
    }
    void rekey(const api::SecretString &secret) override
    {
        broughtAlong = key;
        open(secret);
    }
    void seal() override
    {
        key.clear();
        isOpen = false;
    }
    void destroy() override
    {
        seal();
        ++destroyed;
        if (m_log != nullptr)
            m_log->append(QStringLiteral("destroy files"));
    }

    QByteArray key;
    /// The key before rekey().
    QByteArray broughtAlong;
    bool isOpen = false;
    int destroyed = 0;

private:
    QStringList *m_log;
};

/// One life of a console without its window, on a profile and a keychain that outlive it.
struct KeeperRun
{
    KeeperRun(const QString &profile, const std::shared_ptr<Keychain> &keychain, const api::NetLimits &limits,
              const std::function<QDateTime()> &now, const std::function<bool(const QUrl &)> &wanted = {},
              const std::function<std::chrono::milliseconds()> &running = {})
        : cache(&keychain->log)
        , client(limits)
        , session(&client)
        , keeper({.session = &session,
                  .cache = &cache,
                  .drafts = &drafts,
                  .profile = profile,
                  .keychain =
                      [keychain](const QString &prefix) { return std::make_shared<FakeKeychain>(keychain, prefix); },
                  .now = now,
                  .running = running,
                  .clockStep = std::chrono::milliseconds(10),
                  .cost = api::keyfile::Cost{1, 1},
                  .wanted = wanted})
    {}

    WatchedSealable cache;
    WatchedSealable drafts;
    api::ApiClient client;
    api::Session session;
    api::SessionKeeper keeper;
};

} // namespace atalaya::tests
