// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/secretclipboard.h"

#include <QClipboard>
#include <QGuiApplication>

namespace atalaya::ui {

SecretClipboard::SecretClipboard(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SecretClipboard::clear);
}

SecretClipboard::~SecretClipboard()
{
    // No signal from here: whoever listens may be half gone.
    if (m_timer.isActive())
        takeBack();
}

void SecretClipboard::put(const QString &secret, int milliseconds)
{
    m_secret = secret;
    QGuiApplication::clipboard()->setText(secret);
    m_timer.start(milliseconds);
}

void SecretClipboard::clear()
{
    takeBack();
    Q_EMIT cleared();
}

void SecretClipboard::takeBack()
{
    m_timer.stop();
    if (!m_secret.isEmpty() && QGuiApplication::clipboard()->text() == m_secret)
        QGuiApplication::clipboard()->clear();
    m_secret.clear();
}

} // namespace atalaya::ui
