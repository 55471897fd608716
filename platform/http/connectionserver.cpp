// SPDX-License-Identifier: GPL-3.0-or-later
#include "connectionserver.h"

#include "clientstream.h"
#include "reply.h"

#include <array>
#include <sys/socket.h>
#include <unistd.h>

namespace atalaya::platform {

namespace {

using std::chrono::milliseconds;
using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t threads = 64;
constexpr int requestsPerConnection = 1000;
constexpr milliseconds idleTime{2000};
constexpr milliseconds headTime{10'000};
constexpr int socketSeconds = 10;

/// The request that this thread is working on; the library calls our handlers on the thread that called it.
struct CurrentExchange
{
    CheckedHead head;
    bool answered = false;
};
thread_local CurrentExchange *current = nullptr;

/// Reads until the empty line. Answers the head's length within `buffer`, 0 when the client went away, or throws.
std::size_t readHead(Transport &transport, std::string &buffer)
{
    const auto deadline = SteadyClock::now() + headTime;
    std::array<char, 4096> chunk{};
    for (;;) {
        const auto line = std::min(buffer.find("\r\n"), buffer.size());
        const auto end = std::min(buffer.find("\r\n\r\n"), buffer.size());
        if (line > maxRequestLine)
            throw requestLineTooLong();
        if (end - line > maxHeaderBytes)
            throw headersTooLarge();
        if (end < buffer.size())
            return end + 4;
        if (SteadyClock::now() > deadline)
            throw httpError(408, "request_too_slow", "The request took too long to arrive.");
        const long count = transport.read(chunk.data(), chunk.size());
        if (count <= 0)
            return 0;
        buffer.append(chunk.data(), static_cast<std::size_t>(count));
    }
}

/// What the library needs to know of an accepted head; everything else stays with us.
std::string headForLibrary(const CheckedHead &head)
{
    std::string text =
        head.request.method + " / HTTP/1.1\r\nContent-Length: " + std::to_string(head.contentLength) + "\r\n";
    if (head.expectsContinue)
        text += "Expect: 100-continue\r\n";
    return text + (head.keepAlive ? "\r\n" : "Connection: close\r\n\r\n");
}

/// Reads what the client still sends: closing at once would throw away the answer that is on its way to it.
void drain(Transport &transport)
{
    shutdown(transport.socket(), SHUT_WR);
    std::array<char, 16'384> rest{};
    const auto deadline = SteadyClock::now() + milliseconds(1000);
    std::size_t total = 0;
    while (total < 8U * 1024U * 1024U && SteadyClock::now() < deadline && transport.waitForData(milliseconds(200))) {
        const auto count = recv(transport.socket(), rest.data(), rest.size(), MSG_DONTWAIT);
        if (count <= 0)
            return;
        total += static_cast<std::size_t>(count);
    }
}

} // namespace

ConnectionServer::ConnectionServer(Chain &chain, const TlsContext *tls)
    : m_chain(chain)
    , m_tls(tls)
{
    new_task_queue = [] {
        return new httplib::ThreadPool(threads);
    };
    set_tcp_nodelay(true);
    set_keep_alive_timeout(idleTime.count() / 1000);
    set_keep_alive_max_count(requestsPerConnection);
    set_read_timeout(socketSeconds);
    set_write_timeout(socketSeconds);
    const auto handler = [this](const httplib::Request &request, httplib::Response &response) {
        handle(request, response);
    };
    Get("/", handler);
    Post("/", handler);
    Put("/", handler);
    Patch("/", handler);
    Delete("/", handler);
    Options("/", handler);
    set_exception_handler(
        [handler](const auto &request, auto &response, const std::exception_ptr &) { handler(request, response); });
    // A body that broke off: the library has an answer of its own, without our headers.
    set_error_handler([this](const httplib::Request &, httplib::Response &response) {
        if (!current || current->answered)
            return;
        current->head.refused = httpError(400, "request_incomplete", "The body broke off.");
        handle({}, response);
    });
}

void ConnectionServer::widenBacklog()
{
    ::listen(svr_sock_, 256);
}

bool ConnectionServer::process_and_close_socket(socket_t socket)
{
    const std::unique_ptr<Transport> transport = m_tls ? m_tls->accept(socket) : std::make_unique<Transport>(socket);
    if (transport)
        serve(*transport);
    ::shutdown(socket, SHUT_RDWR);
    ::close(socket);
    return true;
}

void ConnectionServer::serve(Transport &transport)
{
    std::string readAhead;
    for (int left = requestsPerConnection; left > 0; --left) {
        if (readAhead.empty() && !waitForRequest(transport))
            return;
        if (!serveOne(transport, readAhead, left == 1))
            return;
    }
}

bool ConnectionServer::serveOne(Transport &transport, std::string &readAhead, bool last)
{
    CurrentExchange exchange;
    try {
        const std::size_t length = readHead(transport, readAhead);
        if (length == 0)
            return false;
        exchange.head = checkHead(std::string_view(readAhead).substr(0, length), m_chain.router());
        readAhead.erase(0, length);
    } catch (const HttpError &error) {
        exchange.head.refused = error;
    }
    exchange.head.request.address = transport.peerAddress();
    exchange.head.request.encrypted = m_tls != nullptr;
    const bool refused = exchange.head.refused.has_value();
    if (refused) {
        exchange.head.keepAlive = false;
        exchange.head.expectsContinue = false;
        exchange.head.contentLength = 0;
        if (exchange.head.request.method != "HEAD")
            exchange.head.request.method = "GET";
    }
    current = &exchange;
    ClientStream stream(transport, headForLibrary(exchange.head), readAhead);
    bool closed = false;
    const bool written = process_request(stream, last, closed, nullptr);
    current = nullptr;
    const bool goesOn = written && !closed && exchange.head.keepAlive && !exchange.head.refused;
    if (!goesOn)
        drain(transport);
    return goesOn;
}

void ConnectionServer::handle(const httplib::Request &request, httplib::Response &response)
{
    CheckedHead &head = current->head;
    head.request.body = request.body;
    current->answered = true;
    const RawReply reply = head.refused ? m_chain.refuse(head.request, *head.refused) : m_chain.answer(head.request);
    response.status = reply.status;
    for (const auto &[name, value] : reply.headers)
        response.set_header(name, value);
    if (!reply.body.empty())
        response.set_content(reply.body, reply.contentType);
}

bool ConnectionServer::waitForRequest(Transport &transport) const
{
    // In slices, so that stop() is not held up by idle connections.
    constexpr milliseconds slice{200};
    for (milliseconds waited{0}; waited < idleTime && svr_sock_ != INVALID_SOCKET; waited += slice) {
        if (transport.waitForData(slice))
            return true;
    }
    return false;
}

} // namespace atalaya::platform
