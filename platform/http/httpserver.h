// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chain.h"
#include "patience.h"

#include <memory>
#include <string>

namespace atalaya::platform {

struct ListenAddress
{
    /// An IP address as text.
    std::string host = "127.0.0.1";
    /// 0: any free port.
    int port = 0;
    /// PEM files; both or none.
    std::string certificateFile;
    std::string keyFile;

    [[nodiscard]] bool isLoopback() const;
};

/// `127.0.0.1:8080`, `[::1]:0`; throws std::invalid_argument with a sentence for people.
[[nodiscard]] ListenAddress parseListenAddress(std::string_view text);

/// Sockets and threads around a Chain.
class HttpServer
{
public:
    HttpServer(Chain &chain, ListenAddress address, const ConnectionLimits &limits = {});
    ~HttpServer();
    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    /// Takes the port and tells the chain its names; throws std::runtime_error when the address is not to be had.
    void bind();
    [[nodiscard]] std::string url() const;
    /// Serves until stop(), then lets running requests finish.
    void run();
    /// From another thread than run(), also just before it.
    void stop();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace atalaya::platform
