// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>

class QWidget;

namespace atalaya::api {
class Session;
}

namespace atalaya::ui {
class MainWindow;
class Theme;
} // namespace atalaya::ui

namespace atalaya {

/// Takes the pictures of `--shots`: signs in as each demo account by pressing what a person would press, visits each
/// page that the account may see and writes it in light and in dark. Ends with 0, or 1 and the step that got stuck.
class Shots : public QObject
{
    Q_OBJECT

public:
    Shots(ui::MainWindow *window, api::Session *session, ui::Theme *theme, const QString &folder,
          QObject *parent = nullptr);
    void start();

Q_SIGNALS:
    void finished(int exitCode);

private:
    /// Tried again and again until it says true; then the next one's turn.
    struct Step
    {
        QString name;
        std::function<bool()> attempt;
    };

    void poll();
    void then(const QString &name, std::function<bool()> attempt);
    void planAccounts();
    void planAccount(const QString &email);
    void planSignIn(const QString &email);
    void planEnrolment(const QString &email);
    /// Once is enough: it is the same for everybody.
    void planNetwork(const QString &who);
    void planPages(const QString &email);
    /// Of the dashboard's period, one of each kind.
    void planFigures(const QString &who);
    void planPicture(const QString &name);
    void fail(const QString &why);

    [[nodiscard]] QWidget *find(const QString &name) const;
    bool press(const QString &name);
    bool isSettled() const;
    bool grab(const QString &name);

    ui::MainWindow *m_window;
    api::Session *m_session;
    ui::Theme *m_theme;
    QString m_folder;
    QList<Step> m_steps;
    /// Where steps planned by a running step go: right after it.
    qsizetype m_insertAt = 0;
    QTimer m_timer;
    QElapsedTimer m_since;
    QElapsedTimer m_quiet;
    int m_pictures = 0;
    bool m_hasNetwork = false;
};

} // namespace atalaya
