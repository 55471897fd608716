// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>

namespace atalaya::api {

/// What was invalidated when, on a clock that counts invalidations: an entry remembers the count at which it was
/// stored, so that a tag is invalidated by one small write, whatever carries it. Its generation is the folder's: with
/// a new one everything that was stored before is void.
class Ledger
{
public:
    /// A new generation, which no other has.
    [[nodiscard]] static Ledger begin();
    [[nodiscard]] static std::optional<Ledger> decode(const QByteArray &bytes);
    [[nodiscard]] QByteArray encode() const;

    [[nodiscard]] quint64 generation() const { return m_generation; }
    [[nodiscard]] quint64 count() const { return m_count; }
    void invalidate(const QString &tag);
    /// Stored at `storedAt` with `tags`: has something changed what it shows?
    [[nodiscard]] bool isInvalid(const QStringList &tags, quint64 storedAt) const;
    /// What another process has noted since. Of another generation: it takes the place of this one.
    void merge(const Ledger &other);

    bool operator==(const Ledger &) const = default;

private:
    quint64 m_generation = 0;
    quint64 m_count = 0;
    /// Everything stored before is invalid; raised when the tags become too many.
    quint64 m_floor = 0;
    QHash<QString, quint64> m_tags;
};

} // namespace atalaya::api
