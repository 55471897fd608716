// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policytimes.h"

#include <array>

namespace atalaya::models {

using namespace Qt::StringLiterals;
using rules::PolicyWindow;

namespace {

const QStringList english{u"mon"_s, u"tue"_s, u"wed"_s, u"thu"_s, u"fri"_s, u"sat"_s, u"sun"_s};
const QStringList spanish{u"lun"_s, u"mar"_s, u"mie"_s, u"jue"_s, u"vie"_s, u"sab"_s, u"dom"_s};

int dayOf(QStringView text)
{
    QString plain;
    for (const QChar c : text.toString().normalized(QString::NormalizationForm_D).toCaseFolded())
        if (c.category() != QChar::Mark_NonSpacing && c != u'.')
            plain += c;
    const qsizetype at = english.indexOf(plain);
    return static_cast<int>(at >= 0 ? at : spanish.indexOf(plain));
}

/// Bits of "mon", "mon-fri" or "mon,wed".
std::optional<std::uint8_t> daysIn(QStringView text)
{
    std::uint8_t days = 0;
    for (const QStringView part : text.split(u',', Qt::SkipEmptyParts)) {
        const auto ends = part.split(u'-');
        const int first = dayOf(ends.front());
        const int last = dayOf(ends.back());
        if (first < 0 || last < 0 || ends.size() > 2)
            return std::nullopt;
        for (int day = first;; day = (day + 1) % 7) {
            days = static_cast<std::uint8_t>(days | 1U << day);
            if (day == last)
                break;
        }
    }
    return days == 0 ? std::nullopt : std::optional(days);
}

std::optional<int> minuteIn(QStringView text)
{
    const auto parts = text.split(u':');
    bool isHour = false;
    bool isMinute = parts.size() == 1;
    const int hour = parts.front().toInt(&isHour);
    const int minute = parts.size() == 2 ? parts.back().toInt(&isMinute) : 0;
    if (!isHour || !isMinute || parts.size() > 2 || hour < 0 || hour > 24 || minute < 0 || minute > 59 ||
        (hour == 24 && minute > 0))
        return std::nullopt;
    return hour * 60 + minute;
}

std::optional<PolicyWindow> windowIn(const QString &text)
{
    PolicyWindow window;
    bool hasHours = false;
    bool hasDays = false;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (!word.front().isDigit()) {
            const auto days = daysIn(word);
            if (!days || hasDays || hasHours)
                return std::nullopt;
            window.days = *days;
            hasDays = true;
            continue;
        }
        const auto ends = word.split(u'-');
        const auto from = minuteIn(ends.front());
        const auto to = minuteIn(ends.back());
        if (ends.size() != 2 || !from || !to || hasHours || *from == rules::minutesPerDay)
            return std::nullopt;
        window.from = *from;
        window.to = *to == 0 ? rules::minutesPerDay : *to;
        hasHours = true;
    }
    return hasDays || hasHours ? std::optional(window) : std::nullopt;
}

QString clock(int minute)
{
    return u"%1:%2"_s.arg(minute / 60, 2, 10, '0'_L1).arg(minute % 60, 2, 10, '0'_L1);
}

} // namespace

std::optional<std::vector<PolicyWindow>> windowsIn(const QString &text)
{
    QString plain = text;
    plain.replace(QChar(0x2013), u'-');
    std::vector<PolicyWindow> windows;
    for (const QString &part : plain.split(u';', Qt::SkipEmptyParts)) {
        const auto window = windowIn(part.simplified());
        if (!window)
            return std::nullopt;
        windows.push_back(*window);
    }
    return windows.empty() ? std::nullopt : std::optional(windows);
}

QString windowsText(const std::vector<PolicyWindow> &windows, const QStringList &days)
{
    const QStringList &names = days.size() == 7 ? days : english;
    QStringList all;
    for (const PolicyWindow &window : windows) {
        QStringList runs;
        for (int day = 0; day < 7; ++day) {
            if ((window.days >> day & 1) == 0)
                continue;
            int last = day;
            while (last < 6 && (window.days >> (last + 1) & 1) != 0)
                ++last;
            runs += last == day ? names.at(day) : names.at(day) + (last == day + 1 ? u","_s : u"-"_s) + names.at(last);
            day = last;
        }
        QStringList words;
        if (window.days != 0x7F)
            words += runs.join(u',');
        if (window.from != 0 || window.to != rules::minutesPerDay || words.isEmpty())
            words += clock(window.from) + u'-' + clock(window.to);
        all += words.join(u' ');
    }
    return all.join(u"; "_s);
}

} // namespace atalaya::models
