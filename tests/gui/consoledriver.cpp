// SPDX-License-Identifier: GPL-3.0-or-later
#include "consoledriver.h"

#include "api/session/keystorememo.h"
#include "app/console.h"
#include "tests/support/platformprocess.h"
#include "ui/shell/mainwindow.h"
#include "ui/signin/fieldmessage.h"

#include <QApplication>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

namespace atalaya::tests {

ConsoleDriver::ConsoleDriver(const QUrl &server, const QString &language, Keys keys)
{
    if (keys == Keys::InMemory) {
        auto memo = api::KeyStoreMemo::load(m_profile.path());
        memo.mode = api::KeyStore::Mode::MemoryOnly;
        (void)memo.save(m_profile.path());
    }
    m_arguments.server = server;
    m_arguments.language = language;
    m_arguments.profile = m_profile.path();
    start();
}

void ConsoleDriver::start()
{
    m_console = std::make_unique<Console>(m_arguments);
    window()->resize(1440, 900);
    m_console->start();
    if (!QTest::qWaitForWindowActive(window()))
        qWarning("the window does not become active");
}

void ConsoleDriver::stop()
{
    if (!m_console)
        return;
    window()->close();
    m_console.reset();
}

void ConsoleDriver::restart()
{
    stop();
    start();
}

ConsoleDriver::~ConsoleDriver() = default;

ui::MainWindow *ConsoleDriver::window() const
{
    return m_console->window();
}

QWidget *ConsoleDriver::look(const QString &name) const
{
    const auto all = window()->findChildren<QWidget *>(name);
    const auto it = std::find_if(all.begin(), all.end(), [](const QWidget *widget) { return widget->isVisible(); });
    return it == all.end() ? nullptr : *it;
}

QString ConsoleDriver::words(const QString &name) const
{
    const QWidget *const widget = look(name);
    QString text;
    if (const auto *const label = qobject_cast<const QLabel *>(widget))
        text = label->text();
    else if (const auto *const edit = qobject_cast<const QLineEdit *>(widget))
        text = edit->text();
    else if (const auto *const message = qobject_cast<const ui::FieldMessage *>(widget))
        text = message->text();
    else if (widget)
        text = widget->accessibleName();
    if (const auto *const button = qobject_cast<const QAbstractButton *>(widget); button && text.isEmpty())
        text = button->text();
    return text.replace(QChar::Nbsp, QLatin1Char(' '));
}

bool ConsoleDriver::waitFor(const QString &name) const
{
    if (QTest::qWaitFor([&] { return look(name) != nullptr; }, Patience))
        return true;
    qWarning("%s does not come up", qPrintable(name));
    return false;
}

bool ConsoleDriver::waitForWords(const QString &name, const QString &part) const
{
    if (QTest::qWaitFor([&] { return words(name).contains(part); }, Patience))
        return true;
    qWarning("%s says \"%s\"", qPrintable(name), qPrintable(words(name)));
    return false;
}

bool ConsoleDriver::type(const QString &name, const QString &text) const
{
    const auto isReady = [&] {
        const auto *const edit = seen<QLineEdit>(name);
        return edit && edit->isEnabled() && !edit->isReadOnly();
    };
    if (!QTest::qWaitFor(isReady, Patience))
        return false;
    auto *const edit = seen<QLineEdit>(name);
    QTest::mouseClick(edit, Qt::LeftButton);
    edit->selectAll();
    QTest::keyClicks(edit, text);
    return true;
}

bool ConsoleDriver::press(const QString &name) const
{
    const auto isReady = [&] {
        const auto *const button = seen<QAbstractButton>(name);
        return button && button->isEnabled();
    };
    if (!QTest::qWaitFor(isReady, Patience))
        return false;
    QTest::mouseClick(seen(name), Qt::LeftButton);
    return true;
}

void ConsoleDriver::key(Qt::Key key, Qt::KeyboardModifiers modifiers) const
{
    // Offscreen a dialog may have no activation yet, so the application knows no focus: its own window does.
    QWidget *const modal = QApplication::activeModalWidget();
    QWidget *const top = modal ? modal : window();
    QTest::keyClick(top->focusWidget() ? top->focusWidget() : top, key, modifiers);
}

bool ConsoleDriver::command(const QString &text) const
{
    QTest::keyClick(window(), Qt::Key_K, Qt::ControlModifier);
    if (!type(QStringLiteral("palette.edit"), text))
        return false;
    QTest::keyClick(seen(QStringLiteral("palette.edit")), Qt::Key_Return);
    return true;
}

bool ConsoleDriver::givePassword(const QString &email, const QString &password) const
{
    return type(QStringLiteral("signin.email"), email) && type(QStringLiteral("signin.passwordField"), password) &&
           press(QStringLiteral("signin.continue"));
}

bool ConsoleDriver::signIn(const QJsonObject &account) const
{
    return givePassword(account.value(QLatin1String("email")).toString(),
                        account.value(QLatin1String("password")).toString()) &&
           type(QStringLiteral("signin.code"), nextCode(account)) && waitFor(QStringLiteral("workspace"));
}

QJsonObject demoAccount(const PlatformProcess &platform, const QString &email)
{
    const QJsonObject data = platform.send("GET", "/api/demo/accounts").data();
    for (const QJsonValue account : data.value(QLatin1String("accounts")).toArray())
        if (account.toObject().value(QLatin1String("email")) == email)
            return account.toObject();
    return {};
}

QString nextCode(const QJsonObject &account)
{
    return account.value(QLatin1String("nextCode")).toObject().value(QLatin1String("code")).toString();
}

QString wrongCode(const QJsonObject &account)
{
    QString code = nextCode(account);
    code[0] =
        code.at(0) == QLatin1Char('9') ? QLatin1Char('0') : QLatin1Char(static_cast<char>(code.at(0).toLatin1() + 1));
    return code;
}

} // namespace atalaya::tests
