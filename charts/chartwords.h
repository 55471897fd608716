// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>

#include <functional>

namespace atalaya::charts {

/// How a chart writes what it shows; given by who knows the language. All functions are set.
struct ChartWords
{
    QString noData;
    std::function<QString(double)> number = [](double value) {
        return QString::number(value);
    };
    /// A day below an axis, short.
    std::function<QString(QDate)> day = [](QDate date) {
        return date.toString(Qt::ISODate);
    };
    /// First and last day, both included; they may be the same.
    std::function<QString(QDate, QDate)> days = [](QDate first, QDate) {
        return first.toString(Qt::ISODate);
    };
};

} // namespace atalaya::charts
