// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/net/apiclient.h"
#include "api/session/lock.h"
#include "api/session/passwordverifier.h"
#include "api/session/session.h"
#include "api/session/signin.h"
#include "tests/support/authreplies.h"
#include "tests/support/fakekeys.h"
#include "tests/support/futures.h"
#include "ui/common/language.h"
#include "ui/common/page.h"
#include "ui/common/theme.h"
#include "ui/lock/lockpage.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/pagehost.h"
#include "ui/shell/workspace.h"
#include "ui/signin/fieldmessage.h"
#include "ui/signin/signinpage.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMetaProperty>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QStringListModel>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::tests;
using api::Lock;

namespace {

const QString kCanary = QStringLiteral("Ascensor 7, 12.345 €");

/// Shows a figure in a label, in a model, in a tooltip and to assistive tools, and stands at a filter.
class SecretPage final : public ui::Page
{
public:
    explicit SecretPage(QWidget *parent)
        : Page(parent)
        , model(new QStringListModel({kCanary}, this))
    {
        (new QLabel(kCanary, this))->setToolTip(kCanary);
        auto *const list = new QListView(this);
        list->setModel(model);
        list->setAccessibleName(kCanary);
    }
    void activate() override {}
    void refresh() override { ++refreshed; }
    [[nodiscard]] QUrlQuery query() const override { return m_query; }
    void open(const QUrlQuery &query) override
    {
        m_query = query;
        Q_EMIT trailChanged();
    }
    [[nodiscard]] QString trail() const override { return m_query.isEmpty() ? QString() : kCanary; }

    QStringListModel *model;
    int refreshed = 0;

private:
    QUrlQuery m_query;
};

ui::PageEntry entry(const QString &id)
{
    ui::PageEntry entry;
    entry.id = id;
    entry.title = [id] {
        return id;
    };
    entry.icon = QStringLiteral("grid-1x2");
    entry.make = [](QWidget *parent) {
        return new SecretPage(parent);
    };
    return entry;
}

/// Everything that `object` and what is below it could show or say.
QStringList wordsOf(const QObject *object)
{
    QStringList words;
    for (int i = 0; i < object->metaObject()->propertyCount(); ++i)
        if (const QVariant value = object->metaObject()->property(i).read(object); value.canConvert<QString>())
            words.append(value.toString());
    if (const auto *const list = qobject_cast<const QAbstractItemModel *>(object))
        for (int row = 0; row < list->rowCount(); ++row)
            words.append(list->index(row, 0).data().toString());
    for (const QObject *const child : object->children())
        words += wordsOf(child);
    return words;
}

} // namespace

/// The lock in the real window, driven by keys and mouse.
class TstLockWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void nothingOfTheDataIsLeft_data();
    void nothingOfTheDataIsLeft();
    void comesBackAtTheSamePlace();
    void dialogsClose();
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
    void endedSessionSignsInOverTheBlankWindow();
    void signOut();
    void signOutWithoutThePlatformIsSaid();
    void whatWasLeftOpenBeforeIsNotSaidOfThisSession_data();
    void whatWasLeftOpenBeforeIsNotSaidOfThisSession();
    void lockedAtTheStart();
    void everythingHasAName();

private:
    template<class T>
    [[nodiscard]] T *find(const char *name) const
    {
        return m_window->findChild<T *>(QLatin1String(name));
    }
    void start();
    void signIn();
    void unlockWith(const QString &secret) const;
    [[nodiscard]] ui::PageHost *pages() const { return m_window->workspace()->pages(); }
    [[nodiscard]] ui::LockPage *lockPage() const { return qobject_cast<ui::LockPage *>(m_window->centralWidget()); }

    std::unique_ptr<QTemporaryDir> m_profile;
    std::unique_ptr<QSettings> m_settings;
    ui::Theme *m_theme = nullptr;
    ui::Language *m_language = nullptr;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<api::ApiClient> m_client;
    std::unique_ptr<api::Session> m_session;
    std::unique_ptr<FakeKeys> m_keys;
    FakeStore m_store;
    std::unique_ptr<Lock> m_lock;
    std::unique_ptr<ui::MainWindow> m_window;
};

void TstLockWindow::initTestCase()
{
    m_theme = new ui::Theme(this);
    m_language = new ui::Language(this);
}

void TstLockWindow::init()
{
    m_language->setPreference(QStringLiteral("en"));
    m_profile = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_profile->filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    m_store.entries.clear();
    m_server = std::make_unique<FakeServer>();
    m_server->script(kHealth, {healthy()});
    m_server->script(kLogin, {loggedIn(1)});
    m_server->script(kMe, {me()});
    m_server->script(kLogout, {FakeReply::json(204, {})});
    m_server->script(kUnlock, {FakeReply::json(204, {})});
    start();
    signIn();
}

void TstLockWindow::start()
{
    m_client = std::make_unique<api::ApiClient>();
    m_session = std::make_unique<api::Session>(m_client.get());
    m_keys = std::make_unique<FakeKeys>(m_session.get());
    m_lock = std::make_unique<Lock>(
        Lock::Parts{m_session.get(), m_keys.get(), [this] { return &m_store; }, m_profile->path()});
    ui::PageTable table;
    table.add(entry(QStringLiteral("first")));
    table.add(entry(QStringLiteral("second")));
    ui::MainWindow::Parts parts;
    parts.session = m_session.get();
    parts.context = {m_theme, m_language, m_settings.get()};
    parts.pages = table;
    parts.lock = m_lock.get();
    m_window = std::make_unique<ui::MainWindow>(parts);
    m_window->show();
    m_window->begin(m_server->url());
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TstLockWindow::signIn()
{
    m_session->signIn()->setServer(m_server->url());
    m_session->signIn()->submitPassword(QStringLiteral("ana@ejemplo.es"), QStringLiteral("the right password"));
    QTRY_VERIFY(m_window->workspace());
}

void TstLockWindow::cleanup()
{
    m_window.reset();
    m_lock.reset();
    m_session.reset();
    m_client.reset();
    m_server.reset();
}

void TstLockWindow::unlockWith(const QString &secret) const
{
    auto *const field = find<QLineEdit>("lock.secret");
    QVERIFY(field);
    field->setFocus();
    field->clear();
    QTest::keyClicks(field, secret);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(!m_lock->isBusy());
}

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

void TstLockWindow::pageSaysWhy_data()
{
    QTest::addColumn<Lock::Reason>("reason");
    QTest::addColumn<QString>("part");
    QTest::newRow("user") << Lock::Reason::User << QStringLiteral("You locked it");
    QTest::newRow("idle") << Lock::Reason::Idle << QStringLiteral("nobody used it");
    QTest::newRow("suspend") << Lock::Reason::Suspend << QStringLiteral("went to sleep");
    QTest::newRow("screen") << Lock::Reason::Screen << QStringLiteral("together with the screen");
}

void TstLockWindow::pageSaysWhy()
{
    QFETCH(Lock::Reason, reason);
    QFETCH(QString, part);
    m_lock->lock(reason);
    QVERIFY(find<QLabel>("lock.lead")->text().contains(part));
    QCOMPARE(find<QLabel>("signin.who")->text(), QStringLiteral("ana@ejemplo.es"));
    QCOMPARE(find<QLabel>("signin.where")->text(), m_server->url().toString());
    QVERIFY(find<QLabel>("lock.note")->text().contains(QStringLiteral("Without a network")));
}

void TstLockWindow::keyboardAlone()
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

void TstLockWindow::problemsInWords_data()
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

void TstLockWindow::problemsInWords()
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

void TstLockWindow::waitCountsDown()
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

void TstLockWindow::languageSwitches()
{
    m_store.entries.insert(
        api::keyentry::Unlock,
        waitFor(api::makeVerifier({m_server->url(), QStringLiteral("u-1")}, api::SecretString(RightSecret))).value());
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

void TstLockWindow::secretCanBeShown()
{
    m_lock->lock(Lock::Reason::User);
    auto *const field = find<QLineEdit>("lock.secret");
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    find<QAction>("lock.showSecret")->trigger();
    QCOMPARE(field->echoMode(), QLineEdit::Normal);
    find<QAction>("lock.showSecret")->trigger();
    QCOMPARE(field->echoMode(), QLineEdit::Password);
}

void TstLockWindow::nothingIsCut()
{
    m_store.entries.insert(
        api::keyentry::Unlock,
        waitFor(api::makeVerifier({m_server->url(), QStringLiteral("u-1")}, api::SecretString(RightSecret))).value());
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

void TstLockWindow::passphraseIsAskedFor()
{
    m_keys->held = api::KeyStore::Mode::Passphrase;
    m_lock->lock(Lock::Reason::User);
    QCOMPARE(find<QLineEdit>("lock.secret")->accessibleName(), QStringLiteral("Passphrase"));
    unlockWith(QStringLiteral("another"));
    QVERIFY(find<ui::FieldMessage>("lock.message")->text().contains(QStringLiteral("passphrase is not right")));
    unlockWith(QStringLiteral("the right password"));
    QTRY_VERIFY(m_window->workspace());
}

void TstLockWindow::destroyedIsSaid()
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
    m_session->signIn()->setServer(m_server->url());
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

void TstLockWindow::everythingHasAName()
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

QTEST_MAIN(TstLockWindow)
#include "tst_lockwindow.moc"
