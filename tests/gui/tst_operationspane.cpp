// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakecomputer.h"

#include "api/net/operationlog.h"
#include "models/operationsmodel.h"
#include "models/reachability.h"
#include "ui/common/language.h"
#include "ui/common/theme.h"
#include "ui/shell/operationspane.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace atalaya;
using namespace atalaya::tests;
using namespace Qt::StringLiterals;
using Kind = api::ApiError::Kind;
using Mode = api::KeyStore::Mode;

/// The network page in the busy list, by mouse, keys and accessible names.
class TstOperationsPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = new ui::Theme(this);
        m_language = new ui::Language(this);
        m_language->setPreference(u"en"_s);
    }
    void init()
    {
        m_log = std::make_unique<api::OperationLog>();
        m_pings = std::make_unique<ManualCalls<api::Health>>();
        m_reach = std::make_unique<models::Reachability>(m_log.get(), [this] { return m_pings->add(); });
        m_model = std::make_unique<models::OperationsModel>(m_log.get());
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
        m_computer = std::make_unique<FakeComputer>();
        m_computer->statistics = {{12, 2'000, 40, 65'000}, QDateTime::currentDateTimeUtc(), 6, 1, 2, 3, 1};
        m_pane = std::make_unique<ui::OperationsPane>(
            ui::OperationsPane::Parts{m_model.get(), m_reach.get(), m_computer.get(), [](const QByteArray &label) {
                                          return label == "dashboard.load";
                                      }});
        m_pane->openAt({700, 700});
    }
    void cleanup()
    {
        m_pane.reset();
        m_computer.reset();
        m_tester.reset();
        m_model.reset();
        m_reach.reset();
        m_log.reset();
    }

    void onlyReadsCanBeGivenUp()
    {
        QSignalSpy givenUp(m_log.get(), &api::OperationLog::givenUp);
        QVERIFY(!seen(u"operation.cancel"_s));
        const quint64 read = m_log->begin("dashboard.load", true);
        m_log->begin("sessions.end");
        QCOMPARE(all(u"operation.what"_s), (QStringList{u"Reading the dashboard"_s, u"Ending a session"_s}));
        QCOMPARE(all(u"operation.cancel"_s).size(), 1);
        auto *const cancel = seen<QPushButton>(u"operation.cancel"_s);
        QCOMPARE(cancel->accessibleName(), u"Cancel: Reading the dashboard"_s);
        cancel->setFocus(Qt::TabFocusReason);
        QTest::keyClick(cancel, Qt::Key_Space);
        QCOMPARE(givenUp.size(), 1);
        m_log->cancel(read);
        QCOMPARE(all(u"operation.what"_s), QStringList{u"Ending a session"_s});
        // The row is gone, the keyboard is not.
        QVERIFY(m_pane->focusWidget() && m_pane->focusWidget()->isVisible());
    }

    void failuresSayWhyAndCanBeRepeated_data()
    {
        QTest::addColumn<QByteArray>("label");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("why");
        QTest::addColumn<bool>("canRepeat");
        QTest::addRow("server") << QByteArray("dashboard.load") << Kind::Server << u"The platform has a problem"_s
                                << true;
        QTest::addRow("nobody reads it") << QByteArray("usage.load") << Kind::Server << u"The platform has a problem"_s
                                         << false;
        QTest::addRow("no use") << QByteArray("dashboard.load") << Kind::Forbidden << u"Your role may not do this"_s
                                << false;
    }
    void failuresSayWhyAndCanBeRepeated()
    {
        QFETCH(QByteArray, label);
        QFETCH(Kind, kind);
        QFETCH(QString, why);
        QFETCH(bool, canRepeat);
        QSignalSpy repeat(m_pane.get(), &ui::OperationsPane::repeatWanted);
        fail(label, kind, u"c-51e0-b7d4"_s);
        QCOMPARE(all(u"operation.why"_s), QStringList{why});
        QCOMPARE(seen(u"operation.repeat"_s) != nullptr, canRepeat);
        if (canRepeat) {
            seen<QPushButton>(u"operation.repeat"_s)->click();
            QCOMPARE(repeat.size(), 1);
            QCOMPARE(repeat.first().first().toByteArray(), label);
        }
        auto *const code = seen<QPushButton>(u"operation.code"_s);
        QCOMPARE(code->accessibleName(), u"Copy the code c-51e0-b7d4"_s);
        code->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"c-51e0-b7d4"_s);
        seen<QPushButton>(u"operations.forget"_s)->click();
        QVERIFY(!seen(u"operation.why"_s));
        QVERIFY(!seen(u"operations.forget"_s));
    }

    void aRunningRowBecomesAFailedOne()
    {
        const quint64 id = m_log->begin("dashboard.load", true);
        QVERIFY(!seen(u"operation.why"_s));
        api::ApiError error;
        m_log->fail(id, error);
        QVERIFY(seen(u"operation.why"_s));
        QCOMPARE(all(u"operation.what"_s).size(), 1);
    }

    void outageHasItsHourAndAWayOut()
    {
        QCOMPARE(words(u"operations.state"_s), u"The platform answers."_s);
        QVERIFY(!seen(u"operations.tryNow"_s));
        fail("dashboard.load", Kind::Offline, {});
        QVERIFY(words(u"operations.state"_s).startsWith(u"No connection since "_s));
        QVERIFY(!words(u"operations.state"_s).contains(u"Tried last"_s));
        seen<QPushButton>(u"operations.tryNow"_s)->click();
        QVERIFY(words(u"operations.state"_s).contains(u"Tried last at "_s));
        m_pings->answer(api::Health{u"ok"_s});
        QTRY_COMPARE(words(u"operations.state"_s), u"The platform answers."_s);
    }

    void cacheIsClearedOnlyWhenConfirmed()
    {
        QCOMPARE(words(u"cache.entries"_s), u"40"_s);
        QCOMPARE(words(u"cache.memory"_s), u"2 kB"_s);
        QCOMPARE(words(u"cache.disk"_s), u"65 kB"_s);
        QCOMPARE(words(u"cache.hitRate"_s), u"75%"_s);
        QVERIFY(words(u"cache.reads"_s).contains(u"6 fresh, 1 out of date, 2 confirmed, 3 read anew, 1 not"_s));
        seen<QPushButton>(u"cache.clear.ask"_s)->click();
        QVERIFY(m_computer->asked.isEmpty());
        // The answer that does nothing has the keyboard, and Esc is that answer too: the window stays.
        QVERIFY(!seen(u"cache.clear.ask"_s));
        QCOMPARE(m_pane->focusWidget(), seen(u"cache.clear.no"_s));
        QTest::keyClick(seen(u"cache.clear.no"_s), Qt::Key_Escape);
        QVERIFY(m_pane->isVisible());
        QVERIFY(seen(u"cache.clear.ask"_s));
        seen<QPushButton>(u"cache.clear.ask"_s)->click();
        seen<QPushButton>(u"cache.clear.yes"_s)->click();
        QCOMPARE(m_computer->asked, QStringList{u"clear"_s});
        QCOMPARE(words(u"cache.entries"_s), u"0"_s);
        QVERIFY(!seen(u"cache.clear.ask"_s)->isEnabled());
    }

    void saysWhereTheKeysAre()
    {
        QSignalSpy wanted(m_pane.get(), &ui::OperationsPane::keysWanted);
        QCOMPARE(words(u"operations.keys"_s), u"In GNOME Keyring."_s);
        m_computer->setStatus({Mode::MemoryOnly, Mode::Keychain, u"GNOME Keyring"_s, api::KeyStoreProblem::Locked});
        QCOMPARE(words(u"operations.keys"_s), u"In memory only. The keychain is locked: GNOME Keyring."_s);
        seen<QPushButton>(u"operations.changeKeys"_s)->click();
        QCOMPARE(wanted.size(), 1);
        QVERIFY(!m_pane->isVisible());
    }

    void everyControlHasANameAndTheTabReachesIt()
    {
        fail("dashboard.load", Kind::Server, u"c-1"_s);
        m_log->begin("usage.load", true);
        QSet<QString> reached;
        for (int step = 0; step < 20; ++step) {
            QTest::keyClick(m_pane.get(), Qt::Key_Tab);
            if (m_pane->focusWidget())
                reached.insert(m_pane->focusWidget()->objectName());
        }
        for (const QPushButton *const button : m_pane->findChildren<QPushButton *>()) {
            if (!button->isVisible())
                continue;
            QVERIFY2(!button->objectName().isEmpty(), qPrintable(button->text()));
            QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                     qPrintable(button->objectName()));
            QVERIFY2(reached.contains(button->objectName()), qPrintable(button->objectName()));
        }
    }

private:
    template<class T = QWidget>
    [[nodiscard]] T *seen(const QString &name) const
    {
        for (T *const widget : m_pane->findChildren<T *>(name))
            if (widget->isVisible())
                return widget;
        return nullptr;
    }
    [[nodiscard]] QStringList all(const QString &name) const
    {
        QStringList texts;
        for (const QWidget *const widget : m_pane->findChildren<QWidget *>(name))
            if (widget->isVisible()) {
                const auto *const label = qobject_cast<const QLabel *>(widget);
                texts.append(label ? label->text() : widget->accessibleName());
            }
        return texts;
    }
    [[nodiscard]] QString words(const QString &name) const { return all(name).value(0).replace(QChar::Nbsp, u' '); }
    void fail(const QByteArray &label, Kind kind, const QString &correlation)
    {
        api::ApiError error;
        error.kind = kind;
        error.correlationId = correlation;
        m_log->fail(m_log->begin(label, true), error);
    }

    ui::Theme *m_theme = nullptr;
    ui::Language *m_language = nullptr;
    std::unique_ptr<api::OperationLog> m_log;
    std::unique_ptr<ManualCalls<api::Health>> m_pings;
    std::unique_ptr<models::Reachability> m_reach;
    std::unique_ptr<models::OperationsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<FakeComputer> m_computer;
    std::unique_ptr<ui::OperationsPane> m_pane;
};

QTEST_MAIN(TstOperationsPane)
#include "tst_operationspane.moc"
