// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <string>

namespace atalaya::platform {

/// The bytes of one connection, plain or under TLS. Time-outs of single reads and writes are the socket's own.
class Transport
{
public:
    explicit Transport(int socket)
        : m_socket(socket)
    {}
    virtual ~Transport() = default;
    Transport(const Transport &) = delete;
    Transport &operator=(const Transport &) = delete;

    /// Bytes read; 0 or less when the other side is gone or too slow.
    [[nodiscard]] virtual long read(char *bytes, std::size_t size);
    [[nodiscard]] virtual long write(const char *bytes, std::size_t size);
    /// Whether something (also an end) can be read within `timeout`.
    [[nodiscard]] virtual bool waitForData(std::chrono::milliseconds timeout);
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
    /// Null when the handshake fails.
    [[nodiscard]] std::unique_ptr<Transport> accept(int socket) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace atalaya::platform
