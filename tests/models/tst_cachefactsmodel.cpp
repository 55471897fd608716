// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cachefactsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace atalaya;
using namespace atalaya::models;

class TestCacheFactsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<CacheFactsModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void figures_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<CacheFact::Unit>("unit");
        QTest::addColumn<double>("value");
        using Unit = CacheFact::Unit;
        QTest::addRow("entries") << QByteArray("entries") << Unit::Count << 40.0;
        QTest::addRow("memory") << QByteArray("memory") << Unit::Bytes << 2048.0;
        QTest::addRow("disk") << QByteArray("disk") << Unit::Bytes << 65536.0;
        // 6 fresh, 1 stale, 2 confirmed, 3 missed: nine of twelve; the failed one is no answer.
        QTest::addRow("hit rate") << QByteArray("hitRate") << Unit::Percent << 75.0;
        QTest::addRow("fresh") << QByteArray("fresh") << Unit::Count << 6.0;
        QTest::addRow("stale") << QByteArray("stale") << Unit::Count << 1.0;
        QTest::addRow("confirmed") << QByteArray("confirmed") << Unit::Count << 2.0;
        QTest::addRow("missed") << QByteArray("missed") << Unit::Count << 3.0;
        QTest::addRow("failed") << QByteArray("failed") << Unit::Count << 1.0;
    }
    void figures()
    {
        QFETCH(QByteArray, id);
        QFETCH(CacheFact::Unit, unit);
        QFETCH(double, value);
        m_model->setStatistics({{12, 2048, 40, 65536}, {}, 6, 1, 2, 3, 1});
        const auto found = m_model->match(m_model->index(0, 0), IdRole, id, 1, Qt::MatchExactly);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().data().toDouble(), value);
        QCOMPARE(found.first().data(CacheFactsModel::UnitRole).toInt(), static_cast<int>(unit));
        QVERIFY(!m_model->isEmpty());
    }

    void beforeTheFirstReadThereIsNoRate()
    {
        QCOMPARE(m_model->rowCount(), 9);
        QVERIFY(m_model->isEmpty());
        QVERIFY(!m_model->index(3, 0).data().isValid());
        m_model->setStatistics({{}, {}, 0, 0, 0, 0, 5});
        QVERIFY(!m_model->index(3, 0).data().isValid());
        m_model->setStatistics({{}, {}, 0, 0, 0, 1, 5});
        QCOMPARE(m_model->index(3, 0).data().toDouble(), 0.0);
    }

    void rowsStayWhereTheyAre()
    {
        m_model->setStatistics({{1, 10, 0, 0}, {}, 1, 0, 0, 1, 0});
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        QSignalSpy moved(m_model.get(), &QAbstractItemModel::rowsMoved);
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        m_model->setStatistics({{1, 10, 0, 0}, {}, 2, 0, 0, 1, 0});
        QCOMPARE(reset.size() + moved.size(), 0);
        // The rate, and what was counted.
        QCOMPARE(changed.size(), 2);
    }

private:
    std::unique_ptr<CacheFactsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(TestCacheFactsModel)
#include "tst_cachefactsmodel.moc"
