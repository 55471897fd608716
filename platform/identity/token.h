// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace atalaya::platform {

/// An opaque bearer token: the client gets the text, the database its SHA-256.
struct Token
{
    std::string text;
    /// 32 raw bytes.
    std::string hash;
};

[[nodiscard]] Token newToken();
/// Of whatever a client sent; a text of the wrong form hashes to something that is not stored.
[[nodiscard]] std::string tokenHash(std::string_view text);

} // namespace atalaya::platform
