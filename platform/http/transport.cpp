// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport.h"

#include <arpa/inet.h>
#include <array>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>

namespace atalaya::platform {

long Transport::read(char *bytes, std::size_t size)
{
    return recv(m_socket, bytes, size, 0);
}

long Transport::write(const char *bytes, std::size_t size)
{
    return send(m_socket, bytes, size, MSG_NOSIGNAL);
}

bool Transport::waitForData(std::chrono::milliseconds timeout)
{
    pollfd watched{m_socket, POLLIN, 0};
    return poll(&watched, 1, static_cast<int>(timeout.count())) > 0;
}

std::string Transport::peerAddress() const
{
    sockaddr_storage address{};
    socklen_t length = sizeof address;
    std::array<char, NI_MAXHOST> text{};
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    if (getpeername(m_socket, generic, &length) != 0 ||
        getnameinfo(generic, length, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST) != 0)
        return {};
    return text.data();
}

} // namespace atalaya::platform
