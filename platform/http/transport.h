// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "patience.h"

#include <memory>
#include <string>

namespace atalaya::platform {

/// The bytes of one connection, plain or under TLS. Waits as long as the patience it is given lasts.
class Transport
{
public:
    /// Makes `socket` non-blocking; does not own it.
    explicit Transport(int socket);
    virtual ~Transport() = default;
    Transport(const Transport &) = delete;
    Transport &operator=(const Transport &) = delete;

    /// Bytes read; 0 or less when the other side is gone or patience is at its end.
    [[nodiscard]] virtual long read(char *bytes, std::size_t size, Patience &patience);
    [[nodiscard]] virtual long write(const char *bytes, std::size_t size, Patience &patience);
    /// Whether something (also an end) can be read.
    [[nodiscard]] virtual bool waitForData(Patience &patience);
    [[nodiscard]] int socket() const { return m_socket; }
    [[nodiscard]] std::string peerAddress() const;

private:
    int m_socket;
};

/// Certificate and key of the server; TLS 1.2 or newer.
class TlsContext
{
public:
    /// PEM files. Throws std::runtime_error when they can't be used.
    TlsContext(const std::string &certificateFile, const std::string &keyFile);
    ~TlsContext();
    TlsContext(const TlsContext &) = delete;
    TlsContext &operator=(const TlsContext &) = delete;
    /// Null when the handshake fails or outlasts `patience`.
    [[nodiscard]] std::unique_ptr<Transport> accept(int socket, Patience &patience) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace atalaya::platform
