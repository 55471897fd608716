// SPDX-License-Identifier: GPL-3.0-or-later
#include "figurefixture.h"

#include "models/figurecheck.h"

#include <QTest>

#include <algorithm>
#include <memory>
#include <string_view>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using contract::DashboardRows;
using State = FigureCheck::State;

namespace {

using Forge = void (*)(DashboardRows &);

contract::DashboardRow &firstOf(DashboardRows &rows, std::string_view kind)
{
    return *std::ranges::find(rows.rows, kind, &contract::DashboardRow::kind);
}

} // namespace

Q_DECLARE_METATYPE(Forge)

/// A figure is recomputed from its rows alone: their kinds and minutes, and what the console knows of the figure.
class TestFigureCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_source = std::make_unique<tests::FakeDashboardSource>();
        m_check = std::make_unique<FigureCheck>(m_source.get());
        m_net = tests::netRows();
    }

    void theNetIsTheSumOfItsRows_data()
    {
        QTest::addColumn<QString>("metric");
        QTest::addColumn<double>("figure");
        QTest::addRow("money") << u"netCostSaving"_s << 1425.0;
        QTest::addRow("time") << u"netMinutesSaved"_s << 1710.0;
    }
    void theNetIsTheSumOfItsRows()
    {
        QFETCH(QString, metric);
        QFETCH(double, figure);
        m_net.metric = metric.toStdString();
        m_net.figure = figure;
        check(metric, figure);
        QCOMPARE(*m_check->recomputed(), figure);
        QCOMPARE(m_check->state(), State::Agrees);
        QCOMPARE(m_check->tally("review"), (KindTally{18, 72}));
    }

    /// Whoever answers says that 2,000 € are saved, beside the rows and on the card.
    void aForgedAnswerDoesNotAgree_data()
    {
        QTest::addColumn<Forge>("forge");
        QTest::addRow("the figure alone") << Forge([](DashboardRows &) {});
        QTest::addRow("what a minute is worth")
            << Forge([](DashboardRows &rows) { rows.formula.scale *= 2000.0 / 1425; });
        QTest::addRow("no whole cents") << Forge([](DashboardRows &rows) { rows.formula.decimals = -4; });
        QTest::addRow("how a kind counts") << Forge([](DashboardRows &rows) {
            rows.formula.weights = {{"override", 0}, {"review", 0}, {"rework", 0}, {"task", 2400.0 / 1860}};
        });
        QTest::addRow("another way to add up") << Forge([](DashboardRows &rows) {
            rows.formula.aggregate = contract::RowsFormula::Aggregate::Latest;
            rows.rows.front().part = 2400;
            rows.rows.front().whole = 1;
        });
        QTest::addRow("what a row adds") << Forge([](DashboardRows &rows) { firstOf(rows, "task").part += 690; });
        QTest::addRow("a loss that adds") << Forge([](DashboardRows &rows) { firstOf(rows, "rework").part = 666; });
        QTest::addRow("a row without minutes") << Forge([](DashboardRows &rows) {
            firstOf(rows, "override").minutes.reset();
            firstOf(rows, "override").part = 680;
        });
        QTest::addRow("minutes of a task") << Forge([](DashboardRows &rows) {
            firstOf(rows, "task").minutes = 705;
            firstOf(rows, "task").part = 705;
        });
    }
    void aForgedAnswerDoesNotAgree()
    {
        QFETCH(Forge, forge);
        forge(m_net);
        m_net.figure = 2000;
        check(u"netCostSaving"_s, 2000);
        QCOMPARE(m_check->state(), State::Differs);
        QVERIFY(*m_check->recomputed() <= 1433.34);
        QCOMPARE(*m_check->figure(), 2000.0);
    }

    void aCardThatSaysMoreDoesNotAgree()
    {
        check(u"netCostSaving"_s, 1500);
        QCOMPARE(m_check->state(), State::Differs);
        QCOMPARE(*m_check->recomputed(), 1425.0);
        QCOMPARE(*m_check->figure(), 1500.0);
    }

private:
    void check(const QString &metric, double card)
    {
        m_check->setCard({CardFigure::Kind::Known, card});
        m_check->start({metric, {}}, {});
        tests::answer(m_source->pages.back(), m_net);
        QTRY_VERIFY(m_check->isComplete());
    }

    std::unique_ptr<tests::FakeDashboardSource> m_source;
    std::unique_ptr<FigureCheck> m_check;
    DashboardRows m_net;
};

QTEST_GUILESS_MAIN(TestFigureCheck)
#include "tst_figurecheck.moc"
