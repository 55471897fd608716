// SPDX-License-Identifier: GPL-3.0-or-later
#include "connectionserver.h"

#include "clientstream.h"
#include "reply.h"

#include "platform/base/log.h"

#include <array>
#include <sys/socket.h>
#include <unistd.h>

namespace atalaya::platform {

namespace {

using std::chrono::milliseconds;

constexpr int requestsPerConnection = 1000;
constexpr std::size_t bytesPerSecond = 16U * 1024U;

/// The request that this thread is working on; the library calls our handlers on the thread that called it.
struct CurrentExchange
{
    CheckedHead head;
    const WaitingRoom &room;
    Patience *patience = nullptr;
};
thread_local CurrentExchange *current = nullptr;

/// A streamed reply's way to the library. The client has the time of a reply for each piece.
class PieceSink final : public ReplySink
{
public:
    PieceSink(httplib::DataSink &sink, CurrentExchange &exchange)
        : m_sink(sink)
        , m_exchange(exchange)
    {}
    bool write(std::string_view bytes) override
    {
        m_exchange.patience->restart();
        return bytes.empty() || m_sink.write(bytes.data(), bytes.size());
    }
    bool goesOn() const override { return m_exchange.room.isOpen(); }

private:
    httplib::DataSink &m_sink;
    CurrentExchange &m_exchange;
};

bool writePieces(const ReplyStream &stream, httplib::DataSink &sink)
{
    try {
        PieceSink pieces(sink, *current);
        if (!stream(pieces))
            return false;
        sink.done();
        return true;
    } catch (const std::exception &error) {
        logError(std::string("a reply broke off: ") + error.what());
        return false;
    }
}

[[noreturn]] void refuseSlow(const Patience &patience)
{
    if (patience.end() == Patience::End::TimeIsUp)
        throw httpError(408, "request_too_slow", "The request took too long to arrive.");
    throw busy(1);
}

/// Appends what arrives; false when the client went away. Throws when patience is at its end.
bool readMore(Transport &transport, std::string &buffer, Patience &patience)
{
    std::array<char, 16'384> chunk{};
    const long count = transport.read(chunk.data(), chunk.size(), patience);
    if (count <= 0 && patience.end() != Patience::End::None)
        refuseSlow(patience);
    if (count <= 0)
        return false;
    buffer.append(chunk.data(), static_cast<std::size_t>(count));
    return true;
}

/// Reads until the empty line. Answers the head's length within `buffer`, 0 when the client went away, or throws.
std::size_t readHead(Transport &transport, std::string &buffer, Patience &patience)
{
    for (;;) {
        const auto line = std::min(buffer.find("\r\n"), buffer.size());
        const auto end = std::min(buffer.find("\r\n\r\n"), buffer.size());
        if (line > maxRequestLine)
            throw requestLineTooLong();
        if (end - line > maxHeaderBytes)
            throw headersTooLarge();
        if (end < buffer.size())
            return end + 4;
        if (!readMore(transport, buffer, patience))
            return 0;
    }
}

/// Reads until `buffer` holds the whole body.
void readBody(Transport &transport, std::string &buffer, const CheckedHead &head, Patience &patience)
{
    constexpr std::string_view goOn = "HTTP/1.1 100 Continue\r\n\r\n";
    if (head.expectsContinue && buffer.size() < head.contentLength &&
        transport.write(goOn.data(), goOn.size(), patience) != static_cast<long>(goOn.size()))
        throw httpError(400, "request_incomplete", "The body broke off.");
    while (buffer.size() < head.contentLength) {
        if (!readMore(transport, buffer, patience))
            throw httpError(400, "request_incomplete", "The body broke off.");
    }
}

/// Closes the connection as soon as the answer is written.
void markRefused(CheckedHead &head, const HttpError &error)
{
    head.refused = error;
    head.keepAlive = false;
    head.contentLength = 0;
    if (head.request.method != "HEAD")
        head.request.method = "GET";
}

/// What the library needs to know of an accepted head; everything else stays with us.
std::string headForLibrary(const CheckedHead &head)
{
    std::string text =
        head.request.method + " / HTTP/1.1\r\nContent-Length: " + std::to_string(head.contentLength) + "\r\n";
    return text + (head.keepAlive ? "\r\n" : "Connection: close\r\n\r\n");
}

/// Reads what the client still sends: closing at once would throw away the answer that is on its way to it.
void drain(Transport &transport, Patience patience)
{
    shutdown(transport.socket(), SHUT_WR);
    std::array<char, 16'384> rest{};
    std::size_t total = 0;
    while (total < 8U * 1024U * 1024U && patience.waitToRead(transport.socket())) {
        const auto count = recv(transport.socket(), rest.data(), rest.size(), MSG_DONTWAIT);
        if (count <= 0)
            return;
        total += static_cast<std::size_t>(count);
    }
}

} // namespace

ConnectionServer::ConnectionServer(Chain &chain, const TlsContext *tls, const ConnectionLimits &limits)
    : m_chain(chain)
    , m_tls(tls)
    , m_limits(limits)
    , m_room(limits.seats)
{
    new_task_queue = [threads = limits.threads] {
        return new httplib::ThreadPool(threads);
    };
    set_tcp_nodelay(true);
    set_keep_alive_max_count(requestsPerConnection);
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
}

void ConnectionServer::widenBacklog()
{
    ::listen(svr_sock_, 256);
}

bool ConnectionServer::process_and_close_socket(socket_t socket)
{
    if (const auto transport = open(socket))
        serve(*transport);
    ::shutdown(socket, SHUT_RDWR);
    ::close(socket);
    return true;
}

std::unique_ptr<Transport> ConnectionServer::open(int socket)
{
    if (!m_tls)
        return std::make_unique<Transport>(socket);
    Patience patience = patienceFor(m_limits.request);
    return m_tls->accept(socket, patience);
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

std::optional<CheckedHead> ConnectionServer::readRequest(Transport &transport, std::string &readAhead)
{
    CheckedHead head;
    Patience patience = patienceFor(m_limits.request);
    try {
        const std::size_t length = readHead(transport, readAhead, patience);
        if (length == 0)
            return std::nullopt;
        head = checkHead(std::string_view(readAhead).substr(0, length), m_chain.router());
        readAhead.erase(0, length);
        if (!head.refused) {
            patience.extend(std::chrono::seconds(head.contentLength / bytesPerSecond));
            readBody(transport, readAhead, head, patience);
        }
    } catch (const HttpError &error) {
        head.refused = error;
    }
    if (head.refused)
        markRefused(head, HttpError(*head.refused));
    return head;
}

bool ConnectionServer::serveOne(Transport &transport, std::string &readAhead, bool last)
{
    auto head = readRequest(transport, readAhead);
    if (!head)
        return false;
    CurrentExchange exchange{std::move(*head), m_room};
    exchange.head.request.address = transport.peerAddress();
    exchange.head.request.encrypted = m_tls != nullptr;
    exchange.head.request.clientGone = [socket = transport.socket()] {
        char next = 0;
        return recv(socket, &next, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
    };
    const std::size_t length = exchange.head.contentLength;
    std::string request = headForLibrary(exchange.head) + readAhead.substr(0, length);
    readAhead.erase(0, length);
    bool written = false;
    bool closed = false;
    current = &exchange;
    {
        Patience patience = patienceFor(m_limits.reply);
        exchange.patience = &patience;
        ClientStream stream(transport, patience, std::move(request));
        written = process_request(stream, last, closed, nullptr);
    }
    current = nullptr;
    const bool goesOn = written && !closed && exchange.head.keepAlive && !exchange.head.refused;
    if (!goesOn)
        drain(transport, patienceFor(std::min(m_limits.idle, milliseconds(1000))));
    return goesOn;
}

void ConnectionServer::handle(const httplib::Request &request, httplib::Response &response)
{
    CheckedHead &head = current->head;
    head.request.body = request.body;
    RawReply reply = head.refused ? m_chain.refuse(head.request, *head.refused) : m_chain.answer(head.request);
    response.status = reply.status;
    for (const auto &[name, value] : reply.headers)
        response.set_header(name, value);
    if (reply.stream) {
        response.set_chunked_content_provider(reply.contentType,
                                              [stream = std::move(reply.stream)](std::size_t, httplib::DataSink &sink) {
                                                  return writePieces(stream, sink);
                                              });
    } else if (!reply.body.empty())
        response.set_content(reply.body, reply.contentType);
}

bool ConnectionServer::waitForRequest(Transport &transport)
{
    Patience patience = patienceFor(m_limits.idle);
    return transport.waitForData(patience);
}

} // namespace atalaya::platform
