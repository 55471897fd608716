// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

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
};

/// A reply ready for the wire.
struct RawReply
{
    int status = 200;
    std::map<std::string, std::string> headers;
    std::string body;
    std::string contentType;
};

} // namespace atalaya::platform
