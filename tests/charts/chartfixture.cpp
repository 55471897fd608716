// SPDX-License-Identifier: GPL-3.0-or-later
#include "chartfixture.h"

#include <QTest>

namespace atalaya::charts {

using namespace Qt::StringLiterals;

ChartWords words()
{
    ChartWords words;
    words.noData = u"no data"_s;
    words.number = [](double value) {
        return QString::number(value);
    };
    words.day = [](QDate date) {
        return QString::number(date.day()) + u" feb"_s;
    };
    words.days = [](QDate first, QDate last) {
        return first == last ? QString::number(first.day()) + u" feb"_s
                             : first.toString(Qt::ISODate) + u" to "_s + last.toString(Qt::ISODate);
    };
    return words;
}

BarPairData week()
{
    return {QDate(2026, 2, 1),
            {10, 18, 22, 24, 21, 19, 10},
            {9, 15, 20, 22, 18, 16, std::nullopt},
            u"Day"_s,
            u"Now"_s,
            u"Before"_s,
            words(),
            [](const QString &when, double now, std::optional<double> before) {
                return u"%1, %2 tasks, %3"_s.arg(when).arg(now).arg(before ? u"before %1"_s.arg(*before)
                                                                           : u"before unknown"_s);
            }};
}

GapLineData quality()
{
    return {QDate(2026, 2, 1),
            {{u"Faithfulness"_s, {85, 88, 86, 87, none, 88, 87}},
             {u"Relevance"_s, {90, 92, 91, 90, none, 92, 91}},
             {u"Precision"_s, {80, 85, none, 83, none, 84, 83}}},
            u"Day"_s,
            words()};
}

HBarData components()
{
    return {{{u"Model X"_s, 9, {}, u"Model X, 9 mentions"_s}, {u"Panel Y"_s, 5, {}, u"Panel Y, 5 mentions"_s}},
            u"Component"_s,
            u"Mentions"_s,
            {},
            words()};
}

BridgeData bridge(double gross, std::initializer_list<double> steps)
{
    BridgeData data{{{u"Gross"_s, gross, true, u"Gross, %1"_s.arg(gross)}}, u"Part"_s, u"Amount"_s, words()};
    double left = gross;
    for (const double step : steps) {
        left += step;
        data.bars.push_back({u"Step"_s, step, false, u"Step, %1"_s.arg(step)});
    }
    data.bars.push_back({u"Net"_s, left, true, u"Net, %1"_s.arg(left)});
    return data;
}

void show(QWidget &widget)
{
    widget.show();
    widget.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&widget));
    widget.setFocus();
    QTRY_VERIFY(widget.hasFocus());
}

} // namespace atalaya::charts
