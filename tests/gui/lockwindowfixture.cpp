// SPDX-License-Identifier: GPL-3.0-or-later
#include "lockwindowfixture.h"

#include "api/session/passwordverifier.h"
#include "tests/support/authreplies.h"
#include "tests/support/futures.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMetaProperty>
#include <QTest>

namespace atalaya::tests {

namespace {

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

} // namespace

SecretPage::SecretPage(QWidget *parent)
    : Page(parent)
    , model(new QStringListModel({kCanary}, this))
{
    (new QLabel(kCanary, this))->setToolTip(kCanary);
    auto *const list = new QListView(this);
    list->setModel(model);
    list->setAccessibleName(kCanary);
}

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

void LockWindowFixture::init()
{
    startAnew();
    m_store.entries.clear();
    m_server->script(kLogin, {loggedIn(1)});
    m_server->script(kLogout, {FakeReply::json(204, {})});
    m_server->script(kUnlock, {FakeReply::json(204, {})});
    start();
    signIn();
}

void LockWindowFixture::start()
{
    begin();
    m_keys = std::make_unique<FakeKeys>(m_session.get());
    m_lock = std::make_unique<api::Lock>(
        api::Lock::Parts{m_session.get(), m_keys.get(), [this] { return &m_store; }, m_profile->path()});
    ui::PageTable table;
    table.add(entry(QStringLiteral("first")));
    table.add(entry(QStringLiteral("second")));
    ui::MainWindow::Parts parts;
    parts.session = m_session.get();
    parts.context = context();
    parts.pages = table;
    parts.lock = m_lock.get();
    m_window = std::make_unique<ui::MainWindow>(parts);
    m_window->show();
    m_window->begin(m_server->url());
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void LockWindowFixture::signIn()
{
    givePassword(QStringLiteral("the right password"));
    // A main window shows its centre with the next layout, and keys of what is not seen do nothing.
    QTRY_VERIFY(m_window->workspace() && m_window->workspace()->isVisible());
}

void LockWindowFixture::cleanup()
{
    m_window.reset();
    m_lock.reset();
    end();
}

void LockWindowFixture::unlockWith(const QString &secret) const
{
    auto *const field = find<QLineEdit>("lock.secret");
    QVERIFY(field);
    field->setFocus();
    field->clear();
    QTest::keyClicks(field, secret);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(!m_lock->isBusy());
}

void LockWindowFixture::keepVerifier()
{
    m_store.entries.insert(
        api::keyentry::Unlock,
        waitFor(api::makeVerifier({m_server->url(), QStringLiteral("u-1")}, api::SecretString(RightSecret))).value());
}

} // namespace atalaya::tests
