// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>

#include <chrono>
#include <optional>

namespace atalaya::api {

/// Under which conditions the platform allows an answer to be used again (RFC 9111, for a cache of one person).
struct ReuseTerms
{
    /// What was left of the lifetime that it gave, when the answer came; nullopt: it gave none.
    std::optional<std::chrono::seconds> freshFor;
    /// Not without asking.
    bool noCache = false;
    /// Not without asking once it is out of date, not even when the platform can't be asked.
    bool mustRevalidate = false;

    bool operator==(const ReuseTerms &) const = default;
};

/// The headers that decide about it, as they came; several of one name joined by commas.
struct ReuseHeaders
{
    QByteArray cacheControl;
    QByteArray age;
    QByteArray date;
    QByteArray expires;
    QByteArray vary;
};

/// nullopt when the headers say nothing about it. A value that can't be read is taken as the strictest.
[[nodiscard]] std::optional<ReuseTerms> reuseTerms(const ReuseHeaders &headers, const QDateTime &now);

/// `no-store`, or an answer that varies by more than what every entry's key holds.
[[nodiscard]] bool forbidsStoring(const ReuseHeaders &headers);

} // namespace atalaya::api
