// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/operatorlog.h"

#include <QtEndian>

#include <sodium.h>

#include <bit>

namespace atalaya::tests {

namespace {

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

QByteArray nodeOf(const QByteArray &left, const QByteArray &right)
{
    return sha256('\x01' + left + right);
}

template<class T>
QByteArray bigEndian(T value)
{
    QByteArray bytes(sizeof(T), '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

/// The largest power of two below `count`.
std::uint64_t split(std::uint64_t count)
{
    return std::bit_floor(count - 1);
}

unsigned char *octets(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

const unsigned char *octets(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

} // namespace

QByteArray OperatorEntry::leaf() const
{
    return '\x01' + bigEndian(static_cast<quint16>(tenantId.size())) + tenantId + bigEndian<quint64>(seq) +
           bigEndian<qint64>(at) + static_cast<char>(kind.size()) + kind + sha256("atalaya.meta.v1" + metaSalt + meta) +
           sha256("atalaya.body.v1" + bodySalt + body);
}

void OperatorLog::append(const OperatorEntry &entry)
{
    appendLeaf(entry.leaf());
}

void OperatorLog::appendLeaf(const QByteArray &leaf)
{
    QByteArray hash = sha256('\0' + leaf);
    for (std::size_t level = 0;; ++level) {
        if (m_levels.size() == level)
            m_levels.emplace_back();
        auto &row = m_levels[level];
        row.push_back(hash);
        if (row.size() % 2 != 0)
            return;
        hash = nodeOf(row[row.size() - 2], row.back());
    }
}

QByteArray OperatorLog::hashOf(std::uint64_t begin, std::uint64_t end) const
{
    const std::uint64_t count = end - begin;
    if (count == 0)
        return sha256({});
    if (std::has_single_bit(count) && begin % count == 0)
        return m_levels.at(static_cast<std::size_t>(std::countr_zero(count))).at(begin / count);
    const std::uint64_t middle = begin + split(count);
    return nodeOf(hashOf(begin, middle), hashOf(middle, end));
}

QByteArray OperatorLog::root(std::uint64_t size) const
{
    return hashOf(0, size);
}

void OperatorLog::pathOf(QByteArrayList &path, std::uint64_t seq, std::uint64_t begin, std::uint64_t end) const
{
    if (end - begin == 1)
        return;
    const std::uint64_t middle = begin + split(end - begin);
    if (seq < middle) {
        pathOf(path, seq, begin, middle);
        path.append(hashOf(middle, end));
    } else {
        pathOf(path, seq, middle, end);
        path.append(hashOf(begin, middle));
    }
}

QByteArrayList OperatorLog::inclusion(std::uint64_t seq, std::uint64_t size) const
{
    QByteArrayList path;
    pathOf(path, seq, 0, size);
    return path;
}

void OperatorLog::subProof(QByteArrayList &path, std::uint64_t from, std::uint64_t begin, std::uint64_t end,
                           bool whole) const
{
    if (from == end) {
        if (!whole)
            path.append(hashOf(begin, end));
        return;
    }
    const std::uint64_t middle = begin + split(end - begin);
    if (from <= middle) {
        subProof(path, from, begin, middle, whole);
        path.append(hashOf(middle, end));
    } else {
        subProof(path, from, middle, end, false);
        path.append(hashOf(begin, middle));
    }
}

QByteArrayList OperatorLog::consistency(std::uint64_t from, std::uint64_t to) const
{
    QByteArrayList path;
    subProof(path, from, 0, to, true);
    return path;
}

OperatorKey::OperatorKey(const QByteArray &name, int number)
    : m_name(name)
    , m_public(crypto_sign_PUBLICKEYBYTES, '\0')
    , m_secret(crypto_sign_SECRETKEYBYTES, '\0')
{
    const QByteArray seed = sha256("operator key " + QByteArray::number(number));
    crypto_sign_seed_keypair(octets(m_public), octets(m_secret), octets(seed));
}

QByteArray OperatorKey::verifierKey() const
{
    const QByteArray key = '\x01' + m_public;
    return m_name + '+' + sha256(m_name + '\n' + key).left(4).toHex() + '+' + key.toBase64();
}

QByteArray OperatorKey::signText(const QByteArray &text) const
{
    QByteArray signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(octets(signature), nullptr, octets(text), static_cast<unsigned long long>(text.size()),
                         octets(m_secret));
    const QByteArray id = sha256(m_name + "\n\x01" + m_public).left(4);
    return text + "\n\xE2\x80\x94 " + m_name + ' ' + (id + signature).toBase64() + '\n';
}

QByteArray OperatorKey::signHead(std::uint64_t size, const QByteArray &root) const
{
    return signText(m_name + '\n' + QByteArray::number(size) + '\n' + root.toBase64() + '\n');
}

} // namespace atalaya::tests
