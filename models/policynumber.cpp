// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policynumber.h"

#include <QStringList>

#include <algorithm>

namespace atalaya::models {

using namespace Qt::StringLiterals;

tl::expected<std::int64_t, QString> policyNumberIn(const QString &typed, int decimals, std::int64_t highest)
{
    QString text = typed.simplified();
    text.remove(u' ');
    text.replace(u',', u'.');
    if (text.isEmpty())
        return tl::unexpected(u"empty"_s);
    const auto parts = text.split(u'.');
    const auto digits = [](const QString &part) {
        return !part.isEmpty() &&
               std::all_of(part.cbegin(), part.cend(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    };
    if (parts.size() > 2 || !std::all_of(parts.cbegin(), parts.cend(), digits))
        return tl::unexpected(u"not_a_number"_s);
    const QString rest = parts.size() == 2 ? parts.back() : QString();
    if (rest.size() > decimals)
        return tl::unexpected(u"too_fine"_s);
    bool fits = false;
    const qlonglong value = (parts.front() + rest.leftJustified(decimals, u'0')).toLongLong(&fits);
    if (!fits || value > highest)
        return tl::unexpected(u"out_of_range"_s);
    return value;
}

QString policyNumberText(std::int64_t value, int decimals)
{
    QString digits = QString::number(value).rightJustified(decimals + 1, u'0');
    if (decimals == 0)
        return digits;
    digits.insert(digits.size() - decimals, u'.');
    while (digits.endsWith(u'0'))
        digits.chop(1);
    if (digits.endsWith(u'.'))
        digits.chop(1);
    return digits;
}

} // namespace atalaya::models
