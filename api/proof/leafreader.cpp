// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/leafreader.h"

#include <bit>

namespace atalaya::api {

namespace {

constexpr std::uint64_t version = 1;
constexpr std::size_t saltBytes = 32;

/// Takes from the front; once something is missing it has failed for good.
class Bytes
{
public:
    explicit Bytes(std::string_view bytes)
        : m_rest(bytes)
    {}

    std::string_view take(std::uint64_t count)
    {
        if (count > m_rest.size()) {
            m_failed = true;
            m_rest = {};
            return {};
        }
        const std::string_view taken = m_rest.substr(0, static_cast<std::size_t>(count));
        m_rest.remove_prefix(taken.size());
        return taken;
    }
    std::uint64_t number(std::size_t width)
    {
        std::uint64_t value = 0;
        for (const char byte : take(width))
            value = value << 8U | static_cast<unsigned char>(byte);
        return value;
    }
    TreeHash hash() { return hashFrom(take(sizeof(TreeHash))).value_or(TreeHash{}); }
    [[nodiscard]] bool areRead() const { return !m_failed && m_rest.empty(); }

private:
    std::string_view m_rest;
    bool m_failed = false;
};

void putHex(std::string &text, std::uint64_t value, unsigned digits)
{
    for (unsigned shift = digits * 4; shift > 0; shift -= 4)
        text += "0123456789abcdef"[(value >> (shift - 4)) & 0xFU];
}

} // namespace

std::optional<LogLeaf> LogLeaf::parse(std::string_view bytes)
{
    Bytes in(bytes);
    if (in.number(1) != version)
        return std::nullopt;
    LogLeaf leaf;
    leaf.tenantId = in.take(in.number(2));
    leaf.seq = in.number(8);
    leaf.at = contract::Instant{std::chrono::milliseconds{static_cast<std::int64_t>(in.number(8))}};
    leaf.kind = in.take(in.number(1));
    leaf.meta = in.hash();
    leaf.body = in.hash();
    return in.areRead() ? std::optional(std::move(leaf)) : std::nullopt;
}

bool opens(const TreeHash &commitment, Payload payload, std::string_view salt, std::string_view bytes)
{
    // Salts of one length only: else bytes could pass from one to the other.
    if (salt.size() != saltBytes)
        return false;
    return sha256({payload == Payload::Meta ? "atalaya.meta.v1" : "atalaya.body.v1", salt, bytes}) == commitment;
}

std::string decisionIdOf(std::string_view tenantId, std::uint64_t seq)
{
    std::string id = "dec-";
    const TreeHash tenant = sha256({tenantId});
    for (std::size_t i = 0; i < 6; ++i)
        putHex(id, tenant[i], 2);
    id += '-';
    const unsigned digits = seq >> 40U == 0 ? 10 : (67 - static_cast<unsigned>(std::countl_zero(seq))) / 4;
    putHex(id, seq, digits);
    return id;
}

} // namespace atalaya::api
