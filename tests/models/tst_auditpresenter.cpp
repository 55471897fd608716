// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditfixture.h"

#include "models/auditpresenter.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using contract::AuditSort;
using rules::QueryField;
using tests::auditSnapshot;

class TestAuditPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlaceIsShownAndTold()
    {
        tests::FakeAuditSource source;
        AuditPresenter audit(&source, QTimeZone::utc(), {}, {});
        QCOMPARE(source.queries.size(), std::size_t(0));
        QUrlQuery place;
        place.addQueryItem(u"q"_s, u"state:blocked"_s);
        place.addQueryItem(u"sort"_s, u"time"_s);
        place.addQueryItem(u"decision"_s, u"dec-7"_s);
        place.addQueryItem(u"other"_s, u"x"_s);
        audit.show(place);
        QCOMPARE(source.queries.size(), std::size_t(1));
        QCOMPARE(source.queries[0].question.q, std::string("state:blocked"));
        QCOMPARE(source.queries[0].question.sort, AuditSort::OldestFirst);
        QCOMPARE(source.decisions.size(), std::size_t(1));
        place.removeQueryItem(u"other"_s);
        QCOMPARE(audit.place().queryItems(QUrl::FullyDecoded), place.queryItems(QUrl::FullyDecoded));
        audit.show({});
        QVERIFY(audit.place().isEmpty());
        QVERIFY(!audit.decision()->isOpen());
    }

    void aChangedQueryIsAsked()
    {
        tests::FakeAuditSource source;
        AuditPresenter audit(&source, QTimeZone::utc(), {}, {});
        audit.query()->setText(u"before the page is shown"_s);
        QCOMPARE(source.queries.size(), std::size_t(0));
        audit.show({});
        QSignalSpy places(&audit, &AuditPresenter::placeChanged);
        audit.query()->filterBy({QueryField::State, u"blocked"_s});
        QCOMPARE(source.queries.size(), std::size_t(2));
        QCOMPARE(source.queries[1].question.q, std::string("state:blocked"));
        QVERIFY(!places.isEmpty());
        audit.query()->setText(u"state:"_s);
        QCOMPARE(source.queries.size(), std::size_t(2));
        answer(source.queries[1], auditSnapshot("a", 10, 10));
        QTRY_COMPARE(source.pages.size(), std::size_t(1));
        QTRY_COMPARE(source.facetCalls.size(), std::size_t(1));
        QTRY_COMPARE(source.histograms.size(), std::size_t(1));
        audit.refresh();
        QCOMPARE(source.queries.back().question.q, std::string("state:blocked"));
    }

    void whatWasInterruptedIsAskedForAgain()
    {
        tests::FakeAuditSource source;
        AuditPresenter audit(&source, QTimeZone::utc(), {}, {});
        audit.recover();
        QCOMPARE(source.queries.size(), std::size_t(0));
        audit.show({});
        source.queries[0].giveUp();
        QTRY_COMPARE(audit.search()->state(), LoadState::Failed);
        audit.recover();
        QCOMPARE(source.queries.size(), std::size_t(2));
        answer(source.queries[1], auditSnapshot("a", 0, 10));
        QTRY_COMPARE(audit.search()->state(), LoadState::Empty);
        audit.recover();
        QCOMPARE(source.queries.size(), std::size_t(2));
    }

    void viewsAreKept()
    {
        QUrlQuery kept;
        const AuditView doubtful{u"Créditos dudosos"_s,
                                 u"política:\"a & b+c=%\" confianza:<0.8"_s,
                                 AuditSort::LowestConfidenceFirst,
                                 {u"time"_s, u"agent"_s}};
        {
            AuditViewsModel views({}, [&kept](const QUrlQuery &query) { kept = query; });
            QAbstractItemModelTester tester(&views, QAbstractItemModelTester::FailureReportingMode::Fatal);
            QVERIFY(views.save(doubtful));
            QVERIFY(views.save({u" Bloqueadas "_s, u"state:blocked"_s}));
            QVERIFY(!views.save({u"  "_s, u"x"_s}));
            QCOMPARE(views.rowCount(), 2);
            QCOMPARE(views.index(0, 0).data(), QVariant(u"Bloqueadas"_s));
        }
        // As it is written down.
        const QUrlQuery written(QString::fromUtf8(kept.query(QUrl::FullyEncoded).toUtf8()));
        AuditViewsModel views(written, {});
        QCOMPARE(views.rowCount(), 2);
        QCOMPARE(*views.find(u"créditos DUDOSOS"_s), doubtful);
        QVERIFY(!views.find(u"x"_s));
        QVERIFY(views.save({u"bloqueadas"_s, u"state:blocked pii:yes"_s}));
        QCOMPARE(views.rowCount(), 2);
        QVERIFY(!views.rename(u"bloqueadas"_s, u"créditos dudosos"_s));
        QVERIFY(views.rename(u"bloqueadas"_s, u"Bloqueadas"_s));
        QVERIFY(views.rename(u"Bloqueadas"_s, u"Zeta"_s));
        QCOMPARE(views.index(1, 0).data(), QVariant(u"Zeta"_s));
        views.remove(u"zeta"_s);
        QCOMPARE(views.rowCount(), 1);
    }

    void viewsAreBounded()
    {
        AuditViewsModel views({}, {});
        for (int i = 0; i < AuditViewsModel::mostViews; ++i)
            QVERIFY(views.save({QString::number(i), {}}));
        QVERIFY(!views.save({u"one more"_s, {}}));
        QVERIFY(views.save({u"7"_s, u"changed"_s}));
        QCOMPARE(views.rowCount(), int(AuditViewsModel::mostViews));
    }

    void whatIsNoViewIsSkipped()
    {
        QUrlQuery broken;
        broken.addQueryItem(u"view"_s, u"name="_s);
        broken.addQueryItem(u"view"_s, u"%25%25"_s);
        broken.addQueryItem(u"else"_s, u"name=x"_s);
        broken.addQueryItem(u"view"_s, u"name%3Dok%26sort%3Dunknown"_s);
        AuditViewsModel views(broken, {});
        QCOMPARE(views.rowCount(), 1);
        QCOMPARE(views.find(u"ok"_s)->sort, AuditSort::NewestFirst);
    }
};

QTEST_GUILESS_MAIN(TestAuditPresenter)
#include "tst_auditpresenter.moc"
