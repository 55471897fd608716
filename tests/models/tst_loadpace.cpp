// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/loadpace.h"

#include <QTest>

#include <deque>

using namespace atalaya::models;
using Time = LoadPace::Time;
using namespace std::chrono_literals;

class TestLoadPace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tenAtOnceThenEvenly()
    {
        LoadPace pace;
        int gone = 0;
        for (; pace.wait(1'000ms) == 0ms; ++gone)
            pace.spend(1'000ms);
        QCOMPARE(gone, 10);
        QCOMPARE(pace.wait(1'000ms), 250ms);
        QCOMPARE(pace.wait(1'100ms), 150ms);
        QCOMPARE(pace.wait(1'250ms), 0ms);
        pace.spend(1'250ms);
        QCOMPARE(pace.wait(1'250ms), 250ms);
    }

    void restGivesAllOfThemBack()
    {
        LoadPace pace;
        for (int at = 0; at < 10; ++at)
            pace.spend(0ms);
        // As much time later as all of them take, and much later: never more than ten.
        for (const Time later : {2'500ms, 60'000ms}) {
            int gone = 0;
            for (; pace.wait(later) == 0ms; ++gone)
                pace.spend(later);
            QCOMPARE(gone, 10);
        }
    }

    void whoeverGoesBeforeTheirTurnMakesTheNextWait()
    {
        LoadPace pace;
        for (int at = 0; at < 12; ++at)
            pace.spend(0ms);
        QCOMPARE(pace.wait(0ms), 3 * LoadPace::interval);
        for (int at = 0; at < 1'000; ++at)
            pace.spend(0ms);
        QVERIFY(pace.wait(0ms) <= 11 * LoadPace::interval);
    }

    /// 5,000 steps of a drag, one each frame. Every page that comes is asked for its proofs too.
    void aLongDragStaysBelowWhatASessionMayAsk()
    {
        constexpr int mostPerMinute = 600;
        LoadPace pace;
        std::deque<Time> minute;
        std::size_t most = 0;
        for (int step = 0; step < 5'000; ++step) {
            const Time now = step * 16ms;
            if (pace.wait(now) > 0ms)
                continue;
            pace.spend(now);
            minute.push_back(now);
            while (minute.front() <= now - 60s)
                minute.pop_front();
            most = std::max(most, minute.size());
        }
        QVERIFY2(2 * most < mostPerMinute, qPrintable(QString::number(most)));
        QVERIFY(most > 100);
    }
};

QTEST_GUILESS_MAIN(TestLoadPace)
#include "tst_loadpace.moc"
