// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

namespace atalaya::ui {

/// Puts a secret into the clipboard and takes it out again after 15 seconds, unless something else was copied since.
class SecretClipboard : public QObject
{
    Q_OBJECT

public:
    static constexpr int Seconds = 15;

    explicit SecretClipboard(QObject *parent = nullptr);
    ~SecretClipboard() override;
    void put(const QString &secret, int milliseconds = Seconds * 1000);

Q_SIGNALS:
    void cleared();

private:
    void clear();
    void takeBack();

    QString m_secret;
    QTimer m_timer;
};

} // namespace atalaya::ui
