// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notificationsmodel.h"
#include "tests/models/fakenotificationsource.h"
#include "ui/common/language.h"
#include "ui/common/statepane.h"
#include "ui/common/theme.h"
#include "ui/notifications/bellbutton.h"
#include "ui/notifications/notificationspane.h"
#include "ui/notifications/notificationsproxy.h"
#include "ui/notifications/notificationwords.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace atalaya;
using namespace atalaya::tests;
using namespace Qt::StringLiterals;
using Kind = api::ApiError::Kind;

/// The list under the bell: what it says, by mouse and keys, and in every state.
class TstNotificationsPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = new ui::Theme(this);
        m_language = new ui::Language(this);
    }
    void init()
    {
        m_language->setPreference(u"en"_s);
        m_source = std::make_unique<FakeNotificationSource>();
        m_model = std::make_unique<models::NotificationsModel>(m_source.get(), std::chrono::hours(1));
        m_pane = std::make_unique<ui::NotificationsPane>(m_model.get());
        m_pane->setZone(QTimeZone("Europe/Madrid"));
        m_tester = std::make_unique<QAbstractItemModelTester>(m_pane->lines(),
                                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
    }
    void cleanup()
    {
        m_tester.reset();
        m_pane.reset();
        m_model.reset();
        m_source.reset();
    }

    void everyKindHasItsWords_data();
    void everyKindHasItsWords();
    void wordsOfPeopleArePutInOnce();
    void howLongAgo_data();
    void howLongAgo();
    void everySubjectHasItsPlace_data();
    void everySubjectHasItsPlace();

    void enterOpensAndMarks()
    {
        show({told(2), told(1)});
        QSignalSpy wanted(m_pane.get(), &ui::NotificationsPane::openWanted);
        QVERIFY(list()->hasFocus());
        QCOMPARE(list()->currentIndex().row(), 0);
        QTest::keyClick(list(), Qt::Key_Down);
        QTest::keyClick(list(), Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first(), (QVariantList{u"override"_s, u"ovr-1"_s}));
        QCOMPARE(m_source->marked, QStringList{u"ntf-1"_s});
    }

    void spaceOnlyMarks()
    {
        show({told(2), told(1)});
        QSignalSpy wanted(m_pane.get(), &ui::NotificationsPane::openWanted);
        QTest::keyClick(list(), Qt::Key_Space);
        QCOMPARE(m_source->marked, QStringList{u"ntf-2"_s});
        QCOMPARE(wanted.size(), 0);
        QVERIFY(m_pane->isVisible());
        QVERIFY(words(0).endsWith(u", read."_s));
        QVERIFY(words(1).endsWith(u", unread."_s));
    }

    void aClickOpens()
    {
        show({told(2), told(1)});
        QSignalSpy wanted(m_pane.get(), &ui::NotificationsPane::openWanted);
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {},
                          list()->visualRect(list()->model()->index(1, 0)).center());
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().last().toString(), u"ovr-1"_s);
    }

    void theMenuMarksToo()
    {
        show({told(2), told(1, true)});
        const auto menuAt = [this](int row) {
            Q_EMIT list()->customContextMenuRequested(list()->visualRect(list()->model()->index(row, 0)).center());
            return m_pane->findChildren<QMenu *>(u"notifications.menu"_s).constLast();
        };
        QVERIFY(!menuAt(1)->actions().at(1)->isEnabled());
        menuAt(0)->actions().at(1)->trigger();
        QCOMPARE(m_source->marked, QStringList{u"ntf-2"_s});
    }

    void allAreMarkedByOneButton()
    {
        show({told(2), told(1)});
        auto *const all = seen<QPushButton>(u"notifications.readAll"_s);
        QVERIFY(all && all->isVisible());
        QTest::mouseClick(all, Qt::LeftButton);
        QCOMPARE(m_source->marked, QStringList{u"until 2026-02-08T12:02:00.000Z"_s});
        QVERIFY(!all->isVisible());
        QVERIFY(m_pane->focusWidget() && m_pane->focusWidget()->isVisible());
    }

    void offlineNothingIsMarked()
    {
        show({told(1)});
        m_pane->setWritable(false);
        QVERIFY(!seen<QPushButton>(u"notifications.readAll"_s)->isEnabled());
        QSignalSpy wanted(m_pane.get(), &ui::NotificationsPane::openWanted);
        QTest::keyClick(list(), Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
        QVERIFY(m_source->marked.isEmpty());
    }

    void whatComesLeavesTheKeyboardAlone()
    {
        show({told(2), told(1)});
        QTest::keyClick(list(), Qt::Key_Down);
        answer({told(4), told(3), told(2), told(1)});
        QCOMPARE(list()->model()->rowCount(), 4);
        QCOMPARE(list()->currentIndex().data(models::IdRole).toString(), u"ntf-1"_s);
        QVERIFY(list()->hasFocus());
    }

    void whileItLoads()
    {
        m_model->refresh();
        m_pane->openUnder(nullptr);
        QVERIFY(seen<QWidget>(u"notifications.loading"_s)->isVisible());
        QVERIFY(!list()->isVisible());
        m_source->answer({told(1)});
        QTRY_VERIFY(list()->isVisible());
        QVERIFY(!seen<QWidget>(u"notifications.loading"_s)->isVisible());
    }

    void nothingToTell()
    {
        show({});
        auto *const state = seen<ui::StatePane>(u"notifications.state"_s);
        QVERIFY(state->isVisible());
        QVERIFY(says(state, u"Nothing to tell you"_s));
        QVERIFY(!seen<QPushButton>(u"notifications.readAll"_s)->isVisible());
    }

    void aFailureSaysWhatToDo()
    {
        m_model->refresh();
        api::ApiError error;
        error.kind = Kind::Server;
        error.correlationId = u"c-51e0"_s;
        m_source->lists.answer(tl::unexpected(error));
        QTRY_COMPARE(m_model->state(), models::LoadState::Failed);
        m_pane->openUnder(nullptr);
        auto *const state = seen<ui::StatePane>(u"notifications.state"_s);
        QVERIFY(says(state, u"Your notifications could not be read"_s));
        QVERIFY(says(state, u"c-51e0"_s));
        QTest::mouseClick(state->primaryButton(), Qt::LeftButton);
        QTRY_COMPARE(m_source->lists.open(), std::size_t{1});
        m_source->answer({told(1)});
        QTRY_VERIFY(list()->isVisible());
    }

    void neverReadAndOffline()
    {
        m_model->refresh();
        m_source->lists.fail(Kind::Offline);
        QTRY_COMPARE(m_model->state(), models::LoadState::Unavailable);
        m_pane->openUnder(nullptr);
        QVERIFY(says(seen<ui::StatePane>(u"notifications.state"_s), u"There is no connection"_s));
    }

    void whatIsOldSaysSo()
    {
        show({told(1)});
        m_model->refresh();
        m_source->lists.fail(Kind::Server);
        auto *const note = seen<QLabel>(u"notifications.note"_s);
        QTRY_VERIFY(note->isVisible());
        QVERIFY(note->text().startsWith(u"They could not be renewed. What you see is from 13:30 on"_s));
        QVERIFY(list()->isVisible());
        answer({told(1)});
        QVERIFY(!note->isVisible());
        QTest::keyClick(list(), Qt::Key_Space);
        m_source->marks.fail(Kind::Server);
        QTRY_VERIFY(note->isVisible());
        QVERIFY(note->text().startsWith(u"It could not be marked as read"_s));
    }

    void theBellSaysHowMany()
    {
        ui::BellButton bell;
        QCOMPARE(bell.accessibleName(), u"Notifications, all read"_s);
        bell.setUnread(3);
        QCOMPARE(bell.accessibleName(), u"Notifications, 3 unread"_s);
        QVERIFY(bell.toolTip().contains(u"Ctrl+Shift+N"_s));
        m_language->setPreference(u"es"_s);
        QTRY_COMPARE(bell.accessibleName(), u"Notificaciones, 3 sin leer"_s);
        bell.announce(u"Marta Vidal pide algo."_s);
        QCOMPARE(bell.accessibleDescription(), u"Marta Vidal pide algo."_s);
    }

    void anotherLanguageAtOnce()
    {
        show({told(1)});
        QVERIFY(words(0).startsWith(u"Marta Vidal asks for an override of the policy “Riesgo alto”."_s));
        m_language->setPreference(u"es"_s);
        QTRY_VERIFY(words(0).startsWith(u"Marta Vidal pide una excepción a la política «Riesgo alto»."_s));
        QTRY_COMPARE(m_pane->accessibleName(), u"Notificaciones"_s);
    }

private:
    [[nodiscard]] static contract::Notification told(int number, bool isRead = false)
    {
        return FakeNotificationSource::told(number, isRead);
    }
    template<class T>
    [[nodiscard]] T *seen(const QString &name) const
    {
        return m_pane->findChild<T *>(name);
    }
    [[nodiscard]] QListView *list() const { return seen<QListView>(u"notifications.list"_s); }
    [[nodiscard]] QString words(int row) const
    {
        return list()->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
    }
    [[nodiscard]] static bool says(const QWidget *pane, const QString &text)
    {
        const auto labels = pane->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(),
                           [&text](const QLabel *label) { return label->text().contains(text); });
    }
    void answer(const std::vector<contract::Notification> &all)
    {
        m_model->refresh();
        QSignalSpy changed(m_model.get(), &models::NotificationsModel::changed);
        m_source->answer(all);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(m_model->state(), all.empty() ? models::LoadState::Empty : models::LoadState::Ready);
    }
    void show(const std::vector<contract::Notification> &all)
    {
        answer(all);
        m_pane->openUnder(nullptr);
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
        QCOMPARE(list()->model()->rowCount(), static_cast<int>(all.size()));
    }

    ui::Theme *m_theme = nullptr;
    ui::Language *m_language = nullptr;
    std::unique_ptr<FakeNotificationSource> m_source;
    std::unique_ptr<models::NotificationsModel> m_model;
    std::unique_ptr<ui::NotificationsPane> m_pane;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TstNotificationsPane::everyKindHasItsWords_data()
{
    QTest::addColumn<bool>("isKnown");
    for (const char *kind :
         {"override.requested", "override.approved", "override.rejected", "override.withdrawn", "override.executed",
          "override.expired", "override.unanswered", "policy.published", "policy.confirmation_wanted",
          "policy.confirmed", "policy.refused", "settings.confirmation_wanted", "settings.confirmed",
          "settings.refused", "prompt.approval_wanted", "prompt.approved", "prompt.rejected", "review.hold_lost"})
        QTest::newRow(kind) << true;
    QTest::newRow("usage.warning") << false;
}

void TstNotificationsPane::everyKindHasItsWords()
{
    QFETCH(bool, isKnown);
    const QString kind = QLatin1String(QTest::currentDataTag());
    const QVariantMap params{{u"policy"_s, u"Riesgo alto"_s}, {u"prompt"_s, u"Resumen"_s}, {u"version"_s, 1234LL}};
    const QString unknown = ui::notificationSentence(u"x"_s, {}, {}, ui::Formats());
    QStringList said;
    for (const QString &language : {u"en"_s, u"es"_s}) {
        m_language->setPreference(language);
        said += ui::notificationSentence(kind, u"Marta"_s, params, ui::Formats({}, QTimeZone::utc()));
        QVERIFY2(!said.last().contains(u'{') && !said.last().contains(u'}'), qPrintable(said.last()));
        QVERIFY(!said.last().isEmpty());
    }
    QCOMPARE(said.first() != unknown, isKnown);
    QVERIFY(said.first() != said.last());
    QCOMPARE(ui::notificationLook(kind).icon != u"bell"_s, isKnown);
}

void TstNotificationsPane::wordsOfPeopleArePutInOnce()
{
    const QVariantMap params{{u"policy"_s, u"{by} <b>x</b>"_s}};
    QCOMPARE(ui::notificationSentence(u"override.requested"_s, u"{policy}"_s, params, ui::Formats()),
             u"{policy} asks for an override of the policy “{by} <b>x</b>”."_s);
    QCOMPARE(ui::notificationSentence(u"override.requested"_s, {}, params, ui::Formats()),
             u"Somebody whose account is gone asks for an override of the policy “{by} <b>x</b>”."_s);
}

void TstNotificationsPane::howLongAgo_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("words");
    QTest::newRow("ahead of this computer's clock") << qint64{-40} << u"just now"_s;
    QTest::newRow("seconds") << qint64{59} << u"just now"_s;
    QTest::newRow("minutes") << qint64{125} << u"2 min ago"_s;
    QTest::newRow("hours") << qint64{2 * 3600 + 5} << u"2 h ago"_s;
    QTest::newRow("the day before") << qint64{13 * 3600} << u"yesterday, 23:00"_s;
    QTest::newRow("earlier") << qint64{37 * 3600} << u"6 Feb 2026, 23:00"_s;
}

void TstNotificationsPane::howLongAgo()
{
    QFETCH(qint64, seconds);
    QFETCH(QString, words);
    const QDateTime now(QDate(2026, 2, 8), QTime(12, 0), Qt::UTC);
    QCOMPARE(ui::agoWords(now.addSecs(-seconds), now, ui::Formats({}, QTimeZone::utc())), words);
}

void TstNotificationsPane::everySubjectHasItsPlace_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("query");
    QTest::newRow("override") << u"overrides"_s << u"id=a%2Fb"_s;
    QTest::newRow("policy") << u"policy"_s << u"id=a%2Fb"_s;
    QTest::newRow("decision") << u"reviews"_s << u"id=a%2Fb"_s;
    QTest::newRow("prompt") << u"safe-use"_s << u"view=prompts&id=a%2Fb"_s;
    QTest::newRow("governance_settings") << u"policies"_s << QString();
    QTest::newRow("invoice") << QString() << QString();
}

void TstNotificationsPane::everySubjectHasItsPlace()
{
    QFETCH(QString, page);
    QFETCH(QString, query);
    const auto place = ui::notificationPlace(QLatin1String(QTest::currentDataTag()), u"a/b"_s);
    QCOMPARE(place.has_value(), !page.isEmpty());
    if (place) {
        QCOMPARE(place->page, page);
        QCOMPARE(place->query.toString(QUrl::FullyEncoded), query);
    }
}

QTEST_MAIN(TstNotificationsPane)
#include "tst_notificationspane.moc"
