// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/barpairchart.h"
#include "charts/gaplinechart.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QTextStream>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <limits>

// New data to painted pixels, medians of many rounds; run by ./dev bench, not by ctest.
using namespace atalaya::charts;
using namespace Qt::StringLiterals;

namespace {

constexpr int rounds = 31;
constexpr QSize chartSize(420, 390);

double noisy(int day, int round)
{
    return 85 + 6 * std::sin((day + round * 17) / 40.0) + (day * 7919 + round * 104729) % 5;
}

GapLineData lines(int points, int round)
{
    GapLineData data;
    data.first = QDate(2025, 2, 8);
    data.lines = {{u"Faithfulness"_s, {}}, {u"Relevance"_s, {}}, {u"Precision"_s, {}}};
    for (std::size_t line = 0; line < data.lines.size(); ++line) {
        auto &values = data.lines[line].values;
        values.reserve(static_cast<std::size_t>(points));
        for (int day = 0; day < points; ++day)
            values.push_back(day % 97 == 50 ? std::numeric_limits<double>::quiet_NaN()
                                            : noisy(day, round) - 3 * static_cast<double>(line));
    }
    return data;
}

BarPairData bars(int points, int round)
{
    BarPairData data;
    data.first = QDate(2025, 2, 8);
    for (int day = 0; day < points; ++day) {
        data.now.push_back(std::round(noisy(day, round)));
        data.before.push_back(std::round(noisy(day, round + 1)));
    }
    return data;
}

double median(std::vector<double> &times)
{
    std::nth_element(times.begin(), times.begin() + rounds / 2, times.end());
    return times[rounds / 2];
}

struct Medians
{
    double elapsed = 0;
    /// What remains when other programs take turns.
    double processor = 0;
};

template<class Chart, class Make>
Medians measure(Make make)
{
    Chart chart;
    chart.resize(chartSize);
    chart.show();
    QImage screen(chartSize, QImage::Format_ARGB32_Premultiplied);
    std::vector<double> elapsed;
    std::vector<double> processor;
    for (int round = 0; round < rounds; ++round) {
        auto data = make(round);
        QElapsedTimer clock;
        clock.start();
        const std::clock_t begin = std::clock();
        chart.setData(std::move(data));
        chart.render(&screen);
        processor.push_back(1e3 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
        elapsed.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    return {median(elapsed), median(processor)};
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QTextStream out(stdout);
    out << "| chart | points | new data to painted, ms | of it processor | budget |\n|---|---|---|---|---|\n";
    const auto row = [&out](const char *name, int points, const Medians &medians, double budget) {
        out << "| " << name << " | " << points << " | " << QString::number(medians.elapsed, 'f', 2) << " | "
            << QString::number(medians.processor, 'f', 2) << " | " << (budget > 0 ? QString::number(budget) : QString())
            << " |\n";
        out.flush();
    };
    const std::pair<int, double> budgets[] = {{365, 4}, {10'000, 5}, {100'000, 6}};
    for (const auto &[points, budget] : budgets) {
        const int count = points;
        // One line, as the web console of the comparison draws it; then what the dashboard draws.
        row("one line", count, measure<GapLineChart>([count](int round) {
                GapLineData data = lines(count, round);
                data.lines.resize(1);
                return data;
            }),
            budget);
        row("three lines with gaps", count, measure<GapLineChart>([count](int round) { return lines(count, round); }),
            0);
        row("bar pairs", count, measure<BarPairChart>([count](int round) { return bars(count, round); }), 0);
    }
    return 0;
}
