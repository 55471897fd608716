// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport.h"

#include <httplib.h>

namespace atalaya::platform {

/// What the library reads and writes: the head that passed the guard, then the body that came with it; nothing of the
/// next request.
class ClientStream final : public httplib::Stream
{
public:
    ClientStream(Transport &transport, Patience &patience, std::string request)
        : m_transport(transport)
        , m_patience(patience)
        , m_request(std::move(request))
    {}

    [[nodiscard]] bool is_readable() const override { return true; }
    [[nodiscard]] bool is_writable() const override { return true; }
    ssize_t read(char *bytes, size_t size) override
    {
        const std::size_t count = m_request.copy(bytes, size, m_position);
        m_position += count;
        return static_cast<ssize_t>(count);
    }
    ssize_t write(const char *bytes, size_t size) override { return m_transport.write(bytes, size, m_patience); }
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
    Patience &m_patience;
    std::string m_request;
    std::size_t m_position = 0;
};

} // namespace atalaya::platform
