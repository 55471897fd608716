// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/arguments.h"

#include <QAbstractButton>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QUrl>
#include <QWidget>

#include <memory>

namespace atalaya {
class Console;
}

namespace atalaya::ui {
class MainWindow;
}

namespace atalaya::tests {

class PlatformProcess;

/// The console as it ships, in a profile of its own, and a person before it: looks for what can be seen, types into it
/// and clicks on it. Everything waits for its widget to come up, and answers false when it does not.
class ConsoleDriver
{
public:
    static constexpr int Patience = 20'000;

    enum class Keys
    {
        /// Whatever keychain the machine of the test may have is left alone.
        InMemory,
        InKeychain
    };

    /// Starts it at the sign-in to `server`. `language`: "en" or "es".
    explicit ConsoleDriver(const QUrl &server, const QString &language = QStringLiteral("en"),
                           Keys keys = Keys::InMemory);
    ~ConsoleDriver();
    ConsoleDriver(const ConsoleDriver &) = delete;
    ConsoleDriver &operator=(const ConsoleDriver &) = delete;

    [[nodiscard]] ui::MainWindow *window() const;
    [[nodiscard]] QString profile() const { return m_profile.path(); }
    /// Closes the window and ends the program; the profile stays.
    void stop();
    /// stop(), and once more on the same profile.
    void restart();

    /// The visible widget of this name, also in a dialog of the window; null when there is none.
    template<class T = QWidget>
    [[nodiscard]] T *seen(const QString &name) const
    {
        return qobject_cast<T *>(look(name));
    }
    /// What the visible widget says: text of a label, field, button or message, else its accessible name. Non-breaking
    /// spaces as plain ones.
    [[nodiscard]] QString words(const QString &name) const;
    [[nodiscard]] bool waitFor(const QString &name) const;
    [[nodiscard]] bool waitForWords(const QString &name, const QString &part) const;
    /// Clicks into the field, replaces what is there. ASCII only: keys have no others.
    [[nodiscard]] bool type(const QString &name, const QString &text) const;
    [[nodiscard]] bool press(const QString &name) const;
    /// On whatever has the keyboard.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const;
    /// Ctrl+K, the text, Enter.
    [[nodiscard]] bool command(const QString &text) const;

    /// E-mail and password, Continue.
    [[nodiscard]] bool givePassword(const QString &email, const QString &password) const;
    /// All the way in with a demo account (an object of /api/demo/accounts) that has a factor.
    [[nodiscard]] bool signIn(const QJsonObject &account) const;

private:
    void start();
    [[nodiscard]] QWidget *look(const QString &name) const;

    Arguments m_arguments;
    QTemporaryDir m_profile;
    std::unique_ptr<Console> m_console;
};

/// The account that the platform publishes, with its next code.
[[nodiscard]] QJsonObject demoAccount(const PlatformProcess &platform, const QString &email);
[[nodiscard]] QString nextCode(const QJsonObject &account);
/// Six digits that are not the account's code. The platform also takes the codes beside it, so once in half a million
/// runs these are right.
[[nodiscard]] QString wrongCode(const QJsonObject &account);

} // namespace atalaya::tests
