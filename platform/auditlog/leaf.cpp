// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditlog/leaf.h"

#include <sodium.h>

#include <algorithm>
#include <stdexcept>

namespace atalaya::platform {

namespace {

constexpr char version = 1;

void put(std::string &bytes, std::uint64_t value, int width)
{
    for (int shift = (width - 1) * 8; shift >= 0; shift -= 8)
        bytes.push_back(static_cast<char>((value >> static_cast<unsigned>(shift)) & 0xFFU));
}

/// Reads from the front of `bytes`; once something is missing every answer is neutral.
class Cursor
{
public:
    explicit Cursor(std::string_view bytes)
        : m_rest(bytes)
    {}
    std::string_view take(std::size_t count)
    {
        if (m_rest.size() < count) {
            m_failed = true;
            return {};
        }
        const std::string_view taken = m_rest.substr(0, count);
        m_rest.remove_prefix(count);
        return taken;
    }
    std::uint64_t number(std::size_t width)
    {
        std::uint64_t value = 0;
        for (const char byte : take(width))
            value = (value << 8U) | static_cast<unsigned char>(byte);
        return value;
    }
    TreeHash hash()
    {
        TreeHash hash{};
        std::ranges::copy(take(hash.size()), hash.begin());
        return hash;
    }
    [[nodiscard]] bool atEnd() const { return !m_failed && m_rest.empty(); }

private:
    std::string_view m_rest;
    bool m_failed = false;
};

} // namespace

TreeHash commitment(Payload payload, const Salt &salt, std::string_view bytes)
{
    const std::string_view tag = payload == Payload::Meta ? "atalaya.meta.v1" : "atalaya.body.v1";
    TreeHash hash;
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char *>(tag.data()), tag.size());
    crypto_hash_sha256_update(&state, salt.data(), salt.size());
    crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size());
    crypto_hash_sha256_final(&state, hash.data());
    return hash;
}

std::string encode(const Leaf &leaf)
{
    if (leaf.tenantId.size() > 0xFFFF || leaf.kind.size() > 0xFF)
        throw std::length_error("leaf: name too long");
    std::string bytes;
    bytes.reserve(leaf.tenantId.size() + leaf.kind.size() + 84);
    bytes.push_back(version);
    put(bytes, leaf.tenantId.size(), 2);
    bytes += leaf.tenantId;
    put(bytes, leaf.seq, 8);
    put(bytes, static_cast<std::uint64_t>(leaf.at.time_since_epoch().count()), 8);
    put(bytes, leaf.kind.size(), 1);
    bytes += leaf.kind;
    bytes += view(leaf.meta);
    bytes += view(leaf.body);
    return bytes;
}

std::optional<Leaf> decodeLeaf(std::string_view bytes)
{
    Cursor in(bytes);
    if (in.number(1) != static_cast<std::uint64_t>(version))
        return std::nullopt;
    Leaf leaf;
    leaf.tenantId = in.take(static_cast<std::size_t>(in.number(2)));
    leaf.seq = in.number(8);
    leaf.at = Instant{std::chrono::milliseconds{static_cast<std::int64_t>(in.number(8))}};
    leaf.kind = in.take(static_cast<std::size_t>(in.number(1)));
    leaf.meta = in.hash();
    leaf.body = in.hash();
    return in.atEnd() ? std::optional(leaf) : std::nullopt;
}

Salt SaltSource::next()
{
    if (m_used == m_block.size()) {
        randombytes_buf(m_block.data(), sizeof(m_block));
        m_used = 0;
    }
    return m_block[m_used++];
}

} // namespace atalaya::platform
