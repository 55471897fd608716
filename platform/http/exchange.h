// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace atalaya::platform {

/// A request as it came off the wire, within the limits of size; nothing else has been checked.
struct RawRequest
{
    std::string method;
    /// Path and query, still percent-encoded.
    std::string target;
    std::map<std::string, std::string> headers; // lower-case names
    std::string body;
    std::string address;
    bool encrypted = false;
    /// Whether the client has hung up; may be empty.
    std::function<bool()> clientGone{};
};

/// Where a reply is written to that is made while it is sent.
class ReplySink
{
public:
    virtual ~ReplySink() = default;
    /// False when the client is gone or too slow: nothing more will reach it. Returns when the bytes are on their way.
    [[nodiscard]] virtual bool write(std::string_view bytes) = 0;
    /// False when the server ends: a reply without an end has to end then.
    [[nodiscard]] virtual bool goesOn() const = 0;
};

/// Writes a whole body, on the connection's thread; false, or an exception, breaks the connection off, so that no
/// client takes a part for the whole.
using ReplyStream = std::function<bool(ReplySink &)>;

/// A reply ready for the wire.
struct RawReply
{
    int status = 200;
    std::map<std::string, std::string> headers;
    std::string body;
    std::string contentType;
    /// Instead of `body`; may be empty.
    ReplyStream stream;
};

} // namespace atalaya::platform
