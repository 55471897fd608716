// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakenotificationsource.h"

#include "models/notificationsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <functional>
#include <memory>

using namespace atalaya;
using namespace atalaya::models;
using namespace std::chrono_literals;
using Kind = api::ApiError::Kind;

namespace {

QString name(const char *text)
{
    return QString::fromLatin1(text);
}

} // namespace

/// What was told: when it is asked for, what is new in it, and what marking does before and after the answer.
class TestNotificationsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { make(std::chrono::hours(1)); }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_source.reset();
    }

    void nothingIsAskedUnwatched()
    {
        QCOMPARE(m_model->state(), LoadState::Loading);
        QVERIFY(m_source->byItself.empty());
        m_model->setWatched(true);
        QCOMPARE(m_source->byItself, std::vector<bool>{true});
        m_source->answer({told(2), told(1, true)});
        QTRY_COMPARE(m_model->state(), LoadState::Ready);
        QCOMPARE(m_model->unread(), 1);
        QCOMPARE(m_model->rowCount(), 2);
        // Somebody who turns away and back at once has just been told.
        m_model->setWatched(false);
        m_model->setWatched(true);
        QCOMPARE(m_source->byItself.size(), std::size_t{1});
    }

    void watchedItAsksAgainAndAgain()
    {
        make(20ms);
        m_model->setWatched(true);
        QTRY_VERIFY(m_source->byItself.size() >= 3);
        QVERIFY(std::ranges::all_of(m_source->byItself, std::identity()));
        m_model->setWatched(false);
        const std::size_t asked = m_source->byItself.size();
        QTest::qWait(100);
        QCOMPARE(m_source->byItself.size(), asked);
    }

    void everyRole()
    {
        contract::Notification nobodys = told(1);
        nobodys.by.reset();
        nobodys.numbers = {{"hours", 4}};
        load({told(2), nobodys});
        const QModelIndex first = m_model->index(0, 0);
        QCOMPARE(first.data().toString(), name("override.requested"));
        QCOMPARE(first.data(IdRole).toString(), name("ntf-2"));
        QCOMPARE(first.data(NotificationsModel::KindRole).toString(), name("override.requested"));
        QCOMPARE(first.data(NotificationsModel::SubjectTypeRole).toString(), name("override"));
        QCOMPARE(first.data(NotificationsModel::SubjectIdRole).toString(), name("ovr-2"));
        QCOMPARE(first.data(NotificationsModel::ByRole).toString(), name("Marta Vidal"));
        QCOMPARE(first.data(NotificationsModel::AtRole).toDateTime(),
                 QDateTime(QDate(2026, 2, 8), QTime(12, 2), Qt::UTC));
        QVERIFY(!first.data(NotificationsModel::ReadRole).toBool());
        const QModelIndex second = m_model->index(1, 0);
        QVERIFY(!second.data(NotificationsModel::ByRole).isValid());
        const QVariantMap params = second.data(NotificationsModel::ParamsRole).toMap();
        QCOMPARE(params.value(name("policy")).toString(), name("Riesgo alto"));
        QCOMPARE(params.value(name("hours")).toLongLong(), 4);
        for (const char *role : {"kind", "subjectType", "subjectId", "by", "params", "at", "read"})
            QVERIFY(m_model->roleNames().values().contains(QByteArray(role)));
    }

    void whatCameSinceIsAnnounced()
    {
        QSignalSpy arrived(m_model.get(), &NotificationsModel::arrived);
        load({told(1)});
        QCOMPARE(arrived.size(), 0);
        load({told(4), told(3, true), told(2), told(1)});
        QCOMPARE(arrived.size(), 1);
        // Not what another window of the same person has read already.
        QCOMPARE(arrived.first().first().toStringList(), (QStringList{name("ntf-4"), name("ntf-2")}));
        load({told(4), told(3, true), told(2), told(1)});
        QCOMPARE(arrived.size(), 1);
    }

    void aNewOneLeavesTheOthersWhereTheyAre()
    {
        load({told(2), told(1)});
        const QPersistentModelIndex chosen = m_model->index(1, 0);
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        load({told(3), told(2), told(1)});
        QCOMPARE(chosen.row(), 2);
        QCOMPARE(chosen.data(IdRole).toString(), name("ntf-1"));
        QCOMPARE(reset.size(), 0);
    }

    void aMarkIsShownAtOnce()
    {
        load({told(2), told(1)});
        m_model->markRead(name("ntf-2"));
        QCOMPARE(m_source->marked, QStringList{name("ntf-2")});
        QCOMPARE(m_model->unread(), 1);
        QVERIFY(m_model->index(0, 0).data(NotificationsModel::ReadRole).toBool());
        // What is asked meanwhile would say otherwise.
        m_model->refresh();
        QCOMPARE(m_source->lists.open(), std::size_t{0});
        m_source->marks.answer({});
        QTRY_COMPARE(m_source->lists.open(), std::size_t{1});
        m_source->answer({told(2, true), told(1)});
        QTRY_COMPARE(m_model->state(), LoadState::Ready);
        QCOMPARE(m_model->unread(), 1);
        // What is read, or not there, is not marked.
        m_model->markRead(name("ntf-2"));
        m_model->markRead(name("ntf-9"));
        QCOMPARE(m_source->marked.size(), 1);
    }

    void allAreMarkedUpToWhatIsShown()
    {
        load({told(5), told(3, true), told(1)});
        m_model->markAllRead();
        QCOMPARE(m_source->marked, QStringList{name("until 2026-02-08T12:05:00.000Z")});
        QCOMPARE(m_model->unread(), 0);
        m_model->markAllRead();
        QCOMPARE(m_source->marked.size(), 1);
        m_source->marks.answer({});
        QTRY_COMPARE(m_source->lists.open(), std::size_t{1});
        m_source->answer({told(6), told(5, true), told(3, true), told(1, true)});
        QTRY_COMPARE(m_model->unread(), 1);
    }

    void aMarkThatFailsIsTakenBack_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<bool>("isTold");
        QTest::addRow("server") << Kind::Server << true;
        QTest::addRow("gone by now") << Kind::NotFound << false;
    }
    void aMarkThatFailsIsTakenBack()
    {
        QFETCH(Kind, kind);
        QFETCH(bool, isTold);
        load({told(1)});
        QSignalSpy failed(m_model.get(), &NotificationsModel::markFailed);
        m_model->markRead(name("ntf-1"));
        m_source->marks.fail(kind);
        QTRY_COMPARE(m_source->lists.open(), std::size_t{1});
        QCOMPARE(failed.size(), isTold ? 1 : 0);
        m_source->answer({told(1)});
        QTRY_COMPARE(m_model->unread(), 1);
    }

    void aMarkThatNobodyAnswersEnds()
    {
        load({told(1)});
        m_model->markRead(name("ntf-1"));
        m_source->marks.giveUp();
        QTRY_COMPARE(m_source->lists.open(), std::size_t{1});
    }

    void problems()
    {
        m_model->setWatched(true);
        m_source->lists.fail(Kind::Offline);
        QTRY_COMPARE(m_model->state(), LoadState::Unavailable);
        m_model->refresh();
        m_source->lists.fail(Kind::Server);
        QTRY_COMPARE(m_model->state(), LoadState::Failed);
        QCOMPARE(m_model->problem()->kind, Kind::Server);
        load({told(1)});
        QVERIFY(!m_model->problem());
        m_model->refresh();
        m_source->lists.fail(Kind::Server);
        QTRY_COMPARE(m_model->state(), LoadState::Stale);
        QCOMPARE(m_model->rowCount(), 1);
        QCOMPARE(m_model->unread(), 1);
        m_model->refresh();
        m_source->answer({told(1)}, true);
        QTRY_COMPARE(m_model->state(), LoadState::Stale);
        QVERIFY(m_model->fetchedAt().isValid());
        m_model->refresh();
        m_source->lists.giveUp();
        QTRY_VERIFY(m_model->problem());
    }

private:
    void make(std::chrono::milliseconds pace)
    {
        m_tester.reset();
        m_model.reset();
        m_source = std::make_unique<tests::FakeNotificationSource>();
        m_model = std::make_unique<NotificationsModel>(m_source.get(), pace);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
    }
    [[nodiscard]] static contract::Notification told(int number, bool isRead = false)
    {
        return tests::FakeNotificationSource::told(number, isRead);
    }
    void load(const std::vector<contract::Notification> &all)
    {
        m_model->refresh();
        QSignalSpy changed(m_model.get(), &NotificationsModel::changed);
        m_source->answer(all);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(m_model->state(), all.empty() ? LoadState::Empty : LoadState::Ready);
        QCOMPARE(m_model->rowCount(), static_cast<int>(all.size()));
    }

    std::unique_ptr<tests::FakeNotificationSource> m_source;
    std::unique_ptr<NotificationsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(TestNotificationsModel)
#include "tst_notificationsmodel.moc"
