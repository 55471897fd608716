// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditlog/merkle.h"

#include <sodium.h>

#include <algorithm>
#include <bit>
#include <cstring>

namespace atalaya::platform {

namespace {

const unsigned char *data(std::string_view bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

TreeHash hashOfNothing()
{
    TreeHash hash;
    crypto_hash_sha256(hash.data(), nullptr, 0);
    return hash;
}

} // namespace

std::string_view view(const TreeHash &hash)
{
    return {reinterpret_cast<const char *>(hash.data()), hash.size()};
}

TreeHash leafHash(std::string_view leaf)
{
    const unsigned char prefix = 0;
    TreeHash hash;
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    crypto_hash_sha256_update(&state, &prefix, 1);
    crypto_hash_sha256_update(&state, data(leaf), leaf.size());
    crypto_hash_sha256_final(&state, hash.data());
    return hash;
}

TreeHash nodeHash(const TreeHash &left, const TreeHash &right)
{
    std::array<unsigned char, 65> bytes;
    bytes[0] = 1;
    std::ranges::copy(left, bytes.begin() + 1);
    std::ranges::copy(right, bytes.begin() + 33);
    TreeHash hash;
    crypto_hash_sha256(hash.data(), bytes.data(), bytes.size());
    return hash;
}

TreeHash rootOf(std::span<const TreeHash> leaves)
{
    if (leaves.empty())
        return hashOfNothing();
    if (leaves.size() == 1)
        return leaves.front();
    const std::size_t split = std::bit_floor(leaves.size() - 1);
    return nodeHash(rootOf(leaves.first(split)), rootOf(leaves.subspan(split)));
}

void Frontier::append(const TreeHash &leaf)
{
    TreeHash hash = leaf;
    // Every trailing one of the size is a subtree that the new leaf completes.
    for (std::uint64_t bits = m_size; (bits & 1U) != 0; bits >>= 1U) {
        hash = nodeHash(m_roots.back(), hash);
        m_roots.pop_back();
    }
    m_roots.push_back(hash);
    ++m_size;
}

TreeHash Frontier::root() const
{
    if (m_roots.empty())
        return hashOfNothing();
    TreeHash hash = m_roots.back();
    for (auto root = m_roots.rbegin() + 1; root != m_roots.rend(); ++root)
        hash = nodeHash(*root, hash);
    return hash;
}

std::string Frontier::encode() const
{
    std::string bytes;
    bytes.reserve(m_roots.size() * sizeof(TreeHash));
    for (const TreeHash &root : m_roots)
        bytes += view(root);
    return bytes;
}

std::optional<Frontier> Frontier::decode(std::uint64_t size, std::string_view bytes)
{
    const auto count = static_cast<std::size_t>(std::popcount(size));
    if (bytes.size() != count * sizeof(TreeHash))
        return std::nullopt;
    Frontier frontier;
    frontier.m_size = size;
    frontier.m_roots.resize(count);
    for (std::size_t i = 0; i < count; ++i)
        std::memcpy(frontier.m_roots[i].data(), bytes.data() + i * sizeof(TreeHash), sizeof(TreeHash));
    return frontier;
}

} // namespace atalaya::platform
