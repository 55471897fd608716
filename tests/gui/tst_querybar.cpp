// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/queryassist.h"
#include "ui/audit/querybar.h"
#include "ui/audit/querychip.h"
#include "ui/common/theme.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include <memory>

using namespace atalaya;
using namespace Qt::StringLiterals;

namespace {

const QString sample = u"policy:\"Riesgo alto\" confidence:<0.8 since:7d -agent:planner"_s;

contract::AuditFacets facets()
{
    contract::AuditFacets facets;
    facets.facets = {{"state", {{"executed", {}, 702}, {"review", {}, 431}, {"blocked", {}, 142}}, 0},
                     {"agent", {{"crédito", {}, 367}, {"atención", {}, 398}}, 0},
                     {"policy", {{"pol-7", "Riesgo alto", 142}}, 0}};
    return facets;
}

} // namespace

/// One field: chips and text are two views of one query.
class TestQueryBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<ui::Theme>();
        m_theme->setMode(ui::Theme::Mode::Light);
    }
    void init() { make(QLocale(u"en_GB"_s)); }
    void cleanup() { m_window.reset(); }

    void chipsAndTextAreTheSameQuery_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("chips");
        QTest::addColumn<QString>("rest");
        QTest::newRow("filters") << sample
                                 << QStringList{u"policy Riesgo alto"_s, u"confidence < 0.8"_s, u"last 7 d"_s,
                                                u"not agent planner"_s}
                                 << QString();
        QTest::newRow("words behind them stay text") << u"state:blocked renovar \"una máquina\""_s
                                                     << QStringList{u"state Blocked"_s} << u"renovar \"una máquina\""_s;
        QTest::newRow("words between them are a chip")
            << u"riesgo state:blocked,review"_s << QStringList{u"riesgo"_s, u"state Blocked, In review"_s} << QString();
        QTest::newRow("Spanish names") << u"estado:bloqueada política:\"Riesgo alto\" desde-hace:24h"_s
                                       << QStringList{u"state Blocked"_s, u"policy Riesgo alto"_s, u"last 24 h"_s}
                                       << QString();
        QTest::newRow("a range and a missing value")
            << u"confidence:0.5..0.8 risk:none"_s << QStringList{u"confidence 0.5–0.8"_s, u"risk no data"_s}
            << QString();
        QTest::newRow("words alone") << u"maquinaria"_s << QStringList{} << u"maquinaria"_s;
        QTest::newRow("nothing") << QString() << QStringList{} << QString();
    }
    void chipsAndTextAreTheSameQuery()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, chips);
        QFETCH(QString, rest);
        m_bar->setText(text);
        QCOMPARE(chipWords(), chips);
        QCOMPARE(edit()->text(), rest);
        QCOMPARE(m_bar->text(), text);
        m_bar->setTextView(true);
        QCOMPARE(edit()->text(), text);
        QVERIFY(m_bar->chips().isEmpty());
        m_bar->setTextView(false);
        QCOMPARE(chipWords(), chips);
        QCOMPARE(m_bar->text(), text);
        QCOMPARE(m_applied->size(), 0);
    }

    void aBlankMakesAChipAndEnterAsks()
    {
        QTest::keyClicks(edit(), u"state:blocked"_s);
        QVERIFY(m_bar->chips().isEmpty());
        QTest::keyClicks(edit(), u" "_s);
        QCOMPARE(chipWords(), QStringList{u"state Blocked"_s});
        QVERIFY(edit()->text().isEmpty());
        QTest::keyClicks(edit(), u"-agent:planner"_s);
        closeList();
        QTest::keyClick(edit(), Qt::Key_Return);
        QCOMPARE(chipWords(), (QStringList{u"state Blocked"_s, u"not agent planner"_s}));
        QCOMPARE(m_applied->last().constFirst().toString(), u"state:blocked -agent:planner"_s);
    }

    void aPauseAsksOnceAndUnfinishedTermsNever()
    {
        QTest::keyClicks(edit(), u"maquinaria"_s);
        QTRY_COMPARE(m_applied->size(), 1);
        QCOMPARE(m_applied->last().constFirst().toString(), u"maquinaria"_s);
        QTest::keyClicks(edit(), u" confidence:"_s);
        QTRY_VERIFY(edit()->accessibleDescription().endsWith(u"confidence:"_s));
        // Who is still writing it is not told.
        QVERIFY(m_bar->problem().isEmpty());
        QTest::keyClicks(edit(), u"<0.8"_s);
        QTRY_COMPARE(m_applied->size(), 2);
        QCOMPARE(m_applied->last().constFirst().toString(), u"maquinaria confidence:<0.8"_s);
    }

    void whatCantBeUnderstoodIsSaidAtItsPlace()
    {
        m_bar->setText(u"state:blocked"_s);
        QTest::keyClicks(edit(), u"confidence:abc"_s);
        closeList();
        QTest::keyClick(edit(), Qt::Key_Return);
        QCOMPARE(m_applied->size(), 0);
        QCOMPARE(m_bar->problem(), u"“abc” is no number for “confidence”. Write for example <0.8, 0.5..0.8 or none."_s);
        QCOMPARE(edit()->accessibleDescription(), m_bar->problem());
        QCOMPARE(m_problem->size(), 1);
        // Mended, it is asked, and the complaint goes.
        for (int letter = 0; letter < 3; ++letter)
            QTest::keyClick(edit(), Qt::Key_Backspace);
        QTest::keyClicks(edit(), u"<0.8"_s);
        closeList();
        QTest::keyClick(edit(), Qt::Key_Return);
        QVERIFY(m_bar->problem().isEmpty());
        QCOMPARE(m_applied->last().constFirst().toString(), u"state:blocked confidence:<0.8"_s);
    }

    void theWrongPlaceIsUnderlined()
    {
        m_bar->setTextView(true);
        m_bar->setText(u"riesgo statu:blocked"_s);
        QVERIFY(!m_bar->problem().isEmpty());
        const QImage marked = edit()->grab().toImage();
        m_bar->setText(u"riesgo state:blocked"_s);
        QVERIFY(m_bar->problem().isEmpty());
        const auto red = [](const QImage &image) {
            int count = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    count += image.pixelColor(x, y).red() > image.pixelColor(x, y).green() + 80;
            return count;
        };
        QVERIFY(red(marked) > 20);
        QCOMPARE(red(edit()->grab().toImage()), 0);
    }

    void backspaceEditsTheLastChip()
    {
        m_bar->setText(sample);
        QTest::keyClick(edit(), Qt::Key_Backspace);
        QCOMPARE(edit()->text(), u"-agent:planner"_s);
        QCOMPARE(m_bar->chips().size(), 3);
        QCOMPARE(m_bar->text(), sample);
    }

    void chipsByKeyboard()
    {
        m_bar->setText(sample);
        QTest::keyClick(edit(), Qt::Key_Left);
        QTest::keyClick(focus(), Qt::Key_Left);
        QCOMPARE(qobject_cast<ui::QueryChip *>(focus())->term(), u"since:7d"_s);
        QCOMPARE(focus()->accessibleName().replace(QChar::Nbsp, u' '), u"Filter: last 7 d"_s);
        QTest::keyClick(focus(), Qt::Key_Delete);
        QCOMPARE(m_applied->last().constFirst().toString(), u"policy:\"Riesgo alto\" confidence:<0.8 -agent:planner"_s);
        QCOMPARE(qobject_cast<ui::QueryChip *>(focus())->term(), u"-agent:planner"_s);
        QTest::keyClick(focus(), Qt::Key_Return);
        QCOMPARE(edit()->text(), u"-agent:planner"_s);
        QVERIFY(edit()->hasFocus());
        QSignalSpy left(m_bar, &ui::QueryBar::left);
        closeList();
        QTest::keyClick(edit(), Qt::Key_Escape);
        QCOMPARE(left.size(), 1);
    }

    void theCrossTakesAChipAway()
    {
        m_bar->setText(sample);
        ui::QueryChip *const chip = m_bar->chips().at(1);
        QTest::mouseClick(chip, Qt::LeftButton, {}, QPoint(chip->width() - 10, 11));
        QCOMPARE(m_applied->last().constFirst().toString(), u"policy:\"Riesgo alto\" since:7d -agent:planner"_s);
        QTest::mouseClick(m_bar->chips().at(0), Qt::LeftButton, {}, QPoint(12, 11));
        QCOMPARE(edit()->text(), u"policy:\"Riesgo alto\""_s);
    }

    void continuations_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("result");
        QTest::newRow("a field") << u"en"_s << u"pol"_s << u"policy:"_s << u"policy:"_s;
        QTest::newRow("by its Spanish name") << u"en"_s << u"polit"_s << u"policy:"_s << u"policy:"_s;
        QTest::newRow("in Spanish") << u"es"_s << u"polic"_s << u"política:"_s << u"política:"_s;
        QTest::newRow("a state") << u"en"_s << u"state:bl"_s << u"Blocked"_s << u"state:blocked"_s;
        QTest::newRow("one more state") << u"en"_s << u"state:blocked,rev"_s << u"In review"_s
                                        << u"state:blocked,review"_s;
        QTest::newRow("a value of the facets") << u"en"_s << u"agent:cre"_s << u"crédito"_s << u"agent:crédito"_s;
        QTest::newRow("a value before its field") << u"en"_s << u"alto"_s << u"Riesgo alto"_s << u"policy:pol-7"_s;
        QTest::newRow("without it") << u"en"_s << u"-credi"_s << u"crédito"_s << u"-agent:crédito"_s;
        QTest::newRow("an age") << u"en"_s << u"since:7"_s << u"7 d"_s << u"since:7d"_s;
    }
    void continuations()
    {
        QFETCH(QString, language);
        QFETCH(QString, typed);
        QFETCH(QString, first);
        QFETCH(QString, result);
        make(QLocale(language));
        m_bar->focusText();
        QTest::keyClicks(edit(), typed.left(typed.size() - 1));
        QTest::keyClicks(edit(), typed.right(1));
        auto *const list = popup();
        QVERIFY(list && list->isVisible());
        QVERIFY2(list->model()->index(0, 0).data().toString().replace(QChar::Nbsp, u' ').startsWith(first),
                 qPrintable(list->model()->index(0, 0).data().toString()));
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(m_bar->text(), result);
    }

    void aLongQueryKeepsItsTextInSight()
    {
        m_bar->setText(sample + u' ' + u"entity:\"Crédito 20-4471\" action:\"Aprobar operación\" risk:>=92 pii:yes"_s);
        const QPoint place = edit()->mapTo(m_bar, QPoint(0, 0));
        QVERIFY(place.x() > 0 && place.x() + 120 < m_bar->width());
        QTest::keyClick(edit(), Qt::Key_Left);
        for (int step = 0; step < 8; ++step)
            QTest::keyClick(focus(), Qt::Key_Left);
        QCOMPARE(qobject_cast<ui::QueryChip *>(focus())->term(), u"policy:\"Riesgo alto\""_s);
        QVERIFY(focus()->mapTo(m_bar, QPoint(0, 0)).x() >= 0);
    }

private:
    void make(const QLocale &locale)
    {
        m_assist = std::make_unique<ui::QueryAssist>(
            ui::AuditWords(ui::Formats(u"EUR"_s, QTimeZone("Europe/Madrid"), locale)));
        m_assist->setFacets(facets());
        m_window = std::make_unique<QWidget>();
        m_bar = new ui::QueryBar;
        (new QVBoxLayout(m_window.get()))->addWidget(m_bar);
        m_bar->setReader([locale](const QString &text) {
            return ui::readQuery(text, ui::AuditWords(ui::Formats(u"EUR"_s, QTimeZone("Europe/Madrid"), locale)));
        });
        m_bar->setSuggester([this](const QString &text, qsizetype cursor) { return m_assist->suggest(text, cursor); });
        m_applied = std::make_unique<QSignalSpy>(m_bar, &ui::QueryBar::applied);
        m_problem = std::make_unique<QSignalSpy>(m_bar, &ui::QueryBar::problemChanged);
        m_window->resize(900, 60);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_bar->focusText();
    }
    QLineEdit *edit() const { return m_bar->edit(); }
    static QWidget *focus() { return QApplication::focusWidget(); }
    static QAbstractItemView *popup()
    {
        for (QWidget *const widget : QApplication::topLevelWidgets())
            if (widget->objectName() == u"querySuggestions"_s && widget->isVisible())
                return qobject_cast<QAbstractItemView *>(widget);
        return nullptr;
    }
    static void closeList()
    {
        if (popup())
            QTest::keyClick(popup(), Qt::Key_Escape);
    }
    QStringList chipWords() const
    {
        QStringList words;
        for (const ui::QueryChip *const chip : m_bar->chips())
            words.append(chip->text().replace(QChar::Nbsp, u' '));
        return words;
    }

    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::QueryAssist> m_assist;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<QSignalSpy> m_applied;
    std::unique_ptr<QSignalSpy> m_problem;
    ui::QueryBar *m_bar = nullptr;
};

QTEST_MAIN(TestQueryBar)
#include "tst_querybar.moc"
