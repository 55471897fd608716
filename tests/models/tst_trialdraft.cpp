// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboardfixture.h"
#include "figurefixture.h"

#include "models/trialdraft.h"
#include "tests/support/fakedrafts.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now = QDateTime::fromString(u"2026-02-07T22:30:00Z"_s, Qt::ISODate);

} // namespace

/// A trial outlives its page: kept while it is tried, offered on return, gone when it is reset.
class TestTrialDraft : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_drafts = {};
        m_week = tests::fixtureWeek();
        begin();
    }
    void cleanup() { end(); }

    void whatIsTriedIsKept_data()
    {
        QTest::addColumn<Assumed>("tried");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addRow("one") << Assumed{30, 50, 4} << QByteArray(R"({"minutesPerTask":30})");
        QTest::addRow("nothing") << Assumed{15, 50, 0} << QByteArray(R"({"reviewMinutes":0})");
        QTest::addRow("all") << Assumed{7.5, 61.25, 5}
                             << QByteArray(R"({"hourlyRate":61.25,"minutesPerTask":7.5,"reviewMinutes":5})");
    }
    void whatIsTriedIsKept()
    {
        QFETCH(Assumed, tried);
        QFETCH(QByteArray, bytes);
        open();
        m_presenter->tryOut(tried);
        QCOMPARE(kept(), bytes);
        QVERIFY(!m_trial->isOffered());
        restart();
        QSignalSpy offered(m_trial.get(), &TrialDraft::offeredChanged);
        open();
        QVERIFY(m_trial->isOffered());
        QCOMPARE(offered.size(), 1);
        QVERIFY(!m_presenter->isTried());
        m_trial->take(kept());
        QCOMPARE(m_presenter->assumed(), tried);
        QVERIFY(!m_trial->isOffered());
        QCOMPARE(kept(), bytes);
    }

    void aSliderThatIsPulledIsKeptNowAndThen()
    {
        open();
        m_presenter->tryOut({16, 50, 4});
        QCOMPARE(kept(), R"({"minutesPerTask":16})");
        for (int minutes = 17; minutes <= 40; ++minutes)
            m_presenter->tryOut({double(minutes), 50, 4});
        QCOMPARE(kept(), R"({"minutesPerTask":16})");
        QTRY_COMPARE(kept(), R"({"minutesPerTask":40})");
    }

    void theLastOfItIsKeptAtTheEnd()
    {
        open();
        m_presenter->tryOut({16, 50, 4});
        m_presenter->tryOut({17, 50, 4});
        end();
        QCOMPARE(kept(), R"({"minutesPerTask":17})");
    }

    void theLastOfItIsKeptWhileAnotherFigureLoads()
    {
        open();
        m_presenter->tryOut({16, 50, 4});
        m_presenter->tryOut({17, 50, 4});
        m_presenter->open({{u"minutesSaved"_s, {}}, {}, {}});
        QVERIFY(!m_presenter->canTry());
        m_trial->flush();
        QCOMPARE(kept(), R"({"minutesPerTask":17})");
    }

    void resettingThrowsItAway()
    {
        open();
        m_presenter->tryOut({16, 50, 4});
        m_presenter->tryOut({17, 50, 4});
        m_presenter->reset();
        QVERIFY(m_drafts.list.isEmpty());
        QVERIFY(!m_trial->isOffered());
        // What waited does not come back.
        end();
        QVERIFY(m_drafts.list.isEmpty());
    }

    void resettingWhatWasNeverTriedKeepsIt()
    {
        keep(R"({"minutesPerTask":30})");
        open();
        m_presenter->reset();
        QVERIFY(m_trial->isOffered());
        end();
        QCOMPARE(kept(), R"({"minutesPerTask":30})");
    }

    void tryingByHandIsAnAnswer()
    {
        keep(R"({"minutesPerTask":30})");
        open();
        QVERIFY(m_trial->isOffered());
        m_presenter->tryOut({15, 60, 4});
        QVERIFY(!m_trial->isOffered());
        QCOMPARE(kept(), R"({"hourlyRate":60})");
    }

    void offeredOnlyWhereItCanBeTried()
    {
        keep(R"({"minutesPerTask":30})");
        open(u"ragFaithfulness"_s);
        QVERIFY(!m_trial->isOffered());
        open(u"netMinutesSaved"_s);
        QVERIFY(m_trial->isOffered());
        m_presenter->open({{u"tasksAutomated"_s, {}}, {}, {}});
        QVERIFY(!m_trial->isOffered());
    }

    void offeredOverWhatIsStoredByNow()
    {
        keep(R"({"minutesPerTask":30})");
        m_week.assumptions.hourlyRate = 70;
        open();
        m_trial->take(kept());
        QCOMPARE(m_presenter->assumed(), (Assumed{30, 70, 4}));
    }

    void whatIsStoredByNowIsNotOffered()
    {
        keep(R"({"minutesPerTask":15})");
        open();
        QVERIFY(!m_trial->isOffered());
    }

    void whatCantBeReadGoes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        for (const char *bytes : {"", "50", "[]", "{}", "{\"minutesPerTask\":", R"({"minutesPerTask":"30"})",
                                  R"({"minutesPerTask":-1})", R"({"minutesPerTask":null})",
                                  R"({"minutesPerTask":1e999})", R"({"minutesPerTask":30,"other":1})", "\xff\xfe\x00"})
            QTest::newRow(bytes) << QByteArray(bytes);
    }
    void whatCantBeReadGoes()
    {
        QFETCH(QByteArray, bytes);
        keep(bytes);
        m_drafts.keep(u"policy/p-1"_s, "x");
        open();
        QVERIFY(!m_trial->isOffered());
        QVERIFY(!m_drafts.draft(TrialDraft::id()));
        QVERIFY(m_drafts.draft(u"policy/p-1"_s));
        m_trial->take(bytes);
        QVERIFY(!m_presenter->isTried());
    }

    void tooMuchIsBroughtWithinItsBounds()
    {
        keep(R"({"minutesPerTask":100000})");
        open();
        m_trial->take(kept());
        QCOMPARE(m_presenter->assumed(), (Assumed{m_presenter->most().minutesPerTask, 50, 4}));
    }

private:
    void begin()
    {
        m_source = std::make_unique<tests::FakeDashboardSource>();
        m_presenter = std::make_unique<FigurePresenter>(m_source.get(), tests::madrid(), [] { return now; });
        m_trial = std::make_unique<TrialDraft>(m_presenter.get(), &m_drafts);
    }
    void end()
    {
        m_trial.reset();
        m_presenter.reset();
        m_source.reset();
    }
    void restart()
    {
        end();
        begin();
    }
    void open(const QString &metric = u"estimatedCostSaving"_s)
    {
        m_presenter->open({{metric, {}}, {PeriodPreset::Last7Days, {}}, {}});
        m_source->dashboards.back().succeed(m_week, now);
        QTRY_VERIFY(!m_presenter->related().empty());
    }
    void keep(const QByteArray &bytes) { m_drafts.keep(TrialDraft::id(), bytes); }
    [[nodiscard]] QByteArray kept() const
    {
        const auto draft = m_drafts.draft(TrialDraft::id());
        return draft ? draft->bytes : QByteArray("none");
    }

    tests::FakeDrafts m_drafts;
    contract::BusinessDashboard m_week;
    std::unique_ptr<tests::FakeDashboardSource> m_source;
    std::unique_ptr<FigurePresenter> m_presenter;
    std::unique_ptr<TrialDraft> m_trial;
};

QTEST_GUILESS_MAIN(TestTrialDraft)
#include "tst_trialdraft.moc"
