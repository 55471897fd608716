// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditexport/hashingsink.h"

#include "platform/base/encoding.h"

namespace atalaya::platform {

HashingSink::HashingSink(ReplySink &sink)
    : m_sink(sink)
{
    crypto_hash_sha256_init(&m_state);
}

bool HashingSink::write(std::string_view bytes)
{
    crypto_hash_sha256_update(&m_state, reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size());
    m_bytes += static_cast<std::int64_t>(bytes.size());
    return m_sink.write(bytes);
}

std::string HashingSink::digest() const
{
    crypto_hash_sha256_state state = m_state;
    std::string hash(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256_final(&state, reinterpret_cast<unsigned char *>(hash.data()));
    return toHex(hash);
}

} // namespace atalaya::platform
