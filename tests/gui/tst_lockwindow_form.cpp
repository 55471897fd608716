// SPDX-License-Identifier: GPL-3.0-or-later
#include "lockwindowfixture.h"

#include "tests/support/authreplies.h"
#include "ui/signin/fieldmessage.h"
#include "ui/signin/signinpage.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace atalaya;
using namespace atalaya::tests;
using api::Lock;

/// The page that asks for the password, driven by keys and mouse.
class TstLockWindowForm : public LockWindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void pageSaysWhy_data();
    void pageSaysWhy();
    void keyboardAlone();
    void problemsInWords_data();
    void problemsInWords();
    void waitCountsDown();
    void languageSwitches();
    void secretCanBeShown();
    void nothingIsCut();
    void passphraseIsAskedFor();
    void destroyedIsSaid();
    void everythingHasAName();
};

void TstLockWindowForm::pageSaysWhy_data()
{
    QTest::addColumn<Lock::Reason>("reason");
    QTest::addColumn<QString>("part");
    QTest::newRow("user") << Lock::Reason::User << QStringLiteral("You locked it");
    QTest::newRow("idle") << Lock::Reason::Idle << QStringLiteral("nobody used it");
    QTest::newRow("suspend") << Lock::Reason::Suspend << QStringLiteral("went to sleep");
    QTest::newRow("screen") << Lock::Reason::Screen << QStringLiteral("together with the screen");
}

void TstLockWindowForm::pageSaysWhy()
{
    QFETCH(Lock::Reason, reason);
    QFETCH(QString, part);
    m_lock->lock(reason);
    QVERIFY(find<QLabel>("lock.lead")->text().contains(part));
    QCOMPARE(find<QLabel>("signin.who")->text(), QStringLiteral("ana@ejemplo.es"));
    QCOMPARE(find<QLabel>("signin.where")->text(), m_server->url().toString());
    QVERIFY(find<QLabel>("lock.note")->text().contains(QStringLiteral("Without a network")));
}

void TstLockWindowForm::keyboardAlone()
{
    m_lock->lock(Lock::Reason::User);
    auto *const field = find<QLineEdit>("lock.secret");
    QTRY_VERIFY(field->isVisible());
    QTRY_COMPARE(QApplication::focusWidget(), field);
    QVERIFY(!find<QPushButton>("lock.go")->isEnabled());
    QTest::keyClicks(field, QStringLiteral("the right password"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), find<QPushButton>("lock.go"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), find<QPushButton>("lock.signOut"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QTRY_VERIFY(m_window->workspace());
    // Keys of the window do nothing while it is locked.
    m_lock->lock(Lock::Reason::User);
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    QTest::keyClick(m_window.get(), Qt::Key_Escape);
    QVERIFY(lockPage());
    QVERIFY(!QApplication::activeModalWidget() && !QApplication::activePopupWidget());
}

void TstLockWindowForm::problemsInWords_data()
{
    QTest::addColumn<FakeReply>("reply");
    QTest::addColumn<QString>("part");
    QTest::newRow("wrong") << FakeReply::error(422, "invalid_password", R"("attemptsLeft":3)")
                           << QStringLiteral("The password is not right.");
    QTest::newRow("locked") << FakeReply::error(429, "login_locked", R"("retryAfterSeconds":90)")
                            << QStringLiteral("try again in 1:");
    QTest::newRow("busy") << FakeReply::error(503, "busy", R"("retryAfterSeconds":90)") << QStringLiteral("is busy");
    QTest::newRow("not here") << FakeReply::error(503, "log_read_only") << QStringLiteral("nothing to check");
    QTest::newRow("forbidden") << FakeReply::error(403, "forbidden") << QStringLiteral("Your role may not do this");
}

void TstLockWindowForm::problemsInWords()
{
    QFETCH(FakeReply, reply);
    QFETCH(QString, part);
    m_server->script(kUnlock, {reply});
    m_lock->lock(Lock::Reason::User);
    unlockWith(QStringLiteral("some password"));
    const auto *const message = find<ui::FieldMessage>("lock.message");
    QVERIFY2(message->text().contains(part), qPrintable(message->text()));
    // What was typed stands selected, ready to be typed over.
    QCOMPARE(find<QLineEdit>("lock.secret")->selectedText().size(), QStringLiteral("some password").size());
    QVERIFY(lockPage());
}

void TstLockWindowForm::waitCountsDown()
{
    m_server->script(kUnlock, {FakeReply::error(422, "invalid_password", R"("attemptsLeft":0,"retryAfterSeconds":2)")});
    m_lock->lock(Lock::Reason::User);
    unlockWith(QStringLiteral("some password"));
    auto *const go = find<QPushButton>("lock.go");
    QVERIFY(!go->isEnabled());
    QTRY_VERIFY(go->isEnabled());
    m_server->script(kUnlock, {FakeReply::json(204, {})});
    QTest::mouseClick(go, Qt::LeftButton);
    QTRY_VERIFY(m_window->workspace());
}

void TstLockWindowForm::languageSwitches()
{
    keepVerifier();
    m_lock->lock(Lock::Reason::Idle);
    m_server->goAway();
    unlockWith(QStringLiteral("some password"));
    QVERIFY(find<ui::FieldMessage>("lock.message")->text().contains(QStringLiteral("9 tries left")));
    m_language->setPreference(QStringLiteral("es"));
    QTRY_COMPARE(find<QLabel>("lock.title")->text(), QStringLiteral("Esta ventana está bloqueada"));
    QVERIFY(find<ui::FieldMessage>("lock.message")->text().contains(QStringLiteral("Quedan 9 intentos")));
    QCOMPARE(find<QLineEdit>("lock.secret")->text(), QStringLiteral("some password"));
    QCOMPARE(m_window->windowTitle(), QStringLiteral("Bloqueada — Atalaya"));
}

void TstLockWindowForm::secretCanBeShown()
{
    m_lock->lock(Lock::Reason::User);
    auto *const field = find<QLineEdit>("lock.secret");
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    find<QAction>("lock.showSecret")->trigger();
    QCOMPARE(field->echoMode(), QLineEdit::Normal);
    find<QAction>("lock.showSecret")->trigger();
    QCOMPARE(field->echoMode(), QLineEdit::Password);
}

void TstLockWindowForm::nothingIsCut()
{
    keepVerifier();
    m_lock->lock(Lock::Reason::Idle);
    m_server->goAway();
    unlockWith(QStringLiteral("some password"));
    for (const char *const language : {"en", "es"}) {
        m_language->setPreference(QString::fromLatin1(language));
        for (const QSize size : {QSize(1366, 768), QSize(900, 480)}) {
            m_window->resize(size);
            for (const QLabel *const label : lockPage()->findChildren<QLabel *>()) {
                if (label->isVisible() && label->wordWrap())
                    QTRY_VERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
                else if (label->isVisible())
                    QTRY_VERIFY2(label->height() >= label->sizeHint().height(), qPrintable(label->text()));
            }
        }
    }
}

void TstLockWindowForm::passphraseIsAskedFor()
{
    m_keys->held = api::KeyStore::Mode::Passphrase;
    m_lock->lock(Lock::Reason::User);
    QCOMPARE(find<QLineEdit>("lock.secret")->accessibleName(), QStringLiteral("Passphrase"));
    unlockWith(QStringLiteral("another"));
    QVERIFY(find<ui::FieldMessage>("lock.message")->text().contains(QStringLiteral("passphrase is not right")));
    unlockWith(QStringLiteral("the right password"));
    QTRY_VERIFY(m_window->workspace());
}

void TstLockWindowForm::destroyedIsSaid()
{
    m_keys->held = api::KeyStore::Mode::MemoryOnly;
    m_lock->lock(Lock::Reason::User);
    for (int i = 0; i < Lock::TriesHere; ++i)
        unlockWith(QStringLiteral("another"));
    QCOMPARE(m_lock->state(), Lock::State::Destroyed);
    QVERIFY(lockPage());
    QVERIFY(find<QLabel>("lock.lead")->text().contains(QStringLiteral("10 wrong tries")));
    QVERIFY(!find<QLineEdit>("lock.secret")->isVisible());
    QTRY_COMPARE(QApplication::focusWidget(), find<QPushButton>("lock.go"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QTRY_VERIFY(m_window->signInPage() && m_window->centralWidget() == m_window->signInPage());
}

void TstLockWindowForm::everythingHasAName()
{
    m_lock->lock(Lock::Reason::User);
    for (const QWidget *const widget : lockPage()->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
            continue;
        QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
        QAccessibleInterface *const told = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        QVERIFY2(told && !told->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName()));
    }
}

QTEST_MAIN(TstLockWindowForm)
#include "tst_lockwindow_form.moc"
