// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/decisionmap.h"

#include <QTest>

#include <memory>

using namespace atalaya::charts;
using namespace Qt::StringLiterals;

namespace {

DecisionMapData data()
{
    DecisionMapData data;
    MapZone zone;
    zone.area = QRectF(QPointF(0, 0), QPointF(1, 90));
    zone.fill = Qt::white;
    zone.name = u"Automatic"_s;
    zone.note = u"This policy"_s;
    zone.sentence = u"Confidence 0 to 1, risk 0 to 89: automatic"_s;
    MapZone upper = zone;
    upper.area = QRectF(QPointF(0, 90), QPointF(1, 100));
    upper.fill = Qt::red;
    upper.sentence = u"risk 90 to 100: block"_s;
    data.zones = {zone, upper};
    data.points = {{0.72, 20, 0, u"Entry 1"_s, u"Entry 1: automatic"_s},
                   {0.9, 95, 2, u"Entry 2"_s, u"Entry 2: block"_s}};
    data.limits = {QLineF(0, 90, 1, 90)};
    data.colours = {Qt::green, Qt::yellow, Qt::black};
    data.kinds = {u"automatic"_s, u"review"_s, u"block"_s};
    data.xName = u"Confidence"_s;
    data.yName = u"Risk"_s;
    data.nameName = u"What"_s;
    data.noteName = u"Who"_s;
    return data;
}

} // namespace

/// The plane of confidence and risk: what is drawn where, walked, and read as a table.
class TestDecisionMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_map = std::make_unique<DecisionMap>();
        m_map->resize(500, 400);
        m_map->show();
        m_map->setData(data());
    }
    void cleanup() { m_map.reset(); }

    void itBeginsAtTheTenthBelowTheLowest()
    {
        QCOMPARE(m_map->left(), 0.6);
        DecisionMapData none = data();
        none.points.clear();
        m_map->setData(none);
        QCOMPARE(m_map->left(), 0.8);
    }

    void theArrowsWalkZonesAndDecisions()
    {
        QCOMPARE(m_map->pointCount(), 4);
        m_map->setFocus();
        QTest::keyClick(m_map.get(), Qt::Key_Home);
        QCOMPARE(m_map->sentence(m_map->currentPoint()), u"Confidence 0 to 1, risk 0 to 89: automatic"_s);
        QTest::keyClick(m_map.get(), Qt::Key_Right);
        QTest::keyClick(m_map.get(), Qt::Key_Right);
        QCOMPARE(m_map->sentence(m_map->currentPoint()), u"Entry 1: automatic"_s);
        QTest::keyClick(m_map.get(), Qt::Key_End);
        QCOMPARE(m_map->sentence(m_map->currentPoint()), u"Entry 2: block"_s);
        QVERIFY(m_map->sentence(99).isEmpty());
    }

    void theTableSaysTheSame()
    {
        const ChartTable table = m_map->table();
        QCOMPARE(table.header, (QStringList{u"What"_s, u"Confidence"_s, u"Risk"_s, u"Who"_s}));
        QCOMPARE(table.rows.size(), std::size_t(4));
        QCOMPARE(table.rows[1][2].text, u"90–100"_s);
        QCOMPARE(table.rows[3][1].text, u"0.90"_s);
        QCOMPARE(table.rows[3][3].text, u"block"_s);
    }

    void whatIsBlockedLiesAbove()
    {
        const QImage picture = m_map->image(1);
        const auto at = [&](double x, double y) {
            return picture.pixelColor(static_cast<int>(picture.width() * x), static_cast<int>(picture.height() * y));
        };
        QCOMPARE(at(0.5, 0.05), QColor(Qt::red));
        QCOMPARE(at(0.5, 0.5), QColor(Qt::white));
    }

private:
    std::unique_ptr<DecisionMap> m_map;
};

QTEST_MAIN(TestDecisionMap)
#include "tst_decisionmap.moc"
