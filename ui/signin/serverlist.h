// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QUrl>

class QSettings;

namespace atalaya::ui {

/// The servers that someone signed in to, latest first, as the profile remembers them.
class ServerList
{
public:
    static constexpr qsizetype Kept = 8;

    explicit ServerList(QSettings *settings);

    [[nodiscard]] QList<QUrl> servers() const;
    /// The last one used; empty: this computer.
    [[nodiscard]] QUrl last() const;
    [[nodiscard]] bool isLastKnown() const;
    [[nodiscard]] QString lastEmail() const;
    /// An empty url is this computer.
    void remember(const QUrl &server, const QString &email);

    /// What people type: "console.example.org" is https, "localhost:8080" http. Invalid when it can't be a server.
    [[nodiscard]] static QUrl parse(const QString &typed);

private:
    QSettings *m_settings;
};

} // namespace atalaya::ui
