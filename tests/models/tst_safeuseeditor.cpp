// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakesafeusesource.h"

#include "models/maskingpreview.h"
#include "models/safeuseeditor.h"
#include "models/safeusehistory.h"
#include "tests/support/fakedrafts.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using Kind = api::ApiError::Kind;
using Saving = SafeUseEditor::Saving;

/// The rules of safe use while they are written, and texts in which masking is tried.
class TestSafeUseEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_source = std::make_unique<tests::FakeSafeUseSource>();
        m_drafts = {};
        make();
    }
    void cleanup() { m_editor.reset(); }

    void figuresAreRead_data();
    void figuresAreRead();
    void whatIsTypedIsInForceOnceSaved();
    void onlyWhatProtectsLessIsWeaker_data();
    void onlyWhatProtectsLessIsWeaker();
    void aConflictIsSettledPartByPart();
    void aConflictAboutTheSameIsNone();
    void whatWasKeptIsOfferedAndKnowsItsVersion();
    void aDeclinedCodeKeepsEverything();
    void withoutAConnectionItIsKept();
    void backToWhatItWasIsNoChange();
    void damagedDraftsAreNoDrafts_data();
    void damagedDraftsAreNoDrafts();
    void versionsSayWhatTheyChanged();
    void piecesStandWhereTheyAre_data();
    void piecesStandWhereTheyAre();
    void aKindThatIsOffIsFoundAllTheSame();
    void veryManyAreAllMaskedAndTheFirstListed();
    void theTextIsNotKept();

private:
    void make()
    {
        m_editor.reset();
        m_editor = std::make_unique<SafeUseEditor>(m_source.get(), &m_drafts);
        m_editor->refresh();
        QTRY_VERIFY(m_editor->state() != LoadState::Loading);
    }
    template<class F>
    void type(F fn)
    {
        SafeUseForm form = m_editor->form();
        fn(form);
        m_editor->setForm(form);
    }

    std::unique_ptr<tests::FakeSafeUseSource> m_source;
    tests::FakeDrafts m_drafts;
    std::unique_ptr<SafeUseEditor> m_editor;
};

void TestSafeUseEditor::figuresAreRead_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<qint64>("number");
    QTest::addColumn<QString>("fault");
    QTest::addRow("plain") << u"8000"_s << qint64{8000} << QString();
    QTest::addRow("with a point") << u"8.000"_s << qint64{8000} << QString();
    QTest::addRow("with a comma") << u" 8,000 "_s << qint64{8000} << QString();
    QTest::addRow("with a space") << u"8\u00A0000"_s << qint64{8000} << QString();
    QTest::addRow("the least") << u"100"_s << qint64{100} << QString();
    QTest::addRow("the most") << u"32768"_s << qint64{32768} << QString();
    QTest::addRow("too little") << u"99"_s << qint64{99} << u"out_of_range"_s;
    QTest::addRow("too much") << u"32769"_s << qint64{32769} << u"out_of_range"_s;
    QTest::addRow("much too much") << u"99999999999999999999"_s << qint64{0} << u"out_of_range"_s;
    QTest::addRow("nothing") << u"  "_s << qint64{0} << u"empty"_s;
    QTest::addRow("a fraction") << u"8.5"_s << qint64{0} << u"not_a_number"_s;
    QTest::addRow("below nothing") << u"-8000"_s << qint64{0} << u"not_a_number"_s;
    QTest::addRow("words") << u"many"_s << qint64{0} << u"not_a_number"_s;
}

void TestSafeUseEditor::figuresAreRead()
{
    QFETCH(QString, typed);
    QFETCH(QString, fault);
    type([&typed](SafeUseForm &form) { form.textCharacters = typed; });
    QCOMPARE(m_editor->faultAt(SafeUsePart::TextCharacters), fault);
    QTEST(qint64(m_editor->rules().limits.textCharacters), "number");
    QCOMPARE(m_editor->saving() == Saving::Faulty, !fault.isEmpty());
}

void TestSafeUseEditor::whatIsTypedIsInForceOnceSaved()
{
    QSignalSpy saved(m_editor.get(), &SafeUseEditor::saved);
    QVERIFY(!m_editor->canSave());
    type([](SafeUseForm &form) {
        form.strictRag = u"review"_s;
        form.inputFields = u"300"_s;
        form.note = u"  The audit asks for it "_s;
    });
    QCOMPARE(m_editor->saving(), Saving::Changed);
    QVERIFY(m_source->sent.empty());
    m_editor->save();
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(m_source->sent.back().note, std::string("The audit asks for it"));
    QCOMPARE(m_source->now().rules.strictRag, std::string("review"));
    QCOMPARE(m_source->now().rules.limits.inputFields, std::int64_t{300});
    QCOMPARE(m_editor->saving(), Saving::Saved);
    QCOMPARE(m_editor->inForce().version, std::int64_t{1});
    QVERIFY(m_editor->form().note.isEmpty());
    QVERIFY(m_drafts.list.isEmpty());
}

void TestSafeUseEditor::onlyWhatProtectsLessIsWeaker_data()
{
    QTest::addColumn<QString>("rag");
    QTest::addColumn<QString>("fields");
    QTest::addColumn<bool>("phone");
    QTest::addColumn<bool>("isWeaker");
    QTest::addRow("the same") << u"review"_s << u"500"_s << true << false;
    QTest::addRow("stricter") << u"blocked"_s << u"100"_s << true << false;
    QTest::addRow("milder") << u"off"_s << u"500"_s << true << true;
    QTest::addRow("larger") << u"review"_s << u"501"_s << true << true;
    QTest::addRow("a kind less") << u"blocked"_s << u"100"_s << false << true;
    QTest::addRow("nonsense") << u"off"_s << u"x"_s << false << false;
}

void TestSafeUseEditor::onlyWhatProtectsLessIsWeaker()
{
    contract::SafeUseRules rules;
    rules.strictRag = "review";
    m_source->put(rules);
    make();
    QFETCH(QString, rag);
    QFETCH(QString, fields);
    QFETCH(bool, phone);
    type([&](SafeUseForm &form) {
        form.strictRag = rag;
        form.inputFields = fields;
        if (!phone)
            form.masked.remove(rules::PiiKind::Phone);
    });
    QTEST(m_editor->weakens(), "isWeaker");
}

void TestSafeUseEditor::aConflictIsSettledPartByPart()
{
    type([](SafeUseForm &form) {
        form.strictRag = u"review"_s;
        form.inputFields = u"300"_s;
    });
    contract::SafeUseRules theirs;
    theirs.strictRag = "blocked";
    theirs.masked = {"email"};
    m_source->put(theirs);
    m_editor->save();
    QTRY_COMPARE(m_editor->saving(), Saving::Conflict);
    QList<SafeUseChoice> choices = m_editor->conflict()->choices;
    QCOMPARE(choices, (QList<SafeUseChoice>{{SafeUsePart::Phone, false, false},
                                            {SafeUsePart::NationalId, false, false},
                                            {SafeUsePart::Iban, false, false},
                                            {SafeUsePart::Card, false, false},
                                            {SafeUsePart::StrictRag, true, true},
                                            {SafeUsePart::InputFields, false, true}}));
    QCOMPARE(m_editor->conflict()->theirs.changedBy->name, std::string("Marta Vidal"));
    // Nothing goes out before it is chosen, and nothing typed is lost.
    m_editor->save();
    QCOMPARE(m_source->sent.size(), std::size_t{1});
    QVERIFY(m_drafts.draft(SafeUseEditor::draftId()));
    choices[4].takesMine = false;
    m_editor->resolve(choices);
    QTRY_COMPARE(m_editor->saving(), Saving::Saved);
    QCOMPARE(m_source->now().version, std::int64_t{2});
    QCOMPARE(m_source->now().rules.strictRag, std::string("blocked"));
    QCOMPARE(m_source->now().rules.masked, std::vector<std::string>{"email"});
    QCOMPARE(m_source->now().rules.limits.inputFields, std::int64_t{300});
    QVERIFY(m_drafts.list.isEmpty());
}

void TestSafeUseEditor::aConflictAboutTheSameIsNone()
{
    type([](SafeUseForm &form) { form.strictRag = u"review"_s; });
    contract::SafeUseRules theirs;
    theirs.strictRag = "review";
    m_source->put(theirs);
    m_editor->save();
    QTRY_COMPARE(m_editor->saving(), Saving::Saved);
    QCOMPARE(m_editor->inForce().version, std::int64_t{1});
    QCOMPARE(m_source->sent.size(), std::size_t{1});
    QVERIFY(m_drafts.list.isEmpty());
}

void TestSafeUseEditor::whatWasKeptIsOfferedAndKnowsItsVersion()
{
    type([](SafeUseForm &form) {
        form.strictRag = u"blocked"_s;
        form.note = u"Half a thought"_s;
    });
    // The program goes; meanwhile somebody else changes something.
    m_editor.reset();
    contract::SafeUseRules theirs;
    theirs.limits.inputFields = 100;
    m_source->put(theirs);
    make();
    QVERIFY(m_editor->isOffered());
    QCOMPARE(m_editor->form().strictRag, u"off"_s);
    m_editor->takeKept(m_drafts.draft(SafeUseEditor::draftId())->bytes);
    QCOMPARE(m_editor->form().strictRag, u"blocked"_s);
    QCOMPARE(m_editor->form().note, u"Half a thought"_s);
    m_editor->save();
    QTRY_COMPARE(m_editor->saving(), Saving::Conflict);
    QCOMPARE(m_editor->conflict()->choices,
             (QList<SafeUseChoice>{{SafeUsePart::StrictRag, false, true}, {SafeUsePart::InputFields, false, false}}));
    m_editor->resolve(m_editor->conflict()->choices);
    QTRY_COMPARE(m_editor->saving(), Saving::Saved);
    QCOMPARE(m_source->now().rules.strictRag, std::string("blocked"));
    QCOMPARE(m_source->now().rules.limits.inputFields, std::int64_t{100});
    QCOMPARE(m_source->now().note, std::string("Half a thought"));
}

void TestSafeUseEditor::aDeclinedCodeKeepsEverything()
{
    type([](SafeUseForm &form) { form.masked.remove(rules::PiiKind::Phone); });
    m_source->problem = tests::FakeSafeUseSource::error(Kind::Forbidden, u"step_up_declined"_s);
    m_editor->save();
    QTRY_COMPARE(m_editor->saving(), Saving::Failed);
    QVERIFY(!m_editor->form().masked.has(rules::PiiKind::Phone));
    QVERIFY(m_drafts.draft(SafeUseEditor::draftId()));
    QCOMPARE(m_source->now().version, std::int64_t{0});
    m_source->problem.reset();
    QVERIFY(m_editor->canSave());
    m_editor->save();
    QTRY_COMPARE(m_editor->saving(), Saving::Saved);
    QCOMPARE(m_source->now().rules.masked, (std::vector<std::string>{"email", "national-id", "iban", "card"}));
}

void TestSafeUseEditor::withoutAConnectionItIsKept()
{
    m_source->problem = tests::FakeSafeUseSource::error(Kind::Offline);
    m_editor->refresh();
    QTRY_COMPARE(m_editor->state(), LoadState::Stale);
    type([](SafeUseForm &form) { form.strictRag = u"review"_s; });
    m_editor->save();
    QTRY_COMPARE(m_editor->saving(), Saving::Failed);
    QVERIFY(m_drafts.draft(SafeUseEditor::draftId()));
    m_source->problem.reset();
    m_editor->recover();
    QTRY_COMPARE(m_editor->state(), LoadState::Ready);
    QCOMPARE(m_editor->form().strictRag, u"review"_s);
    QVERIFY(m_editor->canSave());
}

void TestSafeUseEditor::backToWhatItWasIsNoChange()
{
    type([](SafeUseForm &form) { form.strictRag = u"review"_s; });
    m_editor->flush();
    QCOMPARE(m_drafts.list.size(), 1);
    type([](SafeUseForm &form) { form.strictRag = u"off"_s; });
    QCOMPARE(m_editor->saving(), Saving::Saved);
    m_editor->flush();
    QVERIFY(m_drafts.list.isEmpty());
    type([](SafeUseForm &form) { form.inputBytes = u"x"_s; });
    QCOMPARE(m_editor->saving(), Saving::Faulty);
    QVERIFY(!m_editor->canSave());
    m_editor->discard();
    QCOMPARE(m_editor->saving(), Saving::Saved);
    QCOMPARE(m_editor->form().inputBytes, u"32768"_s);
    QVERIFY(m_drafts.list.isEmpty());
}

void TestSafeUseEditor::damagedDraftsAreNoDrafts_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addRow("nothing") << QByteArray();
    QTest::addRow("no object") << QByteArray("[1]");
    QTest::addRow("no base") << QByteArray(R"({"version":1,"masked":[]})");
    QTest::addRow("numbers as kinds") << QByteArray(
        R"({"version":1,"masked":[1],"base":{"masked":[],"strictRag":"off",)"
        R"("limits":{"inputBytes":300,"textCharacters":200,"inputFields":1}}})");
}

void TestSafeUseEditor::damagedDraftsAreNoDrafts()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!readKeptSafeUse(bytes));
    m_drafts.keep(SafeUseEditor::draftId(), bytes);
    make();
    QVERIFY(!m_editor->isOffered());
    QCOMPARE(m_editor->saving(), Saving::Saved);
}

void TestSafeUseEditor::versionsSayWhatTheyChanged()
{
    contract::SafeUseRules first;
    first.strictRag = "review";
    contract::SafeUseRules second = first;
    second.masked = {"email"};
    m_source->put(first, "Because");
    m_source->put(second);
    SafeUseHistory history(m_source.get());
    const QAbstractItemModelTester tester(&history, QAbstractItemModelTester::FailureReportingMode::Fatal);
    history.refresh();
    QTRY_COMPARE(history.rowCount(), 2);
    QCOMPARE(history.index(0, SafeUseHistory::Version).data().toInt(), 2);
    QCOMPARE(history.index(1, SafeUseHistory::Note).data().toString(), u"Because"_s);
    QVERIFY(history.before(0) == first);
    QVERIFY(history.before(1) == contract::SafeUseRules{});
    QVERIFY(!history.before(2));
}

void TestSafeUseEditor::piecesStandWhereTheyAre_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("kinds");
    QTest::addColumn<QStringList>("pieces");
    QTest::addColumn<QString>("stored");
    QTest::addRow("none") << u"pedido 20-4468"_s << QStringList() << QStringList() << u"pedido 20-4468"_s;
    QTest::addRow("an e-mail") << u"a ana@cliente.example."_s << QStringList{u"email"_s}
                               << QStringList{u"ana@cliente.example"_s} << u"a [email]."_s;
    QTest::addRow("behind letters of two and four bytes")
        << u"ñandú 🙂 tel. 600 123 456"_s << QStringList{u"phone"_s} << QStringList{u"600 123 456"_s}
        << u"ñandú 🙂 tel. [phone]"_s;
    QTest::addRow("several") << u"DNI 12345678Z\nIBAN ES91 2100 0418 4502 0005 1332\nana@cliente.example"_s
                             << QStringList{u"national-id"_s, u"iban"_s, u"email"_s}
                             << QStringList{u"12345678Z"_s, u"ES91 2100 0418 4502 0005 1332"_s,
                                            u"ana@cliente.example"_s}
                             << u"DNI [national-id]\nIBAN [iban]\n[email]"_s;
    QTest::addRow("a card") << u"tarjeta 4111 1111 1111 1111"_s << QStringList{u"card"_s}
                            << QStringList{u"4111 1111 1111 1111"_s} << u"tarjeta [card]"_s;
}

void TestSafeUseEditor::piecesStandWhereTheyAre()
{
    QFETCH(QString, text);
    QFETCH(QStringList, pieces);
    QFETCH(QStringList, kinds);
    MaskingPreview preview;
    const QAbstractItemModelTester tester(&preview, QAbstractItemModelTester::FailureReportingMode::Fatal);
    preview.look(text, rules::PiiKinds::all());
    QStringList found;
    QStringList named;
    for (int row = 0; row < preview.rowCount(); ++row) {
        const FoundPiece &piece = preview.rows()[static_cast<std::size_t>(row)];
        found += text.mid(piece.from, piece.length);
        named += preview.index(row, MaskingPreview::Kind).data().toString();
        const QString line = text.split(u'\n').at(piece.line - 1);
        QVERIFY(line.mid(piece.column - 1).startsWith(found.last()));
        QVERIFY(piece.isMasked);
    }
    QCOMPARE(found, pieces);
    QCOMPARE(named, kinds);
    QTEST(preview.stored(), "stored");
    preview.clear();
    QCOMPARE(preview.rowCount(), 0);
    QVERIFY(preview.stored().isEmpty());
}

void TestSafeUseEditor::aKindThatIsOffIsFoundAllTheSame()
{
    rules::PiiKinds masked = rules::PiiKinds::all();
    masked.remove(rules::PiiKind::Email);
    MaskingPreview preview;
    preview.look(u"ana@cliente.example, tel. 600 123 456"_s, masked);
    QCOMPARE(preview.rowCount(), 2);
    QVERIFY(!preview.index(0, 0).data(MaskingPreview::MaskedRole).toBool());
    QVERIFY(preview.index(1, 0).data(MaskingPreview::MaskedRole).toBool());
    QVERIFY(preview.index(0, MaskingPreview::Becomes).data().toString().isEmpty());
    QCOMPARE(preview.stored(), u"ana@cliente.example, tel. [phone]"_s);
}

void TestSafeUseEditor::veryManyAreAllMaskedAndTheFirstListed()
{
    MaskingPreview preview;
    preview.look(u"ana@cliente.example "_s.repeated(1000), rules::PiiKinds::all());
    QCOMPARE(preview.pieces().size(), std::size_t{1000});
    QCOMPARE(preview.rowCount(), int(MaskingPreview::mostRows));
    QVERIFY(!preview.stored().contains(u"ana"_s));
    // What is longer than anything an agent may send is looked at as far as that goes.
    preview.look(u"ana@cliente.example "_s.repeated(2000), rules::PiiKinds::all());
    QCOMPARE(preview.pieces().size(), std::size_t(MaskingPreview::most / 20));
}

void TestSafeUseEditor::theTextIsNotKept()
{
    MaskingPreview preview;
    preview.look(u"ana@cliente.example"_s, rules::PiiKinds::all());
    QCOMPARE(preview.rowCount(), 1);
    for (int column = 0; column < preview.columnCount(); ++column)
        for (int role = 0; role < Qt::UserRole + 8; ++role)
            QVERIFY(!preview.index(0, column).data(role).toString().contains(u"ana"_s));
    QVERIFY(!preview.stored().contains(u"ana"_s));
}

QTEST_GUILESS_MAIN(TestSafeUseEditor)
#include "tst_safeuseeditor.moc"
