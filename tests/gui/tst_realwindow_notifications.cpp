// SPDX-License-Identifier: GPL-3.0-or-later
#include "consoledriver.h"

#include "models/notificationsmodel.h"
#include "models/overridesmodel.h"
#include "tests/support/demosession.h"
#include "tests/support/platformprocess.h"
#include "ui/notifications/bellbutton.h"
#include "ui/shell/mainwindow.h"

#include <QJsonArray>
#include <QListView>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::tests;
using namespace Qt::StringLiterals;
using models::NotificationsModel;
using models::OverridesModel;

namespace {

const QString asker = u"marta.vidal@ascensores-xyz.example"_s;
const QString officer = u"lucia.ferrer@ascensores-xyz.example"_s;
/// Much more than anything takes: other tests run beside this one.
constexpr int patience = 60'000;

} // namespace

/// Somebody asks for an override in one window, somebody else hears of it in another and agrees with a code, and the
/// first hears of that. The windows that ship, against the platform that ships.
class TstRealWindowNotifications : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theOtherOneHearsOfIt();

private:
    /// In front, as a person would click on it; what is in front asks.
    static void toFront(const ConsoleDriver &console)
    {
        console.window()->activateWindow();
        QTRY_VERIFY(console.window()->isActiveWindow());
    }
    [[nodiscard]] static ui::BellButton *bell(const ConsoleDriver &console)
    {
        return console.window()->findChild<ui::BellButton *>(u"bell"_s);
    }
    [[nodiscard]] static QListView *list(const ConsoleDriver &console)
    {
        return console.window()->findChild<QListView *>(u"notifications.list"_s);
    }
    static void open(const ConsoleDriver &console)
    {
        toFront(console);
        QTest::keyClick(console.window(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(list(console)->isVisible(), patience);
    }

    PlatformProcess m_platform;
    QString m_decision;
};

void TstRealWindowNotifications::initTestCase()
{
    QVERIFY2(m_platform.start({u"--demo"_s}), qPrintable(m_platform.errorOutput()));
    HttpHeaders headers = signInToDemo(m_platform, asker).headers();
    headers.insert("idempotency-key", freshKey());
    const HttpReply made = m_platform.send("POST", "/api/admin/api-keys", headers,
                                           R"({"name":"Agents","kind":"secret","scopes":["decide"]})");
    const HttpHeaders agent{{"x-api-key", made.data().value(QLatin1String("key")).toString().toUtf8()},
                            {"idempotency-key", freshKey()}};
    const QByteArray request = R"({"agent":"averias","entity":"Modelo X 9","action":"Clasificar","risk":95})";
    const HttpReply blocked = m_platform.send("POST", "/api/governance/decide", agent, request);
    QCOMPARE(blocked.data().value(QLatin1String("state")).toString(), u"blocked"_s);
    m_decision = blocked.data().value(QLatin1String("decisionId")).toString();
}

void TstRealWindowNotifications::theOtherOneHearsOfIt()
{
    ConsoleDriver asks(m_platform.url());
    QVERIFY(asks.signIn(demoAccount(m_platform, asker)));
    ConsoleDriver agrees(m_platform.url());
    QVERIFY(agrees.signIn(demoAccount(m_platform, officer)));
    // Nobody can use a code twice.
    m_platform.advance(60);
    QTRY_VERIFY_WITH_TIMEOUT(bell(agrees), patience);
    QCOMPARE(bell(agrees)->accessibleName(), u"Notifications, all read"_s);

    toFront(asks);
    QVERIFY(asks.command(
        u"atalaya://127.0.0.1:%1/ascensores-xyz/overrides?request=%2"_s.arg(m_platform.url().port()).arg(m_decision)));
    QVERIFY(asks.type(u"overrideRequest.reason"_s, u"The client waits"_s));
    QVERIFY(asks.press(u"overrideRequest.send"_s));
    QVERIFY(asks.waitForWords(u"override.message"_s, u"somebody else has to agree"_s));

    // The bell of who may agree counts it; that of who asked does not.
    toFront(agrees);
    QTRY_COMPARE_WITH_TIMEOUT(bell(agrees)->unread(), 1, patience);
    QCOMPARE(bell(agrees)->accessibleName(), u"Notifications, 1 unread"_s);
    QVERIFY(bell(agrees)->accessibleDescription().startsWith(u"Marta Vidal asks for an override of the policy"_s));
    QCOMPARE(bell(asks)->unread(), 0);

    // Enter leads to it.
    open(agrees);
    QTRY_VERIFY_WITH_TIMEOUT(list(agrees)->currentIndex().isValid(), patience);
    QTest::keyClick(list(agrees), Qt::Key_Return);
    QVERIFY(agrees.waitForWords(u"override.reason"_s, u"The client waits"_s));
    QTRY_COMPARE_WITH_TIMEOUT(bell(agrees)->unread(), 0, patience);
    toFront(agrees);
    QVERIFY(agrees.press(u"override.approve"_s));
    QVERIFY(agrees.waitFor(u"stepUp.code"_s));
    QVERIFY(agrees.type(u"stepUp.code"_s, nextCode(demoAccount(m_platform, officer))));
    const auto *const table = agrees.seen<QTableView>(u"overrides.table"_s);
    QVERIFY(table);
    const auto state = [table] {
        return table->currentIndex().siblingAtColumn(OverridesModel::State).data().toString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"Approved"_s, patience);

    // And who asked hears of it. What asked for somebody is settled.
    toFront(asks);
    QTRY_COMPARE_WITH_TIMEOUT(bell(asks)->unread(), 1, patience);
    open(asks);
    QTRY_COMPARE_WITH_TIMEOUT(list(asks)->model()->rowCount(), 1, patience);
    QVERIFY(list(asks)->model()->index(0, 0).data().toString().startsWith(u"Lucía Ferrer approved your override"_s));
    QTest::keyClick(list(asks), Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(bell(asks)->unread(), 0, patience);
    QTest::keyClick(list(asks), Qt::Key_Escape);
    open(agrees);
    QTRY_COMPARE_WITH_TIMEOUT(list(agrees)->model()->rowCount(), 0, patience);
}

QTEST_MAIN(TstRealWindowNotifications)
#include "tst_realwindow_notifications.moc"
