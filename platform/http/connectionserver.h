// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chain.h"
#include "headguard.h"
#include "transport.h"

#include <httplib.h>

#include <optional>

namespace atalaya::platform {

/// The library's server with our own reading of heads in front: it accepts, keeps the threads and writes replies.
/// It sees whole requests only: a client that drips its own holds a thread no longer than the limits say.
class ConnectionServer final : public httplib::Server
{
public:
    /// `tls` may be null.
    ConnectionServer(Chain &chain, const TlsContext *tls, const ConnectionLimits &limits);

    /// The library queues five connections only.
    void widenBacklog();
    /// No more requests are waited for; those that are complete are answered.
    void endWaiting() { m_room.close(); }

private:
    bool process_and_close_socket(socket_t socket) override;
    /// Null when the handshake fails.
    [[nodiscard]] std::unique_ptr<Transport> open(int socket);
    void serve(Transport &transport);
    /// False when the connection has to end.
    [[nodiscard]] bool serveOne(Transport &transport, std::string &readAhead, bool last);
    /// The next request's head; its body is at the beginning of `readAhead` then. Nullopt when the client went away
    /// before it had sent a head. What is to be refused is marked so.
    [[nodiscard]] std::optional<CheckedHead> readRequest(Transport &transport, std::string &readAhead);
    void handle(const httplib::Request &request, httplib::Response &response);
    [[nodiscard]] bool waitForRequest(Transport &transport);
    [[nodiscard]] Patience patienceFor(std::chrono::milliseconds total) { return {m_room, m_limits.standing, total}; }

    Chain &m_chain;
    const TlsContext *m_tls;
    ConnectionLimits m_limits;
    WaitingRoom m_room;
};

} // namespace atalaya::platform
