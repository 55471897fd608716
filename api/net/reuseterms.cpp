// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/net/reuseterms.h"

#include <QList>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace atalaya::api {

namespace {

using std::chrono::seconds;

/// Longer than any lifetime means anything; sums of it don't overflow.
constexpr qint64 longest = 10LL * 365 * 24 * 3600;

/// Commas within quotes separate nothing.
QList<QByteArray> members(const QByteArray &header)
{
    QList<QByteArray> found;
    QByteArray member;
    bool quoted = false;
    for (qsizetype i = 0; i < header.size(); ++i) {
        const char c = header.at(i);
        if (c == '"')
            quoted = !quoted;
        if (c == '\\' && quoted && i + 1 < header.size()) {
            member += header.mid(i, 2);
            ++i;
        } else if (c == ',' && !quoted) {
            found.append(std::exchange(member, {}).trimmed());
        } else {
            member += c;
        }
    }
    found.append(member.trimmed());
    return found;
}

/// nullopt unless it is digits and nothing else.
std::optional<qint64> wholeNumber(const QByteArray &text)
{
    if (text.isEmpty() || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    bool fits = false;
    const qint64 number = text.toLongLong(&fits);
    return fits ? std::min(number, longest) : longest;
}

QByteArray unquoted(const QByteArray &value)
{
    return value.size() >= 2 && value.startsWith('"') && value.endsWith('"') ? value.mid(1, value.size() - 2) : value;
}

struct Directives
{
    bool noStore = false;
    bool noCache = false;
    bool mustRevalidate = false;
    std::optional<qint64> maxAge;
};

Directives directives(const QByteArray &cacheControl)
{
    Directives found;
    const QList<QByteArray> all = members(cacheControl);
    for (const QByteArray &member : all) {
        const qsizetype equals = member.indexOf('=');
        const QByteArray name = (equals < 0 ? member : member.left(equals)).trimmed().toLower();
        if (name == "no-store")
            found.noStore = true;
        else if (name == "no-cache")
            found.noCache = true;
        else if (name == "must-revalidate")
            found.mustRevalidate = true;
        else if (name == "max-age" && equals >= 0) {
            const qint64 age = wholeNumber(unquoted(member.mid(equals + 1).trimmed())).value_or(0);
            found.maxAge = std::min(age, found.maxAge.value_or(longest));
        }
    }
    return found;
}

/// The one form that may still be sent; every other one is a moment long ago.
QDateTime moment(const QByteArray &date)
{
    QDateTime at =
        QLocale::c().toDateTime(QString::fromLatin1(date), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    at.setTimeSpec(Qt::UTC);
    return at;
}

} // namespace

std::optional<ReuseTerms> reuseTerms(const ReuseHeaders &headers, const QDateTime &now)
{
    if (headers.cacheControl.isEmpty() && headers.expires.isEmpty())
        return std::nullopt;
    const Directives said = directives(headers.cacheControl);
    ReuseTerms terms;
    terms.noCache = said.noCache;
    terms.mustRevalidate = said.mustRevalidate;

    const QDateTime sent = moment(headers.date.trimmed());
    std::optional<qint64> lifetime = said.maxAge;
    if (!lifetime && !headers.expires.isEmpty()) {
        const QDateTime expires = moment(headers.expires.trimmed());
        lifetime = expires.isValid() ? (sent.isValid() ? sent : now).secsTo(expires) : 0;
    }
    if (lifetime) {
        // Of several ages the first counts; one that is no number doesn't.
        const qint64 saidAge = wholeNumber(headers.age.split(',').first().trimmed()).value_or(0);
        const qint64 seenAge = sent.isValid() ? sent.secsTo(now) : 0;
        const qint64 left = std::min(*lifetime, longest) - std::max({saidAge, seenAge, qint64{0}});
        terms.freshFor = seconds(std::max<qint64>(left, 0));
    }
    return terms;
}

bool forbidsStoring(const ReuseHeaders &headers)
{
    if (directives(headers.cacheControl).noStore)
        return true;
    // Who asks and for which tenant is in the key; the two others are the same in every request.
    static const QList<QByteArray> covered{"", "authorization", "x-tenant-id", "accept", "accept-encoding"};
    const QList<QByteArray> varies = members(headers.vary.toLower());
    return std::any_of(varies.begin(), varies.end(), [](const QByteArray &field) { return !covered.contains(field); });
}

} // namespace atalaya::api
