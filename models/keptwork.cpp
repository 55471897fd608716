// SPDX-License-Identifier: GPL-3.0-or-later
#include "keptwork.h"

#include <utility>

namespace atalaya::models {

KeptWork::KeptWork(DraftSource *drafts, Work work, QObject *parent)
    : QObject(parent)
    , m_drafts(drafts)
    , m_work(std::move(work))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pace);
    connect(&m_pause, &QTimer::timeout, this, &KeptWork::flush);
}

void KeptWork::touch()
{
    m_isWaiting = true;
    m_pause.start();
    withdraw();
}

void KeptWork::flush()
{
    m_pause.stop();
    if (std::exchange(m_isWaiting, false) && m_drafts)
        m_drafts->keep(m_work.id(), m_work.bytes());
}

void KeptWork::keep()
{
    m_isWaiting = true;
    flush();
}

void KeptWork::look(const std::function<bool(const QByteArray &)> &isOther)
{
    bool isOffered = false;
    if (const auto draft = m_drafts && !m_isWaiting ? m_drafts->draft(m_work.id()) : std::nullopt) {
        isOffered = isOther(draft->bytes);
        if (!isOffered)
            forget();
    }
    setOffered(isOffered);
}

void KeptWork::withdraw()
{
    setOffered(false);
}

void KeptWork::forget()
{
    if (m_drafts)
        m_drafts->discard(m_work.id());
}

void KeptWork::drop()
{
    m_pause.stop();
    m_isWaiting = false;
    forget();
    withdraw();
}

void KeptWork::setOffered(bool isOffered)
{
    if (std::exchange(m_isOffered, isOffered) != isOffered)
        Q_EMIT offeredChanged(isOffered);
}

} // namespace atalaya::models
