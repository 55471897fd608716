// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QList>
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
    /// Of what is perishable: one generation for each hour in which something was stored.
    struct Hour
    {
        quint64 generation = 0;
        /// Milliseconds since 1970.
        qint64 begin = 0;
        bool operator==(const Hour &) const = default;
    };
    /// The generation of what was fetched at `at`, and whether it is a new one.
    struct HourOf
    {
        quint64 generation = 0;
        bool isNew = false;
    };
    [[nodiscard]] HourOf hourOf(const QDateTime &at);
    [[nodiscard]] bool hasHour(quint64 generation) const;
    /// Hours that began a day ago or lie in the future end; true when one did.
    bool expire(const QDateTime &now);
    /// All of them end; true when there was one.
    bool forget();
    /// What another process has noted since. Of another generation: it takes the place of this one.
    void merge(const Ledger &other);

    bool operator==(const Ledger &) const = default;

private:
    quint64 m_generation = 0;
    quint64 m_count = 0;
    /// Everything stored before is invalid; raised when the tags become too many.
    quint64 m_floor = 0;
    QHash<QString, quint64> m_tags;
    QList<Hour> m_hours;
};

} // namespace atalaya::api
