// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport.h"

#include <httplib.h>

namespace atalaya::platform {

/// What the library reads and writes: first the head that passed the guard, then bytes that were read ahead, then the
/// connection itself.
class ClientStream final : public httplib::Stream
{
public:
    ClientStream(Transport &transport, std::string head, std::string &readAhead)
        : m_transport(transport)
        , m_head(std::move(head))
        , m_readAhead(readAhead)
    {}

    [[nodiscard]] bool is_readable() const override { return true; }
    [[nodiscard]] bool is_writable() const override { return true; }
    ssize_t read(char *bytes, size_t size) override
    {
        if (m_position < m_head.size()) {
            const std::size_t count = m_head.copy(bytes, size, m_position);
            m_position += count;
            return static_cast<ssize_t>(count);
        }
        if (!m_readAhead.empty()) {
            const std::size_t count = m_readAhead.copy(bytes, size);
            m_readAhead.erase(0, count);
            return static_cast<ssize_t>(count);
        }
        return m_transport.read(bytes, size);
    }
    ssize_t write(const char *bytes, size_t size) override { return m_transport.write(bytes, size); }
    void get_remote_ip_and_port(std::string &ip, int &port) const override
    {
        ip.clear();
        port = 0;
    }
    void get_local_ip_and_port(std::string &ip, int &port) const override
    {
        ip.clear();
        port = 0;
    }
    [[nodiscard]] socket_t socket() const override { return m_transport.socket(); }

private:
    Transport &m_transport;
    std::string m_head;
    std::size_t m_position = 0;
    std::string &m_readAhead;
};

} // namespace atalaya::platform
