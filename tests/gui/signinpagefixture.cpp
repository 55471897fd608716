// SPDX-License-Identifier: GPL-3.0-or-later
#include "signinpagefixture.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QTest>

namespace atalaya::tests {

void SignInPageFixture::init()
{
    startAnew();
    m_server->script(kLogin, {mfaRequired()});
    m_server->script(kVerifyLogin, {authenticated(1)});
}

void SignInPageFixture::cleanup()
{
    m_page.reset();
    end();
}

void SignInPageFixture::make(ui::LocalPlatform *local, api::DemoSource *demo)
{
    m_page = std::make_unique<ui::SignInPage>(m_session.get(), demo, local, context());
    m_page->resize(1200, 800);
    m_page->show();
    m_page->begin(local ? QUrl() : m_server->url());
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void SignInPageFixture::type(const char *name, const QString &text) const
{
    auto *const edit = find<QLineEdit>(name);
    QVERIFY(edit && edit->isVisible());
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

void SignInPageFixture::press(const char *name) const
{
    auto *const button = find<QAbstractButton>(name);
    QVERIFY2(button && button->isVisible() && button->isEnabled(), name);
    QTest::mouseClick(button, Qt::LeftButton);
}

void SignInPageFixture::typePassword() const
{
    type("signin.email", QStringLiteral("ana@ejemplo.es"));
    type("signin.passwordField", QStringLiteral("secret-secret"));
    press("signin.continue");
}

} // namespace atalaya::tests
