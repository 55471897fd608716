// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QDateTime>
#include <QLocale>
#include <QString>
#include <QTimeZone>

#include <optional>
#include <string>

namespace atalaya::ui {

/// The one place where figures, money and dates become text: the language's separators (groups from four digits on),
/// U+00A0 before a sign that follows, U+2212 as minus, the tenant's currency and time zone.
/// Cheap to make; make a new one when the language or the tenant changes.
class Formats
{
public:
    explicit Formats(const QString &currency = {}, const QTimeZone &zone = QTimeZone::systemTimeZone(),
                     const QLocale &locale = QLocale());

    [[nodiscard]] const QLocale &locale() const { return m_locale; }
    [[nodiscard]] const QTimeZone &zone() const { return m_zone; }
    [[nodiscard]] QString currency() const { return m_currency; }

    [[nodiscard]] QString integer(qint64 value) const;
    [[nodiscard]] QString decimal(double value, int digits) const;
    /// `value` is 0–100.
    [[nodiscard]] QString percent(double value, int digits = 0) const;
    /// Major units. Without `digits`: none for a whole amount, else two.
    [[nodiscard]] QString money(double amount, std::optional<int> digits = {}) const;
    /// With + or − in front, also for nothing else than a change.
    [[nodiscard]] QString signedDecimal(double value, int digits) const;
    /// SI units, one digit: 987,7 MB; whole units without: 5 GB.
    [[nodiscard]] QString bytes(qint64 value) const;
    /// Hours with one digit when there is a fraction: "31 h", "7,5 h".
    [[nodiscard]] QString hours(double minutes) const;
    [[nodiscard]] QString minutes(double value) const;
    /// m:ss, for countdowns.
    [[nodiscard]] QString countdown(qint64 seconds) const;

    /// 8 feb 2026
    [[nodiscard]] QString date(QDate day) const;
    /// 8 feb
    [[nodiscard]] QString dayMonth(QDate day) const;
    /// Both ends included: "1–7 feb 2026", "25 ene – 1 feb 2026"; the year once when it is the same.
    [[nodiscard]] QString range(QDate first, QDate last, bool withYear = true) const;
    /// In the tenant's zone.
    [[nodiscard]] QString time(const QDateTime &at) const;
    [[nodiscard]] QString dateTime(const QDateTime &at) const;
    /// The time alone when it is of `now`'s day, else with its date.
    [[nodiscard]] QString moment(const QDateTime &at, const QDateTime &now) const;
    [[nodiscard]] QDate day(const QDateTime &at) const;

    /// The zone of this IANA name; the system's when there is no such zone.
    [[nodiscard]] static QTimeZone zoneOf(const std::string &name);

private:
    [[nodiscard]] QString number(double value, int digits) const;
    [[nodiscard]] QString withSign(const QString &figure, const QString &sign) const;

    QLocale m_locale;
    QTimeZone m_zone;
    QString m_currency;
    bool m_signFollows = false;
};

} // namespace atalaya::ui
