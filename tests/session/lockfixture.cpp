// SPDX-License-Identifier: GPL-3.0-or-later
#include "lockfixture.h"

#include "tests/support/authreplies.h"
#include "tests/support/futures.h"

#include <QTest>

namespace atalaya::tests {

const api::SecretString LockFixture::right(RightSecret);
const api::SecretString LockFixture::wrong("another password");

void LockFixture::init()
{
    m_profile = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<FakeServer>();
    m_store = std::make_unique<FakeStore>();
    m_server->script(kMe, {me()});
    m_server->script(kRefresh, {authenticated(1)});
    m_server->script(kLogout, {FakeReply::json(204, {})});
    start(api::KeyStore::Mode::Keychain);
}

void LockFixture::cleanup()
{
    m_run.reset();
    m_store.reset();
    m_server.reset();
}

void LockFixture::start(api::KeyStore::Mode mode, bool signedIn)
{
    m_run = std::make_unique<LockRun>(m_profile->path(), m_store.get());
    m_run->keys.held = mode;
    m_run->startLock();
    if (signedIn)
        QVERIFY(waitFor(m_run->session.resume(m_server->url(), api::SecretString("refresh-1"))).has_value());
}

void LockFixture::keepVerifier()
{
    m_run->lock->rememberPassword(right);
    QTRY_VERIFY(m_store->entries.contains(api::keyentry::Unlock));
}

void LockFixture::attempt(const api::SecretString &secret)
{
    m_run->lock->unlock(secret);
    QTRY_VERIFY(!m_run->lock->isBusy());
}

} // namespace atalaya::tests
