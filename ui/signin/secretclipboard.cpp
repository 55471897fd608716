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
    if (m_timer.isActive())
        clear();
}

void SecretClipboard::put(const QString &secret, int milliseconds)
{
    m_secret = secret;
    QGuiApplication::clipboard()->setText(secret);
    m_timer.start(milliseconds);
}

void SecretClipboard::clear()
{
    m_timer.stop();
    if (!m_secret.isEmpty() && QGuiApplication::clipboard()->text() == m_secret)
        QGuiApplication::clipboard()->clear();
    m_secret.clear();
    Q_EMIT cleared();
}

} // namespace atalaya::ui
