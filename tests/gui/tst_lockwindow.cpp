// SPDX-License-Identifier: GPL-3.0-or-later
#include "lockwindowfixture.h"

#include "tests/support/authreplies.h"
#include "tests/support/futures.h"
#include "ui/signin/fieldmessage.h"
#include "ui/signin/signinpage.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QTest>

using namespace atalaya;
using namespace atalaya::tests;
using api::Lock;

/// What a lock does to the window, and how it is left.
class TstLockWindow : public LockWindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void nothingOfTheDataIsLeft_data();
    void nothingOfTheDataIsLeft();
    void comesBackAtTheSamePlace();
    void dialogsClose();
    void endedSessionSignsInOverTheBlankWindow();
    void signOut();
    void signOutWithoutThePlatformIsSaid();
    void whatWasLeftOpenBeforeIsNotSaidOfThisSession_data();
    void whatWasLeftOpenBeforeIsNotSaidOfThisSession();
    void lockedAtTheStart();
};

void TstLockWindow::nothingOfTheDataIsLeft_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("Ctrl+L") << QStringLiteral("key");
    QTest::newRow("person menu") << QStringLiteral("menu");
    QTest::newRow("palette") << QStringLiteral("palette");
    QTest::newRow("idle") << QStringLiteral("idle");
}

void TstLockWindow::nothingOfTheDataIsLeft()
{
    QFETCH(QString, how);
    pages()->go(QStringLiteral("second"), QUrlQuery(QStringLiteral("period=7")));
    const QPointer<QObject> page = pages()->currentPage();
    const QPointer<QObject> model = static_cast<SecretPage *>(pages()->currentPage())->model;
    QVERIFY(!wordsOf(m_window.get()).filter(kCanary).isEmpty());
    QVERIFY(!wordsOf(m_window.get()).filter(QStringLiteral("Uno")).isEmpty());
    if (how == QLatin1String("key")) {
        // A shortcut of a window that is not active is nobody's.
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
    } else if (how == QLatin1String("menu")) {
        auto *const menu = m_window->findChild<QMenu *>(QStringLiteral("personMenu"));
        menu->popup(m_window->mapToGlobal(QPoint(20, 20)));
        QTRY_VERIFY(find<QAction>("personMenu.lock"));
        menu->setActiveAction(find<QAction>("personMenu.lock"));
        QTest::keyClick(menu, Qt::Key_Return);
    } else if (how == QLatin1String("palette")) {
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(QApplication::focusWidget());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("lock the"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    } else {
        m_lock->lock(Lock::Reason::Idle);
    }
    QTRY_VERIFY(lockPage());
    QTRY_VERIFY(!page && !model);
    const QStringList words = wordsOf(m_window.get());
    QVERIFY2(words.filter(kCanary).isEmpty(), qPrintable(words.filter(kCanary).join(u'|')));
    QVERIFY2(words.filter(QStringLiteral("Uno")).isEmpty(), qPrintable(words.filter(QStringLiteral("Uno")).join(u'|')));
    QCOMPARE(m_window->windowTitle(), QStringLiteral("Locked — Atalaya"));
    QVERIFY(!m_window->workspace());
    for (const QWidget *const top : QApplication::topLevelWidgets())
        QVERIFY(wordsOf(top).filter(kCanary).isEmpty());
}

void TstLockWindow::comesBackAtTheSamePlace()
{
    pages()->go(QStringLiteral("second"), QUrlQuery(QStringLiteral("period=7&open=hours")));
    m_lock->lock(Lock::Reason::User);
    unlockWith(QStringLiteral("the right password"));
    QTRY_VERIFY(m_window->workspace());
    QCOMPARE(pages()->currentId(), QStringLiteral("second"));
    QCOMPARE(pages()->currentPage()->query(), QUrlQuery(QStringLiteral("period=7&open=hours")));
    QVERIFY(m_window->windowTitle().contains(QStringLiteral("second")));
    QTRY_VERIFY(!m_window->findChild<ui::LockPage *>());
}

void TstLockWindow::dialogsClose()
{
    QTest::keyClick(m_window.get(), Qt::Key_Question);
    QTRY_VERIFY(m_window->findChild<QDialog *>(QStringLiteral("keySheet")));
    auto *const own = new QDialog(m_window.get());
    own->open();
    m_lock->lock(Lock::Reason::Screen);
    QVERIFY(!own->isVisible());
    QTRY_VERIFY(!m_window->findChild<QDialog *>(QStringLiteral("keySheet")));
    QVERIFY(!QApplication::activeModalWidget());
}

void TstLockWindow::endedSessionSignsInOverTheBlankWindow()
{
    pages()->go(QStringLiteral("second"));
    m_server->script(kUnlock, {FakeReply::error(401, "unauthenticated")});
    m_lock->lock(Lock::Reason::User);
    unlockWith(QStringLiteral("the right password"));
    QVERIFY(lockPage());
    QCOMPARE(find<QLabel>("lock.title")->text(), QStringLiteral("Your session has ended"));
    QTRY_COMPARE(QApplication::focusWidget(), find<QPushButton>("lock.go"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QTRY_VERIFY(find<QDialog>("signInDialog"));
    QVERIFY(lockPage());
    QVERIFY(wordsOf(m_window.get()).filter(kCanary).isEmpty());
    auto *const password = find<QLineEdit>("signin.passwordField");
    QTRY_VERIFY(password->isVisible());
    QTest::keyClicks(password, QStringLiteral("the right password"));
    QTest::keyClick(password, Qt::Key_Return);
    QTRY_VERIFY(m_window->workspace());
    QCOMPARE(pages()->currentId(), QStringLiteral("second"));
    QTRY_VERIFY(!find<QDialog>("signInDialog"));
}

void TstLockWindow::signOut()
{
    m_lock->lock(Lock::Reason::User);
    QTest::mouseClick(find<QPushButton>("lock.signOut"), Qt::LeftButton);
    QTRY_VERIFY(m_window->signInPage() && m_window->centralWidget() == m_window->signInPage());
    QCOMPARE(m_lock->state(), Lock::State::Unlocked);
    QCOMPARE(m_session->state(), api::Session::State::SignedOut);
}

void TstLockWindow::signOutWithoutThePlatformIsSaid()
{
    m_server->goAway();
    m_session->signOut();
    const auto said = [this] {
        const auto *const message = find<ui::FieldMessage>("signin.message");
        return message ? message->text() : QString();
    };
    QTRY_VERIFY2(said().contains(QStringLiteral("the platform could not be told")), qPrintable(said()));
    m_language->setPreference(QStringLiteral("es"));
    QTRY_VERIFY2(said().contains(QStringLiteral("no se ha podido avisar")), qPrintable(said()));
    m_server->comeBack();
    signIn();
    m_session->signOut();
    QTRY_VERIFY(m_window->signInPage());
    QTRY_VERIFY2(said().isEmpty(), qPrintable(said()));
}

void TstLockWindow::whatWasLeftOpenBeforeIsNotSaidOfThisSession_data()
{
    QTest::addColumn<bool>("locked");
    QTest::newRow("at work") << false;
    QTest::newRow("behind the lock") << true;
}

void TstLockWindow::whatWasLeftOpenBeforeIsNotSaidOfThisSession()
{
    QFETCH(bool, locked);
    if (locked)
        m_lock->lock(Lock::Reason::User);
    QCOMPARE(lockPage() != nullptr, locked);
    // The platform was asked in vain to end the session before this one.
    Q_EMIT m_session->leftOpen();
    m_session->signOut();
    QTRY_VERIFY(m_window->signInPage());
    auto *const message = find<ui::FieldMessage>("signin.message");
    QVERIFY(message);
    QVERIFY2(message->text().isEmpty(), qPrintable(message->text()));
}

void TstLockWindow::lockedAtTheStart()
{
    m_lock->lock(Lock::Reason::User);
    m_window.reset();
    m_lock.reset();
    m_session.reset();
    start();
    // What was kept is restored: nothing of it may be seen, not even for a moment.
    m_server->script(kRefresh, {authenticated(2)});
    QVERIFY(waitFor(m_session->resume(m_server->url(), api::SecretString("refresh-1"))).has_value());
    QVERIFY(!m_window->workspace());
    m_lock->begin();
    QVERIFY(lockPage());
    QVERIFY(find<QLabel>("lock.lead")->text().contains(QStringLiteral("when it was closed")));
    QCOMPARE(find<QLabel>("signin.who")->text(), QStringLiteral("ana@ejemplo.es"));
    unlockWith(QStringLiteral("the right password"));
    QTRY_VERIFY(m_window->workspace());
}

QTEST_MAIN(TstLockWindow)
#include "tst_lockwindow.moc"
