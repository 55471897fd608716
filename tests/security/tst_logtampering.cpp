// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/security/logscene.h"

#include <QTest>

#include <algorithm>

using namespace atalaya::api;
using namespace atalaya::tests;
namespace contract = atalaya::contract;
namespace rules = atalaya::rules;

namespace {

constexpr int casesPerClass = 100;
constexpr int cleanRuns = 1'000;

} // namespace

class TestLogTampering : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyOneIsFound_data()
    {
        QTest::addColumn<int>("which");
        // Fourteen classes; what erases too early does so in four ways.
        QCOMPARE(tamperings().size(), std::size_t{17});
        for (std::size_t i = 0; i < tamperings().size(); ++i)
            QTest::newRow(tamperings()[i].name) << static_cast<int>(i);
    }
    void everyOneIsFound()
    {
        QFETCH(int, which);
        QMap<QString, int> findings;
        for (int i = 0; i < casesPerClass; ++i) {
            Scene scene(static_cast<unsigned>(which * 1'000 + i));
            scene.showAll();
            // The head that covers everything is pinned, and everything is right.
            QCOMPARE(scene.look(), QString());
            tamperings()[static_cast<std::size_t>(which)].act(scene);
            scene.showAll();
            const QString found = scene.look();
            QVERIFY2(!found.isEmpty(), qPrintable(QStringLiteral("case %1 was not found").arg(i)));
            ++findings[found.section(QLatin1Char(' '), 0, 0) + QLatin1Char(' ') + found.section(QLatin1Char(' '), -1)];
        }
        for (auto it = findings.cbegin(); it != findings.cend(); ++it)
            qInfo("%3d × %s", it.value(), qPrintable(it.key()));
    }

    /// The numbers are told as they are; what is shown, row by row with its proof, is another list.
    void anotherListThanTheOneThatIsToldIsFound_data()
    {
        QTest::addColumn<int>("act");
        QTest::newRow("hide") << 0;
        QTest::newRow("repeat") << 1;
        QTest::newRow("swap") << 2;
        QTest::newRow("foreign row") << 3;
    }
    void anotherListThanTheOneThatIsToldIsFound()
    {
        QFETCH(int, act);
        int byRows = 0;
        for (int i = 0; i < casesPerClass; ++i) {
            Scene scene(static_cast<unsigned>(20'000 + act * 1'000 + i));
            scene.query = rules::parseQuery("agent:agent-1,agent-2,agent-4,agent-6,agent-7,agent-9", {}).query;
            scene.sort = static_cast<contract::AuditSort>(i % 4);
            scene.showAll();
            QCOMPARE(scene.look(), QString());
            OperatorSource &source = scene.source;
            source.shown = source.result;
            auto &shown = *source.shown;
            const auto at = static_cast<std::size_t>(scene.number(0, static_cast<int>(shown.size()) - 2));
            const std::int64_t seq = shown[at];
            if (act == 0) {
                shown.erase(shown.begin() + static_cast<std::ptrdiff_t>(at));
                scene.countsShown = scene.coin();
            } else if (act == 1) {
                shown[at] = shown[at + 1];
            } else if (act == 2) {
                std::swap(shown[at], shown[at + 1]);
            } else {
                // One that stands next to it in the log.
                const std::int64_t others[] = {0, 3, 5, 8};
                shown[at] = seq / 10 * 10 + others[scene.number(0, 3)];
                if (shown[at] >= source.size())
                    shown[at] -= 10;
            }
            byRows += isVerifiedRowByRow(scene) ? 0 : 1;
            // The whole result says which one, whatever the rows have said.
            const auto report = waitFor(scene.result.run(scene.wholeResult()));
            QVERIFY(report && isVerified(report->log) && !report->isComplete());
            const auto &named = act == 2 ? report->moved : report->omitted;
            QCOMPARE(named.size(), std::size_t{1});
            if (act != 2)
                QCOMPARE(named.front(), seq);
            QTRY_VERIFY(!scene.log.status().isGood());
        }
        // That none is missing nobody can tell from the rows alone.
        QCOMPARE(byRows, act == 0 ? 0 : casesPerClass);
    }

    void cleanLogsRaiseNoAlarm()
    {
        Scene scene(7);
        for (int i = 0; i < cleanRuns; ++i) {
            scene.sort = static_cast<contract::AuditSort>(i % 4);
            if (i % 3 == 0)
                scene.source.add(scene.number(0, 2));
            scene.showAll();
            // A page at a time, as it is read.
            const auto first =
                static_cast<std::size_t>(scene.number(0, static_cast<int>(scene.source.result.size()) - 1));
            if (i % 10 != 0) {
                scene.source.result = {scene.source.result[first]};
            } else {
                const auto report = waitFor(scene.result.run(scene.wholeResult()));
                QVERIFY(report && report->isComplete());
            }
            QVERIFY(waitFor(scene.log.check()));
            const auto page = waitFor(scene.rows.check(scene.question()));
            QVERIFY(page && isVerified(page->tree));
            QVERIFY(std::ranges::all_of(page->rows, [](const RowCheck &row) { return isVerified(row.outcome); }));
        }
        QVERIFY(scene.log.status().isGood());
        QVERIFY(scene.log.evidence().isEmpty());
    }

    void lawfulErasuresRaiseNoAlarm()
    {
        for (int i = 0; i < casesPerClass; ++i) {
            Scene scene(static_cast<unsigned>(100'000 + i));
            OperatorSource &source = scene.source;
            scene.showAll();
            QCOMPARE(scene.look(), QString());
            const std::int64_t start = source.entries.back().at + 60'000;
            int days = 365;
            if (i % 4 > 0) {
                days = i % 4 == 1 ? 180 : 90;
                source.addChange({"requested", "ana", 365, days, start, {}});
                source.addChange({"confirmed", "luis", 365, days, start, start + 7 * Scene::aDay});
            }
            if (i % 4 == 3) {
                source.addChange({"changed", "ana", 90, 180, start + 8 * Scene::aDay, start + 8 * Scene::aDay});
                source.addChange({"requested", "ana", 180, 90, start + 9 * Scene::aDay, {}});
                source.addChange({"confirmed", "eva", 180, 90, start + 9 * Scene::aDay, start + 16 * Scene::aDay});
            }
            eraseAt(scene, start + 16 * Scene::aDay, days);
            scene.showAll();
            QCOMPARE(scene.look(), QString());
            QCOMPARE(scene.erased, 1);
            QVERIFY(scene.log.status().isGood());
        }
    }

private:
    static bool isVerifiedRowByRow(Scene &scene)
    {
        const auto page = waitFor(scene.rows.check(scene.question()));
        return page && isVerified(page->tree) &&
               std::ranges::all_of(page->rows, [](const RowCheck &row) { return isVerified(row.outcome); });
    }
};

QTEST_GUILESS_MAIN(TestLogTampering)
#include "tst_logtampering.moc"
