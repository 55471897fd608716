// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/prompteditor.h"
#include "models/prompthistory.h"
#include "models/promptsmodel.h"
#include "models/safeuseeditor.h"
#include "models/safeusehistory.h"
#include "tests/models/fakepromptsource.h"
#include "tests/models/fakesafeusesource.h"
#include "tests/support/fakedrafts.h"
#include "ui/common/language.h"
#include "ui/common/theme.h"
#include "ui/safeuse/safeusepage.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <memory>
#include <mutex>

using namespace atalaya;
using namespace atalaya::ui;
using namespace Qt::StringLiterals;
using Kind = api::ApiError::Kind;
using tests::FakePromptSource;
using tests::FakeSafeUseSource;

namespace {

std::mutex logMutex;
QByteArray logged;

void keepLog(QtMsgType, const QMessageLogContext &, const QString &message)
{
    const std::lock_guard lock(logMutex);
    logged += message.toUtf8() + '\n';
}

} // namespace

/// The page of safe use over a platform in memory, by keyboard.
class TestSafeUsePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { new Theme(this); }
    void init()
    {
        m_language.setPreference(u"en"_s);
        m_drafts = {};
        m_rules = std::make_unique<FakeSafeUseSource>();
        m_prompts = std::make_unique<FakePromptSource>();
        m_prompts->begin("tpl-1", FakePromptSource::document(), 2);
        make();
    }
    void cleanup() { m_page.reset(); }

    void whatProtectsLessIsSaidBeforeItIsSaved();
    void aFaultStandsAtItsField();
    void aConflictShowsBothAndLosesNothing();
    void whatWasKeptIsOffered();
    void versionsSayWhatTheyChanged();
    void maskingIsTriedWhileItIsTyped();
    void whatIsTriedIsNeverKept();
    void withoutAConnectionOnlySavingIsOff();
    void whoMayNotChangeReads();
    void statesSayWhatToDo_data();
    void statesSayWhatToDo();
    void aTemplateIsWrittenAndAskedFor();
    void somebodyElseApproves();
    void whoHasAPartCanOnlyTakeItBack();
    void aConflictOfTemplatesShowsBothTexts();
    void versionsOfATemplate();
    void everythingThatTakesTheKeyboardHasAName();
    void theLanguageCanBeChanged();
    void linksLeadToATemplate();

private:
    void make(bool mayChange = true)
    {
        m_page.reset();
        SafeUsePage::Parts parts;
        parts.rules.editor = m_editor = new models::SafeUseEditor(m_rules.get(), &m_drafts);
        parts.rules.makeHistory = [this] {
            return new models::SafeUseHistory(m_rules.get());
        };
        parts.rules.drafts = &m_drafts;
        parts.rules.zone = QTimeZone::utc();
        parts.rules.mayChange = mayChange;
        parts.prompts.list = new models::PromptsModel(m_prompts.get());
        parts.prompts.one.editor = m_template = new models::PromptEditor(
            m_prompts.get(), &m_drafts, models::PromptEditor::Facts{u"u-1"_s, mayChange, mayChange});
        parts.prompts.one.makeHistory = [this] {
            return new models::PromptHistory(m_prompts.get());
        };
        parts.prompts.one.drafts = &m_drafts;
        parts.prompts.one.zone = QTimeZone::utc();
        m_page = std::make_unique<SafeUsePage>(parts);
        m_page->resize(1150, 660);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->activate();
        QTRY_VERIFY(m_rules->problem || seen<QCheckBox>(u"safeUse.mask.email"_s));
    }
    void toPrompts()
    {
        QUrlQuery query;
        query.addQueryItem(u"view"_s, u"prompts"_s);
        m_page->open(query);
        QTRY_VERIFY(seen<QLineEdit>(u"prompt.name"_s));
    }
    template<class T>
    [[nodiscard]] static T *seen(const QString &name)
    {
        for (QWidget *const widget : QApplication::allWidgets())
            if (widget->objectName() == name && widget->isVisible())
                return qobject_cast<T *>(widget);
        return nullptr;
    }
    [[nodiscard]] static QString label(const QString &name)
    {
        const auto *const found = seen<QLabel>(name);
        return found ? found->text().replace(QChar::Nbsp, u' ') : QString();
    }
    static void press(const QString &name)
    {
        auto *const button = seen<QAbstractButton>(name);
        QVERIFY2(button && button->isEnabled(), qPrintable(name));
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
    }
    static void replace(const QString &name, const QString &text)
    {
        auto *const field = seen<QLineEdit>(name);
        QVERIFY2(field, qPrintable(name));
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, text);
    }
    [[nodiscard]] static QString nameOf(QWidget *widget)
    {
        QAccessibleInterface *const face = QAccessible::queryAccessibleInterface(widget);
        return face ? face->text(QAccessible::Name) : QString();
    }
    static int unnamed(const QWidget *inside)
    {
        int named = 0;
        for (auto *const widget : inside->findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus ||
                widget->objectName().startsWith(u"qt_"_s))
                continue;
            if (nameOf(widget).isEmpty()) {
                qWarning("%s has no name", qPrintable(widget->objectName()));
                return -1;
            }
            ++named;
        }
        return named;
    }

    Language m_language;
    tests::FakeDrafts m_drafts;
    std::unique_ptr<FakeSafeUseSource> m_rules;
    std::unique_ptr<FakePromptSource> m_prompts;
    models::SafeUseEditor *m_editor = nullptr;
    models::PromptEditor *m_template = nullptr;
    std::unique_ptr<SafeUsePage> m_page;
};

void TestSafeUsePage::whatProtectsLessIsSaidBeforeItIsSaved()
{
    QCOMPARE(label(u"safeUse.saved"_s), u"What is shown is in force."_s);
    QVERIFY(!seen<QPushButton>(u"safeUse.save"_s)->isEnabled());
    press(u"safeUse.rag.review"_s);
    QVERIFY(!seen<QWidget>(u"safeUse.warning"_s));
    press(u"safeUse.mask.email"_s);
    QVERIFY(seen<QWidget>(u"safeUse.warning"_s)->accessibleName().contains(u"second factor"_s));
    QCOMPARE(label(u"safeUse.saved"_s), u"Not in force yet. It is kept on this computer."_s);
    replace(u"safeUse.note"_s, u"Agreed with legal"_s);
    QVERIFY(m_rules->sent.empty());
    QTest::keyClick(seen<QLineEdit>(u"safeUse.note"_s), Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(label(u"safeUse.saved"_s), u"What is shown is in force."_s);
    QCOMPARE(m_rules->sent.size(), std::size_t{1});
    // The keyboard is where it was.
    QTRY_VERIFY(QApplication::focusWidget());
    QCOMPARE(QApplication::focusWidget()->objectName(), u"safeUse.note"_s);
    QCOMPARE(m_rules->now().note, std::string("Agreed with legal"));
    QCOMPARE(m_rules->now().rules.masked.size(), std::size_t{4});
    QVERIFY(!seen<QWidget>(u"safeUse.warning"_s));
    QCOMPARE(label(u"safeUse.head"_s).left(26), u"Version 1, by Lucas Otero,"_s);
    QVERIFY(label(u"safeUse.head"_s).endsWith(u"“Agreed with legal”"_s));
    // A declined code says so and keeps what was written.
    m_rules->problem = FakeSafeUseSource::error(Kind::Forbidden, u"step_up_declined"_s);
    press(u"safeUse.mask.phone"_s);
    press(u"safeUse.save"_s);
    QTRY_VERIFY(seen<QWidget>(u"safeUse.strip"_s));
    QVERIFY(!seen<QCheckBox>(u"safeUse.mask.phone"_s)->isChecked());
}

void TestSafeUsePage::aFaultStandsAtItsField()
{
    replace(u"safeUse.limit.characters"_s, u"99"_s);
    QCOMPARE(label(u"safeUse.limit.characters.fault"_s), u"It can be 100 to 32,768."_s);
    QCOMPARE(seen<QLineEdit>(u"safeUse.limit.characters"_s)->accessibleDescription(), u"It can be 100 to 32,768."_s);
    QVERIFY(!seen<QPushButton>(u"safeUse.save"_s)->isEnabled());
    replace(u"safeUse.limit.characters"_s, u"some"_s);
    QCOMPARE(label(u"safeUse.limit.characters.fault"_s), u"This is not a whole number."_s);
    replace(u"safeUse.limit.characters"_s, u"4,000"_s);
    QVERIFY(!seen<QLabel>(u"safeUse.limit.characters.fault"_s));
    press(u"safeUse.save"_s);
    QTRY_COMPARE(m_rules->now().rules.limits.textCharacters, std::int64_t{4000});
    QTRY_COMPARE(seen<QLineEdit>(u"safeUse.limit.characters"_s)->text(), u"4000"_s);
}

void TestSafeUsePage::aConflictShowsBothAndLosesNothing()
{
    press(u"safeUse.rag.review"_s);
    contract::SafeUseRules theirs;
    theirs.strictRag = "blocked";
    theirs.masked = {"phone", "national-id", "iban", "card"};
    m_rules->put(theirs);
    press(u"safeUse.save"_s);
    QTRY_COMPARE(label(u"safeUse.conflict.title"_s), u"Somebody else saved first"_s);
    QCOMPARE(label(u"safeUse.conflict.0"_s), u"E-mail addresses"_s);
    QCOMPARE(label(u"safeUse.conflict.0.theirsText"_s), u"Stored as they come"_s);
    QCOMPARE(label(u"safeUse.conflict.0.mineText"_s), u"Masked"_s);
    QVERIFY(seen<QRadioButton>(u"safeUse.conflict.0.theirs"_s)->isChecked());
    QCOMPARE(label(u"safeUse.conflict.1.theirsText"_s), u"It is blocked"_s);
    QCOMPARE(label(u"safeUse.conflict.1.mineText"_s), u"A person reviews it"_s);
    QVERIFY(seen<QRadioButton>(u"safeUse.conflict.1.mine"_s)->isChecked());
    QCOMPARE(m_rules->now().version, std::int64_t{1});
    // Mine for the first, theirs for the second.
    press(u"safeUse.conflict.0.mine"_s);
    press(u"safeUse.conflict.1.theirs"_s);
    press(u"safeUse.conflict.save"_s);
    QTRY_COMPARE(m_rules->now().version, std::int64_t{2});
    QCOMPARE(m_rules->now().rules.strictRag, std::string("blocked"));
    QCOMPARE(m_rules->now().rules.masked.size(), std::size_t{5});
    QTRY_COMPARE(label(u"safeUse.saved"_s), u"What is shown is in force."_s);
    QTRY_VERIFY(seen<QLineEdit>(u"safeUse.note"_s)->hasFocus());
}

void TestSafeUsePage::whatWasKeptIsOffered()
{
    press(u"safeUse.rag.blocked"_s);
    make();
    QTRY_VERIFY(seen<QPushButton>(u"draft.continue"_s));
    QVERIFY(seen<QRadioButton>(u"safeUse.rag.off"_s)->isChecked());
    press(u"draft.continue"_s);
    QTRY_VERIFY(seen<QRadioButton>(u"safeUse.rag.blocked"_s)->isChecked());
    press(u"safeUse.discard.ask"_s);
    press(u"safeUse.discard.yes"_s);
    QTRY_VERIFY(seen<QRadioButton>(u"safeUse.rag.off"_s)->isChecked());
    QVERIFY(m_drafts.list.isEmpty());
}

void TestSafeUsePage::versionsSayWhatTheyChanged()
{
    contract::SafeUseRules rules;
    rules.strictRag = "review";
    m_rules->put(rules, "Asked for by the audit");
    m_page->refresh();
    QTRY_VERIFY(seen<QPushButton>(u"safeUse.versions"_s)->isEnabled());
    press(u"safeUse.versions"_s);
    QTRY_COMPARE(label(u"safeUseHistory.words"_s), u"What version 1 has changed"_s);
    auto *const dialog = seen<QDialog>(u"safeUseHistory"_s);
    QStringList words;
    for (const QLabel *const one : seen<QWidget>(u"safeUseHistory.changes"_s)->findChildren<QLabel *>())
        words += one->text();
    QVERIFY2(words.join(u'|').contains(u"It goes its way → A person reviews it"_s), qPrintable(words.join(u'|')));
    QVERIFY(unnamed(dialog) > 1);
    dialog->close();
}

void TestSafeUsePage::maskingIsTriedWhileItIsTyped()
{
    auto *const typed = seen<QPlainTextEdit>(u"safeUse.try"_s);
    auto *const stored = seen<QPlainTextEdit>(u"safeUse.stored"_s);
    typed->setFocus();
    QTest::keyClicks(typed, u"a ana@cliente.example, 600 123 45"_s);
    QCOMPARE(stored->toPlainText(), u"a [email], 600 123 45"_s);
    QTest::keyClicks(typed, u"6"_s);
    QCOMPARE(stored->toPlainText(), u"a [email], [phone]"_s);
    const QAbstractItemModel *const rows = seen<QTableView>(u"safeUse.found"_s)->model();
    QCOMPARE(rows->rowCount(), 2);
    QCOMPARE(rows->index(0, 0).data().toString(), u"Line 1, character 3"_s);
    QCOMPARE(rows->index(0, 1).data().toString(), u"E-mail addresses"_s);
    QCOMPARE(rows->index(1, 2).data().toString(), u"[phone]"_s);
    QCOMPARE(typed->extraSelections().size(), 2);
    QCOMPARE(typed->extraSelections().at(0).cursor.selectedText(), u"ana@cliente.example"_s);
    QCOMPARE(stored->extraSelections().at(1).cursor.selectedText(), u"[phone]"_s);
    // What is switched off is found, and stored as it comes; at once, before anything is saved.
    press(u"safeUse.mask.email"_s);
    QCOMPARE(stored->toPlainText(), u"a ana@cliente.example, [phone]"_s);
    QCOMPARE(rows->index(0, 2).data().toString(), u"as it comes"_s);
    QVERIFY(label(u"safeUse.found.words"_s).contains(u"counts as personal data"_s));
    QVERIFY(typed->extraSelections().at(0).format != typed->extraSelections().at(1).format);
    typed->selectAll();
    QTest::keyClick(typed, Qt::Key_Delete);
    QVERIFY(stored->toPlainText().isEmpty());
    QCOMPARE(rows->rowCount(), 0);
}

void TestSafeUsePage::whatIsTriedIsNeverKept()
{
    const QtMessageHandler before = qInstallMessageHandler(keepLog);
    auto *const typed = seen<QPlainTextEdit>(u"safeUse.try"_s);
    typed->setFocus();
    QStringList secrets;
    for (int i = 0; i < 100; ++i)
        secrets += u"kanari%1@cliente.example"_s.arg(i, 3, 10, QLatin1Char('0'));
    typed->insertPlainText(secrets.join(u", "_s));
    QTest::keyClicks(typed, u" kanari999@cliente.example kanariword"_s);
    QCOMPARE(seen<QTableView>(u"safeUse.found"_s)->model()->rowCount(), 101);
    // Everything that keeps or sends something does so meanwhile.
    press(u"safeUse.rag.review"_s);
    press(u"safeUse.mask.email"_s);
    m_editor->flush();
    const QByteArray draft = m_drafts.list.isEmpty() ? QByteArray() : m_drafts.list.first().bytes;
    const QByteArray place = m_page->query().toString().toUtf8();
    press(u"safeUse.save"_s);
    QTRY_COMPARE(label(u"safeUse.saved"_s), u"What is shown is in force."_s);
    QCOMPARE(m_rules->now().version, std::int64_t{1});
    QByteArray palette;
    for (const PageCommand &command : m_page->commands())
        palette += command.text.toUtf8() + command.id.toUtf8();
    m_page->hide();
    qInstallMessageHandler(before);
    QVERIFY(!draft.isEmpty());
    QByteArray sent;
    for (const contract::SafeUseRequest &request : m_rules->sent)
        sent += QByteArray::fromStdString(contract::encode(request).dump());
    QVERIFY(!sent.isEmpty());
    const std::lock_guard lock(logMutex);
    for (const QByteArray &kept : {draft, place, sent, palette, logged})
        QVERIFY2(!kept.toLower().contains("kanari"), kept.constData());
    QVERIFY(m_drafts.list.isEmpty());
    // Nor is it there again.
    make();
    QVERIFY(seen<QPlainTextEdit>(u"safeUse.try"_s)->toPlainText().isEmpty());
}

void TestSafeUsePage::withoutAConnectionOnlySavingIsOff()
{
    m_page->setReadOnly(ReadOnly::Offline);
    press(u"safeUse.rag.review"_s);
    QVERIFY(!seen<QPushButton>(u"safeUse.save"_s)->isEnabled());
    m_editor->flush();
    QCOMPARE(m_drafts.list.size(), 1);
    QTest::keyClick(m_page.get(), Qt::Key_S, Qt::ControlModifier);
    QVERIFY(m_rules->sent.empty());
    m_page->setReadOnly(ReadOnly::No);
    QTRY_VERIFY(seen<QPushButton>(u"safeUse.save"_s)->isEnabled());
    QVERIFY(seen<QRadioButton>(u"safeUse.rag.review"_s)->isChecked());
}

void TestSafeUsePage::whoMayNotChangeReads()
{
    make(false);
    QVERIFY(!seen<QCheckBox>(u"safeUse.mask.email"_s)->isEnabled());
    QVERIFY(!seen<QPushButton>(u"safeUse.save"_s));
    QVERIFY(seen<QPlainTextEdit>(u"safeUse.try"_s)->isEnabled());
    toPrompts();
    QVERIFY(!seen<QPushButton>(u"prompts.new"_s));
    QVERIFY(!seen<QPushButton>(u"prompt.save"_s));
    QVERIFY(!seen<QLineEdit>(u"prompt.name"_s)->isEnabled());
}

void TestSafeUsePage::statesSayWhatToDo_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("title");
    QTest::addRow("offline") << Kind::Offline << u"No connection, and the rules of safe use were never read here"_s;
    QTest::addRow("failed") << Kind::Server << u"The rules of safe use could not be read"_s;
}

void TestSafeUsePage::statesSayWhatToDo()
{
    QFETCH(Kind, kind);
    QFETCH(QString, title);
    m_rules->problem = FakeSafeUseSource::error(kind);
    m_prompts->problem = FakePromptSource::error(kind);
    make();
    QTRY_VERIFY(seen<QWidget>(u"safeUse.state"_s));
    QTRY_VERIFY(seen<QWidget>(u"safeUse.state"_s)->accessibleName().startsWith(title));
    QUrlQuery prompts;
    prompts.addQueryItem(u"view"_s, u"prompts"_s);
    m_page->open(prompts);
    QTRY_VERIFY(seen<QWidget>(u"prompts.state"_s));
    m_rules->problem.reset();
    m_prompts->problem.reset();
    m_page->setReadOnly(ReadOnly::No);
    QTRY_VERIFY(seen<QTableView>(u"prompts.table"_s));
    m_page->open(QUrlQuery(u"view=rules"_s));
    QTRY_VERIFY(seen<QCheckBox>(u"safeUse.mask.email"_s));
}

void TestSafeUsePage::aTemplateIsWrittenAndAskedFor()
{
    toPrompts();
    press(u"prompts.new"_s);
    QTRY_COMPARE(label(u"prompt.title"_s), u"New prompt template"_s);
    QVERIFY(!seen<QLabel>(u"prompt.name.fault"_s));
    replace(u"prompt.name"_s, u"Answer"_s);
    QCOMPARE(label(u"prompt.text.fault"_s), u"Something is missing here."_s);
    auto *const text = seen<QPlainTextEdit>(u"prompt.text"_s);
    text->setFocus();
    QTest::keyClicks(text, u"Answer {{question} now"_s);
    QVERIFY(label(u"prompt.text.fault"_s).startsWith(u"Line 1: "_s));
    QVERIFY(!seen<QPushButton>(u"prompt.save"_s)->isEnabled());
    text->selectAll();
    QTest::keyClicks(text, u"Answer {{question}} now"_s);
    QVERIFY(!seen<QLabel>(u"prompt.text.fault"_s));
    replace(u"prompt.about.0"_s, u"What the client asks"_s);
    QCOMPARE(seen<QLineEdit>(u"prompt.about.0"_s)->accessibleName(), u"What belongs into question"_s);
    QVERIFY(!seen<QPushButton>(u"prompt.request"_s)->isEnabled());
    QTest::keyClick(text, Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(seen<QPushButton>(u"prompt.request"_s)->isEnabled());
    QVERIFY(seen<QLineEdit>(u"prompt.about.0"_s)->hasFocus());
    QCOMPARE(m_prompts->details.size(), std::size_t{2});
    QTRY_COMPARE(seen<QTableView>(u"prompts.table"_s)->model()->rowCount(), 2);
    press(u"prompt.request"_s);
    QTRY_VERIFY(seen<QPlainTextEdit>(u"promptStep.changes"_s));
    QCOMPARE(seen<QPlainTextEdit>(u"promptStep.changes"_s)->toPlainText(),
             u"Answer {{question}} now\n{{question}}: What the client asks"_s);
    QVERIFY(!seen<QPushButton>(u"promptStep.reject"_s));
    replace(u"promptStep.note"_s, u"For the hotline"_s);
    press(u"promptStep.go"_s);
    QTRY_VERIFY(!seen<QDialog>(u"promptStep"_s));
    const std::string id = m_template->id().toStdString();
    QCOMPARE(m_prompts->at(id).pending->note, std::string("For the hotline"));
    QCOMPARE(m_prompts->at(id).pending->document.placeholders[0].about, std::string("What the client asks"));
    QVERIFY(seen<QWidget>(u"prompt.waits"_s)->accessibleName().startsWith(u"It waits for somebody"_s));
    QCOMPARE(seen<QWidget>(u"prompt.waits"_s)->window()->focusWidget(), seen<QWidget>(u"prompt.waits"_s)->focusProxy());
}

void TestSafeUsePage::somebodyElseApproves()
{
    m_prompts->draftOf("tpl-1", FakePromptSource::document("Resume la avería de {{equipo}}.\nSé muy breve."),
                       m_prompts->other);
    m_prompts->askFor("tpl-1", m_prompts->other, "Shorter");
    toPrompts();
    QTRY_VERIFY(seen<QWidget>(u"prompt.waits"_s));
    auto *const way = seen<QWidget>(u"prompt.waits"_s)->findChild<QPushButton *>();
    QTest::keyClick(way, Qt::Key_Space);
    QTRY_VERIFY(seen<QDialog>(u"promptStep"_s));
    QCOMPARE(label(u"promptStep.why"_s), u"“Shorter”"_s);
    const QString changes = seen<QPlainTextEdit>(u"promptStep.changes"_s)->toPlainText();
    QVERIFY2(changes.contains(u"− Sé breve."_s) && changes.contains(u"+ Sé muy breve."_s), qPrintable(changes));
    QVERIFY(unnamed(seen<QDialog>(u"promptStep"_s)) >= 4);
    // What is refused is said in the dialog, which stays.
    m_prompts->problem = FakePromptSource::error(Kind::Forbidden, u"second_person_needed"_s);
    press(u"promptStep.go"_s);
    QTRY_VERIFY(seen<QWidget>(u"promptStep.message"_s));
    QVERIFY(seen<QWidget>(u"promptStep.message"_s)->accessibleName().startsWith(u"Who asked for it"_s));
    m_prompts->problem.reset();
    m_template->refresh();
    QTRY_VERIFY(m_template->canApprove());
    press(u"promptStep.go"_s);
    QTRY_VERIFY(!seen<QDialog>(u"promptStep"_s));
    QCOMPARE(m_prompts->at("tpl-1").inForce->version, std::int64_t{3});
    QTRY_VERIFY(!seen<QWidget>(u"prompt.waits"_s));
}

void TestSafeUsePage::whoHasAPartCanOnlyTakeItBack()
{
    m_prompts->draftOf("tpl-1", FakePromptSource::document("Mío {{equipo}}"), m_prompts->me);
    m_prompts->askFor("tpl-1", m_prompts->other);
    toPrompts();
    QTRY_VERIFY(seen<QWidget>(u"prompt.waits"_s));
    QTest::keyClick(seen<QWidget>(u"prompt.waits"_s)->findChild<QPushButton *>(), Qt::Key_Space);
    QTRY_VERIFY(seen<QDialog>(u"promptStep"_s));
    QVERIFY(!seen<QPushButton>(u"promptStep.go"_s));
    QCOMPARE(seen<QPushButton>(u"promptStep.reject"_s)->text(), u"Take back"_s);
    press(u"promptStep.reject"_s);
    QTRY_VERIFY(!seen<QDialog>(u"promptStep"_s));
    QVERIFY(m_prompts->at("tpl-1").draft);
}

void TestSafeUsePage::aConflictOfTemplatesShowsBothTexts()
{
    toPrompts();
    auto *const text = seen<QPlainTextEdit>(u"prompt.text"_s);
    text->setFocus();
    text->selectAll();
    QTest::keyClicks(text, u"Mine {{equipo}}"_s);
    m_prompts->draftOf("tpl-1", FakePromptSource::document("Theirs {{equipo}}"), m_prompts->other);
    press(u"prompt.save"_s);
    QTRY_COMPARE(label(u"prompt.conflict.0.theirsText"_s), u"Theirs {{equipo}}"_s);
    QCOMPARE(label(u"prompt.conflict.0.mineText"_s), u"Mine {{equipo}}"_s);
    press(u"prompt.conflict.save"_s);
    QTRY_VERIFY(seen<QPlainTextEdit>(u"prompt.text"_s));
    QCOMPARE(m_prompts->at("tpl-1").draft->document.text, std::string("Mine {{equipo}}"));
}

void TestSafeUsePage::versionsOfATemplate()
{
    toPrompts();
    press(u"prompt.versions"_s);
    QTRY_COMPARE(label(u"promptHistory.words"_s), u"What version 2 has changed:"_s);
    auto *const dialog = seen<QDialog>(u"promptHistory"_s);
    QCOMPARE(seen<QTableView>(u"promptHistory.versions"_s)->model()->rowCount(), 2);
    QCOMPARE(seen<QPlainTextEdit>(u"promptHistory.changes"_s)->toPlainText(), u"Both say the same."_s);
    QVERIFY(unnamed(dialog) >= 5);
    replace(u"promptHistory.note"_s, u"Says too much"_s);
    press(u"promptHistory.withdraw.ask"_s);
    press(u"promptHistory.withdraw.yes"_s);
    QTRY_VERIFY(m_prompts->released["tpl-1"].front().withdrawn);
    QCOMPARE(m_prompts->released["tpl-1"].front().withdrawn->note, std::string("Says too much"));
    const auto *const rows = seen<QTableView>(u"promptHistory.versions"_s)->model();
    QTRY_COMPARE(rows->index(0, 0).data().toString(), u"2, withdrawn"_s);
    press(u"promptHistory.restore"_s);
    QTRY_VERIFY(!seen<QDialog>(u"promptHistory"_s));
    QTRY_VERIFY(m_prompts->at("tpl-1").draft);
}

void TestSafeUsePage::everythingThatTakesTheKeyboardHasAName()
{
    seen<QPlainTextEdit>(u"safeUse.try"_s)->setPlainText(u"ana@cliente.example"_s);
    QVERIFY(unnamed(m_page.get()) > 14);
    toPrompts();
    QVERIFY(unnamed(m_page.get()) > 6);
}

void TestSafeUsePage::theLanguageCanBeChanged()
{
    seen<QPlainTextEdit>(u"safeUse.try"_s)->setPlainText(u"ana@cliente.example"_s);
    m_language.setPreference(u"es"_s);
    QTRY_COMPARE(seen<QCheckBox>(u"safeUse.mask.email"_s)->text(), u"Direcciones de correo"_s);
    QCOMPARE(label(u"safeUse.saved"_s), u"Lo que se muestra está vigente."_s);
    QCOMPARE(seen<QTableView>(u"safeUse.found"_s)->model()->index(0, 0).data().toString(), u"Línea 1, carácter 1"_s);
    toPrompts();
    QCOMPARE(seen<QPushButton>(u"prompt.save"_s)->text(), u"Guardar el borrador"_s);
}

void TestSafeUsePage::linksLeadToATemplate()
{
    m_prompts->begin("tpl-2");
    QVERIFY(m_page->query().isEmpty());
    m_page->open(QUrlQuery(u"view=prompts&id=tpl-2"_s));
    QTRY_COMPARE(m_template->detail().id, std::string("tpl-2"));
    QCOMPARE(m_page->query().toString(), u"view=prompts&id=tpl-2"_s);
    QTRY_COMPARE(seen<QTableView>(u"prompts.table"_s)->currentIndex().row(), 1);
    QTest::keyClick(seen<QTableView>(u"prompts.table"_s), Qt::Key_Up);
    QTRY_COMPARE(m_page->query().toString(), u"view=prompts&id=tpl-1"_s);
}

QTEST_MAIN(TestSafeUsePage)
#include "tst_safeusepage.moc"
