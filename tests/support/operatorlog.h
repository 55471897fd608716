// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QCryptographicHash>

#include <cstdint>
#include <vector>

namespace atalaya::tests {

/// One entry of a log as its operator holds it, with everything open; nothing stops them from changing it.
struct OperatorEntry
{
    QByteArray tenantId;
    std::uint64_t seq = 0;
    std::int64_t at = 0;
    QByteArray kind = "decision";
    QByteArray meta;
    QByteArray metaSalt = QByteArray(32, '\x11');
    QByteArray body;
    QByteArray bodySalt = QByteArray(32, '\x22');

    [[nodiscard]] QByteArray leaf() const;

    bool operator==(const OperatorEntry &) const = default;
};

/// The operator's side of the log for tests, written from RFC 9162 and docs/decisions/0005 alone: shares code neither
/// with the platform's builder nor with the console's verifier. Hashes are 32 raw bytes.
class OperatorLog
{
public:
    /// A tree over what is there at this moment.
    void append(const OperatorEntry &entry);
    void appendLeaf(const QByteArray &leaf);
    [[nodiscard]] std::uint64_t size() const { return m_levels.empty() ? 0 : m_levels.front().size(); }

    /// The four below throw std::out_of_range beyond the tree.
    [[nodiscard]] QByteArray leafHash(std::uint64_t seq) const { return m_levels.front().at(seq); }
    [[nodiscard]] QByteArray root(std::uint64_t size) const;
    [[nodiscard]] QByteArrayList inclusion(std::uint64_t seq, std::uint64_t size) const;
    [[nodiscard]] QByteArrayList consistency(std::uint64_t from, std::uint64_t to) const;

private:
    [[nodiscard]] QByteArray hashOf(std::uint64_t begin, std::uint64_t end) const;
    void pathOf(QByteArrayList &path, std::uint64_t seq, std::uint64_t begin, std::uint64_t end) const;
    void subProof(QByteArrayList &path, std::uint64_t from, std::uint64_t begin, std::uint64_t end, bool whole) const;

    /// m_levels[k][i]: hash of the leaves [i·2^k, (i+1)·2^k).
    std::vector<std::vector<QByteArray>> m_levels;
};

/// Whoever holds the key can sign anything.
class OperatorKey
{
public:
    /// Another number, another key.
    OperatorKey(const QByteArray &name, int number);

    [[nodiscard]] const QByteArray &name() const { return m_name; }
    /// In the form of C2SP signed-note.
    [[nodiscard]] QByteArray verifierKey() const;
    [[nodiscard]] QByteArray signText(const QByteArray &text) const;
    /// A signed checkpoint, under the key's own name as its origin.
    [[nodiscard]] QByteArray signHead(std::uint64_t size, const QByteArray &root) const;

private:
    QByteArray m_name;
    QByteArray m_public;
    QByteArray m_secret;
};

} // namespace atalaya::tests
