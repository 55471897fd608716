// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/net/eventreader.h"

#include <utility>

namespace atalaya::api {

QList<ServerEvent> EventReader::feed(const QByteArray &bytes)
{
    QList<ServerEvent> events;
    if (m_isBroken)
        return events;
    m_rest += bytes;
    if (m_isFirst && m_rest.size() >= 3) {
        m_isFirst = false;
        if (m_rest.startsWith("\xEF\xBB\xBF"))
            m_rest.remove(0, 3);
    }
    qsizetype begin = 0;
    for (qsizetype at = 0; at < m_rest.size(); ++at) {
        const char c = m_rest.at(at);
        if (c != '\n' && c != '\r')
            continue;
        // Whether a line feed belongs to it is not known yet.
        if (c == '\r' && at + 1 == m_rest.size())
            break;
        takeLine(m_rest.mid(begin, at - begin), events);
        if (c == '\r' && m_rest.at(at + 1) == '\n')
            ++at;
        begin = at + 1;
    }
    m_rest.remove(0, begin);
    m_isBroken = m_rest.size() > longest || m_event.data.size() > longest;
    return events;
}

void EventReader::takeLine(const QByteArray &line, QList<ServerEvent> &events)
{
    if (line.isEmpty()) {
        if (std::exchange(m_hasData, false))
            events.append(m_event);
        m_event.name.clear();
        m_event.data.clear();
        return;
    }
    const qsizetype colon = line.indexOf(':');
    const QByteArray field = colon < 0 ? line : line.left(colon);
    QByteArray value = colon < 0 ? QByteArray() : line.mid(colon + 1);
    if (value.startsWith(' '))
        value.remove(0, 1);
    if (field == "data") {
        m_event.data += (m_hasData ? "\n" : "") + value;
        m_hasData = true;
    } else if (field == "id" && !value.contains('\0')) {
        m_event.id = value;
    } else if (field == "event") {
        m_event.name = value;
    } else if (field == "retry") {
        bool isNumber = false;
        const int wait = value.toInt(&isNumber);
        if (isNumber && wait >= 0)
            m_retryAfter = wait;
    }
}

} // namespace atalaya::api
