// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/listdifference.h"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <random>

using namespace atalaya::api;
using Numbers = std::vector<std::int64_t>;

/// How a list that is shown differs from the one that was asked for.
class TestListDifference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeLists_data()
    {
        QTest::addColumn<Numbers>("given");
        QTest::addColumn<Numbers>("omitted");
        QTest::addColumn<Numbers>("extra");
        QTest::addColumn<Numbers>("moved");
        QTest::newRow("the same") << Numbers{9, 8, 7, 6, 5} << Numbers() << Numbers() << Numbers();
        QTest::newRow("nothing") << Numbers() << Numbers{5, 6, 7, 8, 9} << Numbers() << Numbers();
        QTest::newRow("one less") << Numbers{9, 8, 6, 5} << Numbers{7} << Numbers() << Numbers();
        QTest::newRow("one more") << Numbers{9, 8, 3, 7, 6, 5} << Numbers() << Numbers{3} << Numbers();
        QTest::newRow("one again") << Numbers{9, 8, 8, 7, 6, 5} << Numbers() << Numbers{8} << Numbers();
        QTest::newRow("one for another") << Numbers{9, 8, 8, 6, 5} << Numbers{7} << Numbers{8} << Numbers();
        QTest::newRow("one far off") << Numbers{8, 7, 6, 5, 9} << Numbers() << Numbers() << Numbers{9};
        QTest::newRow("all of it") << Numbers{9, 8, 2, 5, 7} << Numbers{6} << Numbers{2} << Numbers{5};
        QTest::newRow("tolerated") << Numbers{40, 9, 8, 7, 41, 6, 5} << Numbers() << Numbers() << Numbers();
        QTest::newRow("tolerated once") << Numbers{40, 9, 8, 7, 40, 6, 5} << Numbers() << Numbers{40} << Numbers();
    }
    void wholeLists()
    {
        QFETCH(Numbers, given);
        QFETCH(Numbers, omitted);
        QFETCH(Numbers, extra);
        QFETCH(Numbers, moved);
        const ListDifference found = differenceOf(Numbers{9, 8, 7, 6, 5}, given, {40, 41});
        QCOMPARE(found.omitted, omitted);
        QCOMPARE(found.extra, extra);
        QCOMPARE(found.moved, moved);
    }

    void partsOfAList_data()
    {
        QTest::addColumn<Numbers>("hidden");
        QTest::addColumn<Numbers>("parts");
        QTest::addColumn<Numbers>("omitted");
        QTest::newRow("in the first part") << Numbers{5} << Numbers{0, 10} << Numbers{5};
        QTest::newRow("at the beginning") << Numbers{0} << Numbers{0, 10} << Numbers{0};
        QTest::newRow("in a later part") << Numbers{45} << Numbers{0, 10, 40, 50} << Numbers{45};
        QTest::newRow("at the end") << Numbers{99} << Numbers{90, 99} << Numbers();
        QTest::newRow("between parts") << Numbers{25} << Numbers{0, 10, 40, 50} << Numbers();
        QTest::newRow("one in each") << Numbers{5, 45} << Numbers{0, 10, 40, 50} << Numbers{5, 45};
        QTest::newRow("behind them") << Numbers{70} << Numbers{0, 10, 40, 50} << Numbers();
    }
    /// What a shift pushes over the edge of a part is not called omitted; that rows stand elsewhere is said.
    void partsOfAList()
    {
        QFETCH(Numbers, hidden);
        QFETCH(Numbers, parts);
        QFETCH(Numbers, omitted);
        Numbers right(100);
        std::iota(right.begin(), right.end(), 0);
        Numbers shown = right;
        std::erase_if(shown, [&](std::int64_t seq) { return std::ranges::find(hidden, seq) != hidden.end(); });
        const ListDifference found = differenceOf(right, rows(shown, parts), 100);
        QCOMPARE(found.omitted, omitted);
        QVERIFY(found.extra.empty());
        // Whether anything at hand stands where it does not belong.
        bool isMoved = false;
        for (std::size_t part = 0; part + 1 < parts.size(); part += 2)
            for (auto at = parts[part]; at < parts[part + 1]; ++at)
                isMoved = isMoved || shown[static_cast<std::size_t>(at)] != at;
        QCOMPARE(!found.isNone(), isMoved);
    }

    /// Who shows all that is counted, and counts too few, has left out what is not there.
    void countsThatAreTooSmall()
    {
        const Numbers right{0, 1, 2, 3, 4};
        for (std::int64_t hidden = 0; hidden < 5; ++hidden) {
            Numbers shown = right;
            std::erase(shown, hidden);
            const ListDifference found = differenceOf(right, rows(shown, {0, 4}), 4);
            QCOMPARE(found.omitted, Numbers{hidden});
            QVERIFY(found.extra.empty() && found.moved.empty());
        }
    }

    /// Whatever was done to a list: nothing is said only of the right one.
    void everyDifferenceIsFound()
    {
        std::mt19937 random(3);
        const auto below = [&random](std::size_t end) {
            return std::uniform_int_distribution<std::size_t>(0, end - 1)(random);
        };
        for (int round = 0; round < 5'000; ++round) {
            Numbers right(1 + below(12));
            std::iota(right.begin(), right.end(), 100);
            std::ranges::shuffle(right, random);
            Numbers given = right;
            for (std::size_t act = below(3); act > 0 && !given.empty(); --act) {
                switch (below(4)) {
                case 0:
                    given.erase(given.begin() + static_cast<std::ptrdiff_t>(below(given.size())));
                    break;
                case 1:
                    std::swap(given[below(given.size())], given[below(given.size())]);
                    break;
                case 2:
                    given[below(given.size())] = static_cast<std::int64_t>(95 + below(20));
                    break;
                default:
                    given.push_back(static_cast<std::int64_t>(95 + below(20)));
                }
            }
            QCOMPARE(differenceOf(right, given).isNone(), right == given);
            // Every window of it, and two at once.
            if (given.size() < 2)
                continue;
            const std::size_t from = below(given.size());
            const std::size_t to = from + below(given.size() - from) + 1;
            const auto part = rows(given, {static_cast<std::int64_t>(from), static_cast<std::int64_t>(to)});
            const bool isRight = std::ranges::all_of(part, [&right](const ListPlace &place) {
                const auto at = static_cast<std::size_t>(place.offset);
                return at < right.size() && right[at] == place.seq;
            });
            QCOMPARE(differenceOf(right, part, static_cast<std::int64_t>(right.size())).isNone(), isRight);
        }
    }

private:
    static std::vector<ListPlace> rows(const Numbers &list, const Numbers &parts)
    {
        std::vector<ListPlace> shown;
        for (std::size_t part = 0; part + 1 < parts.size(); part += 2)
            for (auto at = parts[part]; at < parts[part + 1]; ++at)
                shown.push_back({at, list[static_cast<std::size_t>(at)]});
        return shown;
    }
};

QTEST_GUILESS_MAIN(TestListDifference)
#include "tst_listdifference.moc"
