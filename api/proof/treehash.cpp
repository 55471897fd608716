// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/treehash.h"

#include <sodium.h>

#include <algorithm>

namespace atalaya::api {

namespace {

const unsigned char *octets(std::string_view bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

} // namespace

TreeHash sha256(std::initializer_list<std::string_view> parts)
{
    TreeHash hash;
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    for (const std::string_view part : parts)
        crypto_hash_sha256_update(&state, octets(part), part.size());
    crypto_hash_sha256_final(&state, hash.data());
    return hash;
}

TreeHash hashOfLeaf(std::string_view leaf)
{
    return sha256({std::string_view("\0", 1), leaf});
}

TreeHash hashOfNode(const TreeHash &left, const TreeHash &right)
{
    return sha256({std::string_view("\1", 1), bytesOf(left), bytesOf(right)});
}

TreeHash hashOfNothing()
{
    return sha256({});
}

std::string_view bytesOf(const TreeHash &hash)
{
    return {reinterpret_cast<const char *>(hash.data()), hash.size()};
}

std::optional<TreeHash> hashFrom(std::string_view bytes)
{
    TreeHash hash{};
    if (bytes.size() != hash.size())
        return std::nullopt;
    std::ranges::copy(bytes, reinterpret_cast<char *>(hash.data()));
    return hash;
}

std::optional<std::string> fromBase64(std::string_view text)
{
    std::string bytes(text.size() / 4 * 3, '\0');
    std::size_t size = 0;
    const char *end = nullptr;
    if (sodium_base642bin(reinterpret_cast<unsigned char *>(bytes.data()), bytes.size(), text.data(), text.size(),
                          nullptr, &size, &end, sodium_base64_VARIANT_ORIGINAL) != 0 ||
        end != text.data() + text.size())
        return std::nullopt;
    bytes.resize(size);
    return bytes;
}

std::string toBase64(std::string_view bytes)
{
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), octets(bytes), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back(); // the terminating zero
    return text;
}

std::optional<TreeHash> hashFromBase64(std::string_view text)
{
    const auto bytes = fromBase64(text);
    return bytes ? hashFrom(*bytes) : std::nullopt;
}

} // namespace atalaya::api
