// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace atalaya::api {

/// One server-sent event.
struct ServerEvent
{
    /// Of the last event that had one: where to resume.
    QByteArray id;
    /// Empty: "message".
    QByteArray name;
    /// Lines joined with \n.
    QByteArray data;

    bool operator==(const ServerEvent &) const = default;
};

/// Cuts a stream of server-sent events (text/event-stream, WHATWG HTML §9.2) into events, however it is split on the
/// way. Comments and fields that are not known are skipped; an event without data is none.
class EventReader
{
public:
    /// Of one event and one line.
    static constexpr qsizetype longest = 256 * 1024;

    [[nodiscard]] QList<ServerEvent> feed(const QByteArray &bytes);
    /// More than `longest` without an end: nothing that follows can be trusted.
    [[nodiscard]] bool isBroken() const { return m_isBroken; }
    /// Milliseconds that the server asks to wait before coming back; -1: it did not say.
    [[nodiscard]] int retryAfter() const { return m_retryAfter; }

private:
    void takeLine(const QByteArray &line, QList<ServerEvent> &events);

    QByteArray m_rest;
    ServerEvent m_event;
    bool m_hasData = false;
    bool m_isFirst = true;
    bool m_isBroken = false;
    int m_retryAfter = -1;
};

} // namespace atalaya::api
