// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport.h"

#include <algorithm>
#include <array>
#include <climits>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <stdexcept>

namespace atalaya::platform {

namespace {

/// Whether to try the last call again: waits for what the handshake or record layer asks for, one way or the other.
bool mayGoOn(SSL *tls, int result, Patience &patience)
{
    switch (SSL_get_error(tls, result)) {
    case SSL_ERROR_WANT_READ:
        return patience.waitToRead(SSL_get_fd(tls));
    case SSL_ERROR_WANT_WRITE:
        return patience.waitToWrite(SSL_get_fd(tls));
    default:
        return false;
    }
}

class TlsTransport final : public Transport
{
public:
    TlsTransport(int socket, SSL *tls)
        : Transport(socket)
        , m_tls(tls)
    {}
    ~TlsTransport() override
    {
        SSL_shutdown(m_tls);
        SSL_free(m_tls);
        ERR_clear_error();
    }
    /// False when the handshake fails.
    [[nodiscard]] bool accept(Patience &patience)
    {
        return untilDone(patience, [this] { return SSL_accept(m_tls); }) == 1;
    }
    [[nodiscard]] long read(char *bytes, std::size_t size, Patience &patience) override
    {
        return untilDone(patience, [&] { return SSL_read(m_tls, bytes, lengthOf(size)); });
    }
    [[nodiscard]] long write(const char *bytes, std::size_t size, Patience &patience) override
    {
        return untilDone(patience, [&] { return SSL_write(m_tls, bytes, lengthOf(size)); });
    }
    [[nodiscard]] bool waitForData(Patience &patience) override
    {
        return SSL_pending(m_tls) > 0 || Transport::waitForData(patience);
    }

private:
    [[nodiscard]] static int lengthOf(std::size_t size)
    {
        return static_cast<int>(std::min<std::size_t>(size, INT_MAX));
    }
    template<class Call>
    [[nodiscard]] int untilDone(Patience &patience, const Call &call)
    {
        for (;;) {
            ERR_clear_error();
            const int result = call();
            if (result > 0 || !mayGoOn(m_tls, result, patience))
                return result;
        }
    }

    SSL *m_tls;
};

[[noreturn]] void fail(const std::string &what)
{
    std::array<char, 256> text{};
    ERR_error_string_n(ERR_get_error(), text.data(), text.size());
    throw std::runtime_error(what + ": " + text.data());
}

} // namespace

struct TlsContext::Private
{
    SSL_CTX *context = SSL_CTX_new(TLS_server_method());
    ~Private() { SSL_CTX_free(context); }
};

TlsContext::TlsContext(const std::string &certificateFile, const std::string &keyFile)
    : d(std::make_unique<Private>())
{
    if (!d->context || SSL_CTX_set_min_proto_version(d->context, TLS1_2_VERSION) != 1)
        fail("TLS is not available");
    SSL_CTX_set_options(d->context, SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    if (SSL_CTX_use_certificate_chain_file(d->context, certificateFile.c_str()) != 1)
        fail("The certificate " + certificateFile + " can't be used");
    if (SSL_CTX_use_PrivateKey_file(d->context, keyFile.c_str(), SSL_FILETYPE_PEM) != 1 ||
        SSL_CTX_check_private_key(d->context) != 1)
        fail("The key " + keyFile + " can't be used");
}

TlsContext::~TlsContext() = default;

std::unique_ptr<Transport> TlsContext::accept(int socket, Patience &patience) const
{
    SSL *tls = SSL_new(d->context);
    if (!tls)
        return nullptr;
    auto transport = std::make_unique<TlsTransport>(socket, tls);
    if (SSL_set_fd(tls, socket) != 1 || !transport->accept(patience))
        return nullptr;
    return transport;
}

} // namespace atalaya::platform
