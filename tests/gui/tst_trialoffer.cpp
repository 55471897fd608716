// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/figurepresenter.h"
#include "models/trialdraft.h"
#include "tests/models/dashboardfixture.h"
#include "tests/models/figurefixture.h"
#include "tests/support/fakedrafts.h"
#include "ui/common/language.h"
#include "ui/common/theme.h"
#include "ui/figure/figurepage.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QTest>
#include <QVBoxLayout>

#include <memory>

using namespace atalaya;
using namespace Qt::StringLiterals;
using models::TrialDraft;

namespace {

const QDateTime now = QDateTime::fromString(u"2026-02-07T22:30:00Z"_s, Qt::ISODate);
const QDateTime before(QDate(2026, 2, 6), QTime(13, 5), Qt::UTC);

} // namespace

/// A trial that was left is offered on the page of an opened figure, and taken back into its controls.
class TestTrialOffer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        new ui::Theme(this);
        m_language = new ui::Language(this);
    }
    void init()
    {
        m_language->setPreference(u"en"_s);
        m_drafts = {};
        begin();
    }
    void cleanup() { m_window.reset(); }

    void nothingIsOfferedWhereNothingIs()
    {
        open();
        QVERIFY(offer()->isHidden());
        QVERIFY(!m_page->findChild<QPushButton *>(u"draft.continue"_s)->isVisible());
    }

    void itGoesOnByKeyboard()
    {
        leave(R"({"minutesPerTask":30,"hourlyRate":60})");
        open();
        QVERIFY(offer()->isVisible());
        QCOMPARE(offer()->accessibleName(), u"You left a trial with other assumptions at 14:05 on 6 Feb 2026."_s);
        QCOMPARE(m_page->findChild<QLabel *>(u"draft.words"_s)->text(), offer()->accessibleName());
        QCOMPARE(slider("minutes")->value(), 15);
        button("draft.continue")->setFocus();
        QTest::keyClick(button("draft.continue"), Qt::Key_Space);
        QCOMPARE(slider("minutes")->value(), 30);
        QCOMPARE(slider("rate")->value(), 60);
        QCOMPARE(slider("review")->value(), 4);
        QVERIFY(m_page->findChild<QWidget *>(u"figureTrial"_s)->isVisible());
        QVERIFY(offer()->isHidden());
        // The keyboard stays on the page, where the trial goes on.
        QCOMPARE(QApplication::focusWidget()->objectName(), u"trial.minutes"_s);
        QVERIFY(m_drafts.draft(TrialDraft::id()));
    }

    void itIsThrownAwayOnlyWhenConfirmed()
    {
        leave(R"({"minutesPerTask":30})");
        open();
        button("draft.discard.ask")->click();
        button("draft.discard.no")->click();
        QVERIFY(m_drafts.draft(TrialDraft::id()));
        button("draft.discard.ask")->click();
        button("draft.discard.yes")->click();
        QVERIFY(!m_drafts.draft(TrialDraft::id()));
        QVERIFY(offer()->isHidden());
        QCOMPARE(slider("minutes")->value(), 15);
        // Nor is it there on another figure.
        open(u"netCostSaving"_s);
        QVERIFY(offer()->isHidden());
    }

    void movingAControlIsAnAnswer()
    {
        leave(R"({"minutesPerTask":30})");
        open();
        QTest::keyClick(slider("rate"), Qt::Key_Right);
        QVERIFY(offer()->isHidden());
        QCOMPARE(kept(), R"({"hourlyRate":51})");
        button("figureReset")->click();
        QVERIFY(m_drafts.list.isEmpty());
        QVERIFY(offer()->isHidden());
    }

    void itWaitsWhereNothingCanBeTried()
    {
        leave(R"({"minutesPerTask":30})");
        open(u"ragFaithfulness"_s);
        QVERIFY(offer()->isHidden());
        open(u"minutesSaved"_s);
        QVERIFY(offer()->isVisible());
    }

    void theLastOfItIsKeptWhenThePageGoes_data()
    {
        QTest::addColumn<bool>("hidden");
        QTest::addRow("hidden") << true;
        QTest::addRow("deleted") << false;
    }
    void theLastOfItIsKeptWhenThePageGoes()
    {
        QFETCH(bool, hidden);
        open();
        QTest::keyClick(slider("minutes"), Qt::Key_Right);
        QTest::keyClick(slider("minutes"), Qt::Key_Right);
        QTest::keyClick(slider("minutes"), Qt::Key_Right);
        // As the window does when it is locked, with the key about to go.
        hidden ? m_window->hide() : m_window.reset();
        QCOMPARE(kept(), R"({"minutesPerTask":18})");
        begin();
        open();
        QVERIFY(offer()->isVisible());
    }

    void theTabKeyComesUponItFirst()
    {
        leave(R"({"minutesPerTask":30})");
        open();
        button("draft.continue")->setFocus();
        QStringList order;
        for (int at = 0; at < 4; ++at) {
            order.append(QApplication::focusWidget()->objectName());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QCOMPARE(order, QStringList({u"draft.continue"_s, u"draft.discard.ask"_s, u"trial.minutes"_s,
                                     u"trialSlider.minutes"_s}));
        button("draft.continue")->setFocus();
        QTest::keyClick(button("draft.continue"), Qt::Key_Tab, Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"figurePeriod"_s);
    }

    void nothingIsCut_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("words");
        QTest::addRow("en") << u"en"_s << u"You left a trial with other assumptions at 14:05 on 6 Feb 2026."_s;
        QTest::addRow("es") << u"es"_s << u"Dejaste una prueba con otros supuestos a las 14:05 del 6 feb 2026."_s;
    }
    void nothingIsCut()
    {
        QFETCH(QString, language);
        QFETCH(QString, words);
        leave(R"({"minutesPerTask":30})");
        open();
        m_language->setPreference(language);
        m_window->resize(980, 700);
        for (const bool asks : {false, true}) {
            if (asks)
                button("draft.discard.ask")->click();
            const auto *const label = m_page->findChild<QLabel *>(u"draft.words"_s);
            QTRY_COMPARE(label->text(), words);
            QTRY_VERIFY(label->height() >= label->heightForWidth(label->width()));
            for (const QPushButton *each : offer()->findChildren<QPushButton *>())
                if (each->isVisible())
                    QTRY_VERIFY(each->width() >= each->sizeHint().width());
            const QString folder = qEnvironmentVariable("ATALAYA_TEST_PICTURES");
            if (!folder.isEmpty())
                m_window->grab().save(u"%1/trialoffer-%2-%3.png"_s.arg(folder, language).arg(asks));
        }
    }

private:
    void begin()
    {
        m_window.reset();
        m_source = std::make_unique<tests::FakeDashboardSource>();
        m_window = std::make_unique<QWidget>();
        m_page = new ui::FigurePage(new models::FigurePresenter(m_source.get(), tests::madrid(), [] { return now; }),
                                    tests::madrid());
        m_page->setDrafts(&m_drafts);
        auto *const column = new QVBoxLayout(m_window.get());
        column->setContentsMargins(0, 0, 0, 0);
        for (QWidget *tool : m_page->tools())
            column->addWidget(tool);
        column->addWidget(m_page, 1);
        m_window->resize(1240, 856);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    /// As if it had been tried before.
    void leave(const QByteArray &bytes) { m_drafts.list = {{TrialDraft::id(), bytes, before}}; }
    void open(const QString &metric = u"estimatedCostSaving"_s)
    {
        m_page->open(QUrlQuery(u"metric=%1&period=7d"_s.arg(metric)));
        m_source->dashboards.back().succeed(tests::fixtureWeek(), now);
        auto &call = m_source->pages.back();
        tests::answer(call, metric == u"ragFaithfulness"_s ? tests::scoreRows() : tests::savingRows(), now);
        QTRY_VERIFY(!m_page->findChild<QLabel *>(u"figureValue"_s)->text().isEmpty());
        QTRY_COMPARE(slider("minutes")->isVisible(), metric != u"ragFaithfulness"_s);
    }
    QWidget *offer() { return m_page->findChild<QWidget *>(u"draftOffer"_s); }
    QPushButton *button(const char *name) { return m_page->findChild<QPushButton *>(QLatin1String(name)); }
    QSlider *slider(const char *name) { return m_page->findChild<QSlider *>(u"trialSlider."_s + QLatin1String(name)); }
    [[nodiscard]] QByteArray kept() const
    {
        const auto draft = m_drafts.draft(TrialDraft::id());
        return draft ? draft->bytes : QByteArray("none");
    }

    tests::FakeDrafts m_drafts;
    ui::Language *m_language = nullptr;
    std::unique_ptr<tests::FakeDashboardSource> m_source;
    std::unique_ptr<QWidget> m_window;
    ui::FigurePage *m_page = nullptr;
};

QTEST_MAIN(TestTrialOffer)
#include "tst_trialoffer.moc"
