// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/realcomputer.h"

#include "api/cache/cachedclient.h"
#include "api/session/sessionkeeper.h"

#include <QSettings>

#include <algorithm>

namespace atalaya {
namespace {

constexpr QLatin1String MinutesKey("lock/minutes");
constexpr int LongestLockMinutes = 120;

} // namespace

RealComputer::RealComputer(const Parts &parts, QObject *parent)
    : ThisComputer(parent)
    , m_parts(parts)
{
    connect(m_parts.keeper, &api::SessionKeeper::keyStoreChanged, this, &ThisComputer::keyStoreChanged);
}

api::KeyStoreStatus RealComputer::keyStore() const
{
    return m_parts.keeper->keyStore();
}

void RealComputer::tryAgain()
{
    m_parts.keeper->tryAgain();
}

void RealComputer::goOnWithout()
{
    m_parts.keeper->goOnWithout();
}

QFuture<api::Result<void>> RealComputer::openPassphrase(const api::SecretString &passphrase)
{
    // Who went on without it asks the keeper back to the door first.
    if (m_parts.keeper->state() == api::SessionKeeper::State::Ready &&
        keyStore().problem == api::KeyStoreProblem::NeedsPassphrase)
        m_parts.keeper->tryAgain();
    return m_parts.keeper->openPassphrase(passphrase);
}

QFuture<api::Result<void>> RealComputer::setMode(api::KeyStore::Mode mode, const api::SecretString &passphrase)
{
    return m_parts.keeper->setMode(mode, passphrase);
}

QFuture<api::Result<void>> RealComputer::changePassphrase(const api::SecretString &present,
                                                          const api::SecretString &next)
{
    return m_parts.keeper->changePassphrase(present, next);
}

int RealComputer::lockMinutes() const
{
    return std::clamp(m_parts.settings->value(MinutesKey, DefaultLockMinutes).toInt(), 1, LongestLockMinutes);
}

void RealComputer::setLockMinutes(int minutes)
{
    m_parts.settings->setValue(MinutesKey, minutes);
    Q_EMIT lockMinutesChanged(lockMinutes());
}

api::CacheStatistics RealComputer::cache() const
{
    return m_parts.cached->statistics();
}

void RealComputer::clearCache()
{
    m_parts.cached->clear();
}

} // namespace atalaya
