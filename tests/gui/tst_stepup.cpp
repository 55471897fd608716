// SPDX-License-Identifier: GPL-3.0-or-later
#include "consoledriver.h"

#include "api/endpoints/demoapi.h"
#include "api/net/apiclient.h"
#include "api/session/session.h"
#include "api/session/signin.h"
#include "tests/support/platformprocess.h"
#include "ui/common/language.h"
#include "ui/signin/codefield.h"
#include "ui/signin/fieldmessage.h"
#include "ui/signin/stepupdialog.h"
#include "ui/signin/stepupprompter.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::tests;

namespace {

const QString kWho = QStringLiteral("lucia.ferrer@ascensores-xyz.example");

/// The one change of today's platform that asks for a fresh code.
api::Request replaceFactor()
{
    api::Request request;
    request.verb = api::Verb::Post;
    request.path = QStringLiteral("/api/auth/mfa/setup");
    request.label = "account.factor";
    request.stepUpAction = QStringLiteral("mfa.replace");
    request.tenantData = false;
    return request;
}

} // namespace

/// The second factor asked again for one change, by the real platform, answered by a person.
class TstStepUp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void rightCode();
    void wrongThenWaitThenRight();
    void aDemoOffersTheCode();
    void declined_data();
    void declined();
    void notWantedAnyMore();
    void saysWhatIsConfirmed();

private:
    void change();
    [[nodiscard]] ui::StepUpDialog *dialog() const { return m_window->findChild<ui::StepUpDialog *>(); }
    template<class T>
    [[nodiscard]] T *find(const char *name) const
    {
        return m_window->findChild<T *>(QLatin1String(name));
    }
    [[nodiscard]] bool isAsked() const;
    [[nodiscard]] QJsonObject account() const { return demoAccount(m_platform, kWho); }

    PlatformProcess m_platform;
    ui::Language *m_language = nullptr;
    std::unique_ptr<api::ApiClient> m_client;
    std::unique_ptr<api::DemoApi> m_demo;
    std::unique_ptr<api::Session> m_session;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<ui::StepUpPrompter> m_prompter;
    QFuture<api::Result<api::Reply>> m_change;
};

void TstStepUp::initTestCase()
{
    m_language = new ui::Language(this);
    QVERIFY2(m_platform.start({QStringLiteral("--demo")}), qPrintable(m_platform.errorOutput()));
}

void TstStepUp::init()
{
    m_language->setPreference(QStringLiteral("en"));
    // Codes work once.
    m_platform.advance(60);
    m_client = std::make_unique<api::ApiClient>();
    m_demo = std::make_unique<api::DemoApi>(m_client.get());
    m_session = std::make_unique<api::Session>(m_client.get());
    m_window = std::make_unique<QWidget>();
    m_window->show();
    m_prompter = std::make_unique<ui::StepUpPrompter>(m_session.get(), m_window.get(), m_demo.get());
    m_session->signIn()->setServer(m_platform.url());
    m_session->signIn()->submitPassword(kWho, account().value(QLatin1String("password")).toString());
    QTRY_COMPARE(m_session->signIn()->step(), api::SignIn::Step::Code);
    m_session->signIn()->submitCode(nextCode(account()));
    QTRY_COMPARE(m_session->state(), api::Session::State::SignedIn);
    m_platform.advance(60);
}

void TstStepUp::cleanup()
{
    m_change.cancel();
    m_prompter.reset();
    m_window.reset();
    m_session.reset();
    m_demo.reset();
    m_client.reset();
}

bool TstStepUp::isAsked() const
{
    return dialog() && dialog()->isVisible() && !find<ui::CodeField>("stepUp.code")->isReadOnly();
}

void TstStepUp::change()
{
    m_change = m_client->send(replaceFactor());
    QTRY_VERIFY(isAsked());
    QVERIFY(!m_change.isFinished());
}

void TstStepUp::rightCode()
{
    change();
    QTRY_COMPARE(QApplication::focusWidget(), find<QWidget>("stepUp.code"));
    QTest::keyClicks(QApplication::focusWidget(), nextCode(account()));
    QTRY_VERIFY(m_change.isFinished());
    QVERIFY(m_change.result().has_value());
    QCOMPARE(m_change.result()->status, 200);
    QTRY_VERIFY(!dialog());
}

void TstStepUp::wrongThenWaitThenRight()
{
    change();
    auto *const code = find<ui::CodeField>("stepUp.code");
    auto *const message = find<ui::FieldMessage>("stepUp.message");
    QTest::keyClicks(code, wrongCode(account()));
    QTRY_VERIFY(message->text().contains(QStringLiteral("not valid")));
    QVERIFY(dialog()->isVisible());
    // What was typed stands selected; typing replaces it. Too early now.
    QTRY_COMPARE(code->selectedText().size(), ui::CodeField::Digits);
    const QString right = nextCode(account());
    QTest::keyClicks(code, right);
    QTRY_VERIFY(message->text().contains(QStringLiteral("Too many tries")));
    m_platform.advance(2);
    auto *const confirm = find<QPushButton>("stepUp.confirm");
    QTRY_VERIFY(confirm->isEnabled());
    QCOMPARE(code->text(), right);
    QTest::mouseClick(confirm, Qt::LeftButton);
    QTRY_VERIFY(m_change.isFinished());
    QVERIFY(m_change.result().has_value());
    QTRY_VERIFY(!dialog());
}

void TstStepUp::aDemoOffersTheCode()
{
    change();
    const QByteArray name = "demo.code." + kWho.toUtf8();
    QTRY_VERIFY(find<QPushButton>(name) && find<QPushButton>(name)->isVisible());
    QTRY_VERIFY(find<QPushButton>(name)->isEnabled());
    const QString first = find<QPushButton>(name)->text();
    QVERIFY(first.startsWith(QStringLiteral("Use code ")));
    QTest::keyClick(find<QPushButton>(name), Qt::Key_Space);
    QTRY_VERIFY(m_change.isFinished());
    QVERIFY(m_change.result().has_value());
    // One change, one code.
    QTRY_VERIFY(!dialog());
    change();
    QTRY_VERIFY(find<QPushButton>(name) && find<QPushButton>(name)->isVisible());
    QVERIFY(find<QPushButton>(name)->text() != first);
}

void TstStepUp::declined_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("Esc") << QStringLiteral("esc");
    QTest::newRow("Cancel") << QStringLiteral("button");
    QTest::newRow("closed") << QStringLiteral("close");
}

void TstStepUp::declined()
{
    QFETCH(QString, how);
    change();
    if (how == QLatin1String("esc"))
        QTest::keyClick(find<QWidget>("stepUp.code"), Qt::Key_Escape);
    else if (how == QLatin1String("button"))
        QTest::mouseClick(find<QPushButton>("stepUp.cancel"), Qt::LeftButton);
    else
        dialog()->close();
    QTRY_VERIFY(m_change.isFinished());
    QCOMPARE(m_change.result().error().code, QStringLiteral("step_up_declined"));
    QTRY_VERIFY(!dialog());
    // Asked anew, it asks anew.
    change();
}

void TstStepUp::notWantedAnyMore()
{
    change();
    m_change.cancel();
    QTRY_VERIFY(!dialog());
    change();
    m_session->signOut();
    QTRY_VERIFY(!dialog());
}

void TstStepUp::saysWhatIsConfirmed()
{
    change();
    QCOMPARE(find<QLabel>("stepUp.what")->text(), QStringLiteral("You are about to replace your second factor."));
    QCOMPARE(find<QWidget>("stepUp.code")->accessibleDescription(), find<QLabel>("stepUp.what")->text());
    m_language->setPreference(QStringLiteral("es"));
    QTRY_COMPARE(find<QLabel>("stepUp.what")->text(), QStringLiteral("Vas a cambiar tu segundo factor."));
    QVERIFY(!find<QPushButton>("stepUp.confirm")->isEnabled());
}

QTEST_MAIN(TstStepUp)
#include "tst_stepup.moc"
