// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/net/bodypump.h"
#include "api/net/call.h"
#include "api/net/wire.h"

#include <QNetworkReply>

// How long a call waits, and what becomes of a body that goes to a sink.
namespace atalaya::api {

std::chrono::milliseconds Call::firstByte() const
{
    if (!m_request.sink)
        return m_context.limits.transfer;
    return m_request.firstByte.value_or(m_context.limits.silence);
}

void Call::onTimeout()
{
    // A slow disk is not a silent platform.
    if (m_pump && m_pump->isBusy()) {
        m_timer.start(m_context.limits.silence);
        return;
    }
    m_timedOut = true;
    m_reply->abort();
}

/// A good answer of the right type and tenant; every other one is read as usual, and says why it is none.
bool Call::isForSink() const
{
    if (!m_request.sink || m_pump)
        return m_pump != nullptr;
    const RawReply head = rawReply(*m_reply);
    return head.status == 200 && readReply(head, expectation());
}

void Call::startPump()
{
    m_pump = new BodyPump(m_reply, m_request.sink, this);
    connect(m_pump, &BodyPump::taken, this, [this] {
        if (m_reply->isRunning())
            m_timer.start(m_context.limits.silence);
    });
    // Whoever is told deletes the pump.
    connect(m_pump, &BodyPump::done, this, &Call::onPumped, Qt::QueuedConnection);
}

void Call::onPumped(const std::optional<ApiError> &refused)
{
    if (m_ended)
        return;
    if (refused)
        return conclude(tl::unexpected(*refused));
    judge(readReply(rawReply(*m_reply), expectation()));
}

} // namespace atalaya::api
