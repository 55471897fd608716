// SPDX-License-Identifier: GPL-3.0-or-later
#include "httpserver.h"

#include "connectionserver.h"

#include <atomic>
#include <stdexcept>
#include <thread>

namespace atalaya::platform {

struct HttpServer::Private
{
    Private(Chain &theChain, ListenAddress where, const ConnectionLimits &limits)
        : chain(theChain)
        , address(std::move(where))
        , tls(address.certificateFile.empty() ? nullptr
                                              : std::make_unique<TlsContext>(address.certificateFile, address.keyFile))
        , server(chain, tls.get(), limits)
    {}
    [[nodiscard]] std::string authority(const std::string &host) const
    {
        return (host.find(':') == std::string::npos ? host : '[' + host + ']') + ':' + std::to_string(port);
    }

    Chain &chain;
    ListenAddress address;
    std::unique_ptr<TlsContext> tls;
    ConnectionServer server;
    int port = 0;
    std::atomic<bool> stopping = false;
    std::atomic<bool> finished = false;
};

HttpServer::HttpServer(Chain &chain, ListenAddress address, const ConnectionLimits &limits)
    : d(std::make_unique<Private>(chain, std::move(address), limits))
{}

HttpServer::~HttpServer() = default;

void HttpServer::bind()
{
    if (d->address.port == 0)
        d->port = d->server.bind_to_any_port(d->address.host);
    else if (d->server.bind_to_port(d->address.host, d->address.port))
        d->port = d->address.port;
    if (d->port <= 0) {
        throw std::runtime_error("The address " + d->address.host + " with port " + std::to_string(d->address.port) +
                                 " can't be used; another program may have it.");
    }
    d->server.widenBacklog();
    d->chain.allowHost(d->authority(d->address.host));
    if (d->address.isLoopback()) {
        for (const char *name : {"localhost", "127.0.0.1", "::1"})
            d->chain.allowHost(d->authority(name));
    }
}

std::string HttpServer::url() const
{
    return (d->tls ? "https://" : "http://") + d->authority(d->address.host);
}

void HttpServer::run()
{
    if (!d->stopping)
        d->server.listen_after_bind();
    d->finished = true;
}

void HttpServer::stop()
{
    d->stopping = true;
    d->server.endWaiting();
    // The library forgets a stop that comes before its loop has begun.
    while (!d->finished && !d->server.is_running())
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    d->server.stop();
}

} // namespace atalaya::platform
