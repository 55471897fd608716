// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

#include "api/session/signin.h"
#include "tests/support/futures.h"

#include <QTest>

namespace atalaya::tests {

FakeReply good()
{
    return FakeReply::data("1", "t-1");
}

void SessionFixture::init()
{
    startAgain(shortLimits());
}

void SessionFixture::cleanup()
{
    end();
}

void SessionFixture::enter(int n, const Person &person, int expiresIn)
{
    m_server->script(kLogin, {mfaRequired()});
    m_server->script(kVerifyLogin, {authenticated(n, person, expiresIn)});
    m_session->signIn()->setServer(m_server->url());
    m_session->signIn()->submitPassword(QString::fromLatin1(person.email), QStringLiteral("clave"));
    QTRY_COMPARE(m_session->signIn()->step(), api::SignIn::Step::Code);
    m_session->signIn()->submitCode(QStringLiteral("123456"));
    QTRY_COMPARE(m_session->signIn()->step(), api::SignIn::Step::Done);
}

void SessionFixture::expire()
{
    m_server->script(kThing, {FakeReply::error(401, "unauthenticated")});
    QVERIFY(!waitFor(m_client->send(thing())));
    QCOMPARE(m_session->state(), api::Session::State::Expired);
}

} // namespace atalaya::tests
