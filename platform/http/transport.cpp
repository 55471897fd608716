// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport.h"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <netdb.h>
#include <sys/socket.h>

namespace atalaya::platform {

namespace {

bool wouldBlock()
{
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

} // namespace

Transport::Transport(int socket)
    : m_socket(socket)
{
    fcntl(socket, F_SETFL, fcntl(socket, F_GETFL, 0) | O_NONBLOCK);
}

long Transport::read(char *bytes, std::size_t size, Patience &patience)
{
    while (patience.waitToRead(m_socket)) {
        const auto count = recv(m_socket, bytes, size, 0);
        if (count >= 0 || !wouldBlock())
            return count;
    }
    return -1;
}

long Transport::write(const char *bytes, std::size_t size, Patience &patience)
{
    while (patience.waitToWrite(m_socket)) {
        const auto count = send(m_socket, bytes, size, MSG_NOSIGNAL);
        if (count >= 0 || !wouldBlock())
            return count;
    }
    return -1;
}

bool Transport::waitForData(Patience &patience)
{
    return patience.waitToRead(m_socket);
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
