// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/http/exchange.h"

#include <sodium.h>

#include <cstdint>
#include <string>

namespace atalaya::platform {

/// Passes bytes on, and knows how many they were and their SHA-256.
class HashingSink final : public ReplySink
{
public:
    explicit HashingSink(ReplySink &sink);
    bool write(std::string_view bytes) override;
    bool goesOn() const override { return m_sink.goesOn(); }

    [[nodiscard]] std::int64_t bytes() const { return m_bytes; }
    /// Lower-case hex.
    [[nodiscard]] std::string digest() const;

private:
    ReplySink &m_sink;
    crypto_hash_sha256_state m_state{};
    std::int64_t m_bytes = 0;
};

} // namespace atalaya::platform
