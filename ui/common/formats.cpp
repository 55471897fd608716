// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/formats.h"

#include <QCoreApplication>

#include <array>
#include <cmath>

namespace atalaya::ui {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::ui::Formats)
};

constexpr QChar Nbsp(0x00A0);
constexpr QChar Minus(0x2212);
constexpr QChar EnDash(0x2013);

QString symbolOf(const QString &currency)
{
    if (currency == QLatin1String("EUR"))
        return QStringLiteral("€");
    if (currency == QLatin1String("USD"))
        return QStringLiteral("$");
    if (currency == QLatin1String("GBP"))
        return QStringLiteral("£");
    return currency;
}

bool isWhole(double value)
{
    return std::abs(value - std::round(value)) < 0.005;
}

} // namespace

Formats::Formats(const QString &currency, const QTimeZone &zone, const QLocale &locale)
    : m_locale(locale)
    , m_zone(zone.isValid() ? zone : QTimeZone::utc())
    , m_currency(currency)
    , m_signFollows(locale.language() == QLocale::Spanish)
{}

QString Formats::number(double value, int digits) const
{
    // QLocale("es") groups from five digits only, so the groups are made here.
    const QString plain = QString::number(std::abs(value), 'f', digits);
    const qsizetype point = plain.indexOf(QLatin1Char('.'));
    QString whole = point < 0 ? plain : plain.left(point);
    for (qsizetype at = whole.size() - 3; at > 0; at -= 3)
        whole.insert(at, m_locale.groupSeparator());
    QString text = point < 0 ? whole : whole + m_locale.decimalPoint() + plain.mid(point + 1);
    const bool isZero = plain.count(QLatin1Char('0')) + (point < 0 ? 0 : 1) == plain.size();
    if (value < 0 && !isZero)
        text.prepend(Minus);
    return text;
}

QString Formats::withSign(const QString &figure, const QString &sign) const
{
    return figure + Nbsp + sign;
}

QString Formats::integer(qint64 value) const
{
    return number(static_cast<double>(value), 0);
}

QString Formats::decimal(double value, int digits) const
{
    return number(value, digits);
}

QString Formats::percent(double value, int digits) const
{
    const QString figure = number(value, digits);
    return m_signFollows ? withSign(figure, QStringLiteral("%")) : figure + QLatin1Char('%');
}

QString Formats::money(double amount, std::optional<int> digits) const
{
    const QString figure = number(amount, digits.value_or(isWhole(amount) ? 0 : 2));
    if (m_currency.isEmpty())
        return figure;
    const QString symbol = symbolOf(m_currency);
    if (m_signFollows || symbol == m_currency)
        return withSign(figure, symbol);
    return figure.startsWith(Minus) ? Minus + symbol + figure.mid(1) : symbol + figure;
}

QString Formats::signedDecimal(double value, int digits) const
{
    const QString figure = number(value, digits);
    return figure.startsWith(Minus) ? figure : QLatin1Char('+') + figure;
}

QString Formats::bytes(qint64 value) const
{
    static constexpr std::array<const char *, 6> units{"B", "kB", "MB", "GB", "TB", "PB"};
    double amount = static_cast<double>(value);
    std::size_t unit = 0;
    while (std::abs(amount) >= 1000 && unit + 1 < units.size()) {
        amount /= 1000;
        ++unit;
    }
    const int digits = unit == 0 || std::abs(amount - std::round(amount)) < 0.05 ? 0 : 1;
    return withSign(number(amount, digits), QLatin1String(units.at(unit)));
}

QString Formats::hours(double minutes) const
{
    const double value = minutes / 60;
    return withSign(number(value, std::abs(value - std::round(value)) < 0.05 ? 0 : 1), QStringLiteral("h"));
}

QString Formats::minutes(double value) const
{
    return withSign(number(value, isWhole(value) ? 0 : 1), QStringLiteral("min"));
}

QString Formats::countdown(qint64 seconds) const
{
    const qint64 left = qMax<qint64>(0, seconds);
    return QStringLiteral("%1:%2").arg(left / 60).arg(left % 60, 2, 10, QLatin1Char('0'));
}

QString Formats::date(QDate day) const
{
    return m_locale.toString(day, QStringLiteral("d MMM yyyy"));
}

QString Formats::dayMonth(QDate day) const
{
    return m_locale.toString(day, QStringLiteral("d MMM"));
}

QString Formats::range(QDate first, QDate last, bool withYear) const
{
    const QString end = withYear ? date(last) : dayMonth(last);
    if (first == last)
        return end;
    if (first.year() != last.year())
        return date(first) + QStringLiteral(" – ") + date(last);
    if (first.month() != last.month())
        return dayMonth(first) + QStringLiteral(" – ") + end;
    return QString::number(first.day()) + EnDash + end;
}

QString Formats::time(const QDateTime &at) const
{
    return m_locale.toString(at.toTimeZone(m_zone).time(), QStringLiteral("HH:mm"));
}

QString Formats::dateTime(const QDateTime &at) const
{
    return date(day(at)) + QStringLiteral(", ") + time(at);
}

QString Formats::moment(const QDateTime &at, const QDateTime &now) const
{
    // The hour first: "since 14:05 on 20 Nov" reads on from the words for today.
    return day(at) == day(now) ? time(at) : Words::tr("%1 on %2", "hour, date").arg(time(at), date(day(at)));
}

QTimeZone Formats::zoneOf(const std::string &name)
{
    const QTimeZone zone(QByteArray::fromStdString(name));
    return zone.isValid() ? zone : QTimeZone::systemTimeZone();
}

QDate Formats::day(const QDateTime &at) const
{
    return at.toTimeZone(m_zone).date();
}

} // namespace atalaya::ui
