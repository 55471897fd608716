// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chain.h"
#include "headguard.h"
#include "transport.h"

#include <httplib.h>

namespace atalaya::platform {

/// The library's server with our own reading of heads in front: it accepts, keeps the threads, reads bodies and writes
/// replies; what it would read leniently or without a bound has been checked before it sees it.
class ConnectionServer final : public httplib::Server
{
public:
    /// `tls` may be null.
    ConnectionServer(Chain &chain, const TlsContext *tls);

    /// The library queues five connections only.
    void widenBacklog();

private:
    bool process_and_close_socket(socket_t socket) override;
    void serve(Transport &transport);
    /// False when the connection has to end.
    [[nodiscard]] bool serveOne(Transport &transport, std::string &readAhead, bool last);
    void handle(const httplib::Request &request, httplib::Response &response);
    [[nodiscard]] bool waitForRequest(Transport &transport) const;

    Chain &m_chain;
    const TlsContext *m_tls;
};

} // namespace atalaya::platform
