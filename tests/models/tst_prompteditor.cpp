// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakepromptsource.h"

#include "models/prompteditor.h"
#include "models/prompthistory.h"
#include "models/promptsmodel.h"
#include "tests/support/fakedrafts.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using Kind = api::ApiError::Kind;
using Part = PromptFault::Part;
using Saving = PromptEditor::Saving;
using tests::FakePromptSource;

/// Prompt templates: written, asked for, decided, looked back upon.
class TestPromptEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_source = std::make_unique<FakePromptSource>();
        m_source->begin("tpl-1");
        m_drafts = {};
        make();
        open(u"tpl-1"_s);
    }
    void cleanup() { m_editor.reset(); }

    void faultsStandWhereTheyAre_data();
    void faultsStandWhereTheyAre();
    void placesFollowTheText();
    void aNewOneBecomesADraft();
    void whoWroteItCanNotApprove_data();
    void whoWroteItCanNotApprove();
    void askedForAndApproved();
    void rejectedItIsADraftAgain();
    void whatSomebodyElseDecidedFirstIsShown();
    void aConflictIsSettledPartByPart();
    void somethingElseThatChangedIsNoConflict();
    void whatWasKeptIsOffered();
    void discardingGoesBackStepByStep();
    void oneThatWasNeverApprovedGoesWithItsDraft();
    void versionsAreRestoredAndWithdrawn();
    void theListKeepsItsRows();
    void aProblemIsToldAndLeavesTheText_data();
    void aProblemIsToldAndLeavesTheText();

private:
    void make(const QString &me = u"u-1"_s, bool mayPublish = true)
    {
        m_editor.reset();
        m_editor = std::make_unique<PromptEditor>(m_source.get(), &m_drafts, PromptEditor::Facts{me, true, mayPublish});
    }
    void open(const QString &id)
    {
        m_editor->open(id);
        QTRY_VERIFY(m_editor->state() != LoadState::Loading);
    }
    void type(const QString &text)
    {
        PromptForm form = m_editor->form();
        form.text = text;
        m_editor->setForm(form);
    }

    std::unique_ptr<FakePromptSource> m_source;
    tests::FakeDrafts m_drafts;
    std::unique_ptr<PromptEditor> m_editor;
};

void TestPromptEditor::faultsStandWhereTheyAre_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("there");
    QTest::addRow("none") << u"n"_s << u"Hola {{nombre}}"_s << QString() << QString();
    QTest::addRow("no name") << u" "_s << u"Hola"_s << u"empty"_s << QString();
    QTest::addRow("a long name") << QString(201, u'a') << u"Hola"_s << u"too_long"_s << QString();
    QTest::addRow("as long as it may be") << QString(200, u'a') << u"Hola"_s << QString() << QString();
    QTest::addRow("a long name in bytes") << QString(101, u'ñ') << u"Hola"_s << u"too_long"_s << QString();
    QTest::addRow("a name of two lines") << u"a\nb"_s << u"Hola"_s << u"bad_character"_s << QString();
    QTest::addRow("no text") << u"n"_s << u" \n\t"_s << u"empty"_s << QString();
    QTest::addRow("a long text") << u"n"_s << QString(16 * 1024 + 1, u'a') << u"too_long"_s << QString();
    QTest::addRow("many lines") << u"n"_s << u"a"_s + QString(1000, u'\n') << u"too_many_lines"_s << QString();
    QTest::addRow("a bell") << u"n"_s << u"a\ab"_s << u"bad_character"_s << QString();
    QTest::addRow("a name with a capital")
        << u"n"_s << u"ñ🙂 {{Nombre}} x"_s << u"bad_placeholder"_s << u"{{Nombre}}"_s;
    QTest::addRow("no end") << u"n"_s << u"ñ🙂 {{nombre\nx"_s << u"unclosed_placeholder"_s << u"{{"_s;
}

void TestPromptEditor::faultsStandWhereTheyAre()
{
    QFETCH(QString, name);
    QFETCH(QString, text);
    QFETCH(QString, code);
    QFETCH(QString, there);
    const PromptReading reading = readForm({name, text, {}});
    QCOMPARE(reading.faults.size(), code.isEmpty() ? 0 : 1);
    if (code.isEmpty())
        return;
    QCOMPARE(reading.faults.first().code, code);
    if (!there.isEmpty())
        QVERIFY(text.mid(reading.faults.first().from).startsWith(there.left(reading.faults.first().length)));
}

void TestPromptEditor::placesFollowTheText()
{
    PromptForm form{
        u"n"_s, u"ñ {{dos}} y {{uno}} y {{dos}}"_s, {{u"uno"_s, u" El primero "_s}, {u"tres"_s, u"Nada"_s}}};
    PromptReading reading = readForm(form);
    QCOMPARE(reading.names, (QStringList{u"dos"_s, u"uno"_s}));
    QCOMPARE(reading.places.size(), 3);
    QCOMPARE(form.text.mid(reading.places[2].from, reading.places[2].length), u"{{dos}}"_s);
    QCOMPARE(reading.document.placeholders.size(), std::size_t{2});
    QCOMPARE(reading.document.placeholders[1].about, std::string("El primero"));
    QVERIFY(reading.faults.isEmpty());
    form.about.insert(u"dos"_s, QString(301, u'a'));
    reading = readForm(form);
    QCOMPARE(reading.faults, (QList<PromptFault>{{Part::About, u"dos"_s, u"too_long"_s, 0, 0}}));
    // What is said about a place comes back with it.
    form.text = u"sin huecos"_s;
    QVERIFY(readForm(form).document.placeholders.empty());
    form.text = u"{{uno}}"_s;
    QCOMPARE(readForm(form).document.placeholders.front().about, std::string("El primero"));
}

void TestPromptEditor::aNewOneBecomesADraft()
{
    m_editor->openNew();
    QVERIFY(m_editor->isNew());
    QVERIFY(!m_editor->canSave());
    PromptForm form{u"Nueva"_s, u"Hola {{quien}}"_s, {}};
    m_editor->setForm(form);
    QCOMPARE(m_editor->draftId(), u"prompt/new"_s);
    QVERIFY(m_editor->canSave());
    QVERIFY(!m_editor->canRequest());
    QSignalSpy changed(m_editor.get(), &PromptEditor::changedThere);
    m_editor->save();
    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(!m_editor->isNew());
    QCOMPARE(m_editor->saving(), Saving::Saved);
    QCOMPARE(m_source->at(m_editor->id().toStdString()).draft->document.placeholders.size(), std::size_t{1});
    QVERIFY(m_editor->canRequest());
    QVERIFY(m_drafts.list.isEmpty());
}

void TestPromptEditor::whoWroteItCanNotApprove_data()
{
    QTest::addColumn<QString>("author");
    QTest::addColumn<QString>("asker");
    QTest::addColumn<bool>("mayPublish");
    QTest::addColumn<bool>("canApprove");
    QTest::addColumn<bool>("canReject");
    QTest::addRow("a stranger's") << u"u-2"_s << u"u-3"_s << true << true << true;
    QTest::addRow("own wish") << u"u-2"_s << u"u-1"_s << true << false << true;
    QTest::addRow("own words") << u"u-1"_s << u"u-2"_s << true << false << true;
    QTest::addRow("may not publish") << u"u-2"_s << u"u-3"_s << false << false << false;
}

void TestPromptEditor::whoWroteItCanNotApprove()
{
    QFETCH(QString, author);
    QFETCH(QString, asker);
    QFETCH(bool, mayPublish);
    m_source->draftOf("tpl-1", FakePromptSource::document("Otra {{equipo}}"), {author.toStdString(), "A"});
    m_source->askFor("tpl-1", {asker.toStdString(), "B"});
    make(u"u-1"_s, mayPublish);
    open(u"tpl-1"_s);
    QTEST(m_editor->canApprove(), "canApprove");
    QTEST(m_editor->canReject(), "canReject");
    if (!m_editor->canApprove()) {
        m_editor->approve({});
        QCOMPARE(m_source->verdicts, 0);
    }
}

void TestPromptEditor::askedForAndApproved()
{
    type(u"Otro texto para {{equipo}}"_s);
    m_editor->save();
    QTRY_COMPARE(m_editor->saving(), Saving::Saved);
    m_editor->request(u" Más corto "_s);
    QTRY_VERIFY(m_editor->detail().pending);
    QCOMPARE(m_editor->detail().pending->note, std::string("Más corto"));
    QVERIFY(!m_editor->canRequest());
    QVERIFY(!m_editor->canApprove());
    // The other person.
    make(u"u-2"_s);
    open(u"tpl-1"_s);
    QCOMPARE(m_editor->form().text, u"Otro texto para {{equipo}}"_s);
    QVERIFY(m_editor->canApprove());
    m_editor->approve({});
    QTRY_COMPARE(m_editor->detail().inForce->version, std::int64_t{2});
    QVERIFY(!m_editor->detail().pending);
    QVERIFY(!m_editor->canApprove());
}

void TestPromptEditor::rejectedItIsADraftAgain()
{
    m_source->draftOf("tpl-1", FakePromptSource::document("Otra {{equipo}}"), m_source->other);
    m_source->askFor("tpl-1", m_source->other);
    m_editor->refresh();
    QTRY_VERIFY(m_editor->detail().pending);
    m_editor->reject(u"Falta algo"_s);
    QTRY_VERIFY(m_editor->detail().draft);
    QVERIFY(!m_editor->detail().pending);
    QCOMPARE(m_editor->detail().inForce->version, std::int64_t{1});
}

void TestPromptEditor::whatSomebodyElseDecidedFirstIsShown()
{
    m_source->draftOf("tpl-1", FakePromptSource::document("Otra {{equipo}}"), m_source->other);
    m_source->askFor("tpl-1", m_source->other);
    m_editor->refresh();
    QTRY_VERIFY(m_editor->canApprove());
    m_source->at("tpl-1").pending.reset();
    ++m_source->at("tpl-1").revision;
    QSignalSpy failed(m_editor.get(), &PromptEditor::failed);
    m_editor->approve({});
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed[0][0].value<api::ApiError>().code, u"not_pending"_s);
    QTRY_VERIFY(!m_editor->detail().pending);
}

void TestPromptEditor::aConflictIsSettledPartByPart()
{
    PromptForm form = m_editor->form();
    form.name = u"Mi nombre"_s;
    form.text = u"Mi texto {{equipo}}"_s;
    m_editor->setForm(form);
    contract::PromptDocument theirs = FakePromptSource::document("Su texto {{equipo}}");
    theirs.placeholders[0].about = "Otra cosa";
    m_source->draftOf("tpl-1", theirs, m_source->other);
    m_editor->save();
    QTRY_COMPARE(m_editor->saving(), Saving::Conflict);
    QList<PromptChoice> choices = m_editor->conflict()->choices;
    QCOMPARE(choices,
             (QList<PromptChoice>{
                 {PromptPart::Name, false, true}, {PromptPart::Text, true, true}, {PromptPart::About, false, false}}));
    QCOMPARE(m_editor->conflict()->mine.text, u"Mi texto {{equipo}}"_s);
    QCOMPARE(m_editor->conflict()->theirs.text, u"Su texto {{equipo}}"_s);
    QVERIFY(m_drafts.draft(u"prompt/tpl-1"_s));
    choices[1].takesMine = false;
    m_editor->resolve(choices);
    QTRY_COMPARE(m_editor->saving(), Saving::Saved);
    const contract::PromptDocument saved = m_source->at("tpl-1").draft->document;
    QCOMPARE(saved.name, std::string("Mi nombre"));
    QCOMPARE(saved.text, std::string("Su texto {{equipo}}"));
    QCOMPARE(saved.placeholders[0].about, std::string("Otra cosa"));
    QVERIFY(m_drafts.list.isEmpty());
}

void TestPromptEditor::somethingElseThatChangedIsNoConflict()
{
    type(u"Mi texto {{equipo}}"_s);
    ++m_source->at("tpl-1").revision;
    m_editor->save();
    // Theirs differs only in what was not touched: what is mine is chosen already, and is asked about once.
    QTRY_COMPARE(m_editor->saving(), Saving::Conflict);
    QCOMPARE(m_editor->conflict()->choices, (QList<PromptChoice>{{PromptPart::Text, false, true}}));
    m_editor->resolve(m_editor->conflict()->choices);
    QTRY_COMPARE(m_editor->saving(), Saving::Saved);
    QCOMPARE(m_source->at("tpl-1").draft->document.text, std::string("Mi texto {{equipo}}"));
}

void TestPromptEditor::whatWasKeptIsOffered()
{
    type(u"A medias {{equipo}}"_s);
    // The program goes.
    m_editor.reset();
    QCOMPARE(m_drafts.list.size(), 1);
    make();
    open(u"tpl-1"_s);
    QVERIFY(m_editor->isOffered());
    QVERIFY(m_editor->form().text.startsWith(u"Resume"_s));
    m_editor->takeKept(m_drafts.draft(m_editor->draftId())->bytes);
    QCOMPARE(m_editor->form().text, u"A medias {{equipo}}"_s);
    QVERIFY(!m_editor->isOffered());
    m_editor->save();
    QTRY_COMPARE(m_editor->saving(), Saving::Saved);
    QVERIFY(m_drafts.list.isEmpty());
    QVERIFY(!readKeptPrompt("[1]"));
    QVERIFY(!readKeptPrompt("no"));
}

void TestPromptEditor::discardingGoesBackStepByStep()
{
    QVERIFY(!m_editor->canDiscard());
    type(u"Guardado {{equipo}}"_s);
    m_editor->save();
    QTRY_COMPARE(m_editor->saving(), Saving::Saved);
    type(u"Tecleado {{equipo}}"_s);
    m_editor->discard();
    QCOMPARE(m_editor->form().text, u"Guardado {{equipo}}"_s);
    QVERIFY(m_editor->canDiscard());
    m_editor->discard();
    QTRY_VERIFY(!m_editor->detail().draft);
    QVERIFY(m_editor->form().text.startsWith(u"Resume"_s));
    QVERIFY(!m_editor->canDiscard());
}

void TestPromptEditor::oneThatWasNeverApprovedGoesWithItsDraft()
{
    m_editor->openNew();
    m_editor->setForm({u"Nueva"_s, u"Hola"_s, {}});
    m_editor->save();
    QTRY_COMPARE(m_editor->saving(), Saving::Saved);
    QSignalSpy gone(m_editor.get(), &PromptEditor::gone);
    m_editor->discard();
    QTRY_COMPARE(gone.size(), 1);
    QVERIFY(!m_editor->isOpen());
    QCOMPARE(m_source->details.size(), std::size_t{1});
    m_editor->openNew();
    m_editor->setForm({u"Otra"_s, {}, {}});
    m_editor->discard();
    QCOMPARE(gone.size(), 2);
    QVERIFY(m_drafts.list.isEmpty());
}

void TestPromptEditor::versionsAreRestoredAndWithdrawn()
{
    m_source->begin("tpl-2", FakePromptSource::document(), 2);
    open(u"tpl-2"_s);
    PromptHistory history(m_source.get());
    const QAbstractItemModelTester tester(&history, QAbstractItemModelTester::FailureReportingMode::Fatal);
    history.open(u"tpl-2"_s);
    QTRY_COMPARE(history.rowCount(), 2);
    QCOMPARE(history.index(0, PromptHistory::Version).data().toInt(), 2);
    QCOMPARE(history.index(0, PromptHistory::RequestedBy).data().toString(), u"Marta Vidal"_s);
    QVERIFY(history.find(1) && !history.find(3));
    m_editor->withdraw(2, u"Dice de más"_s);
    QTRY_VERIFY(!m_editor->detail().inForce);
    history.refresh();
    QTRY_VERIFY(history.index(0, 0).data(PromptHistory::WithdrawnRole).toBool());
    QCOMPARE(history.index(0, PromptHistory::Note).data().toString(), u"Dice de más"_s);
    m_editor->restore(1);
    QTRY_VERIFY(m_editor->detail().draft);
    QCOMPARE(m_editor->form().text, QString::fromStdString(FakePromptSource::document().text));
}

void TestPromptEditor::theListKeepsItsRows()
{
    PromptsModel list(m_source.get());
    const QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::Fatal);
    list.refresh();
    QTRY_COMPARE(list.rowCount(), 1);
    QCOMPARE(list.index(0, PromptsModel::Name).data().toString(), u"Resumen"_s);
    m_source->begin("tpl-0");
    m_source->draftOf("tpl-0", FakePromptSource::document("x {{equipo}}"), m_source->me);
    list.refresh();
    QTRY_COMPARE(list.rowCount(), 2);
    QVERIFY(list.index(0, 0).data(PromptsModel::HasDraftRole).toBool());
    m_source->problem = FakePromptSource::error(Kind::Offline);
    list.refresh();
    QTRY_COMPARE(list.loadState(), LoadState::Stale);
    QCOMPARE(list.rowCount(), 2);
}

void TestPromptEditor::aProblemIsToldAndLeavesTheText_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addRow("offline") << Kind::Offline;
    QTest::addRow("refused") << Kind::Validation;
    QTest::addRow("declined") << Kind::Forbidden;
}

void TestPromptEditor::aProblemIsToldAndLeavesTheText()
{
    QFETCH(Kind, kind);
    type(u"Mi texto {{equipo}}"_s);
    m_source->problem = FakePromptSource::error(kind);
    m_editor->save();
    QTRY_COMPARE(m_editor->saving(), Saving::Failed);
    QCOMPARE(m_editor->saveProblem()->kind, kind);
    QCOMPARE(m_editor->form().text, u"Mi texto {{equipo}}"_s);
    QVERIFY(m_drafts.draft(u"prompt/tpl-1"_s));
    m_source->problem.reset();
    QVERIFY(m_editor->canSave());
    m_editor->save();
    QTRY_COMPARE(m_editor->saving(), Saving::Saved);
}

QTEST_GUILESS_MAIN(TestPromptEditor)
#include "tst_prompteditor.moc"
