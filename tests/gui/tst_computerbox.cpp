// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakecomputer.h"

#include "ui/account/computerbox.h"
#include "ui/account/keydialog.h"
#include "ui/account/keygate.h"
#include "ui/account/passphraserule.h"
#include "ui/common/keystorewords.h"
#include "ui/common/language.h"
#include "ui/common/theme.h"
#include "ui/signin/fieldmessage.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>

using namespace atalaya;
using namespace atalaya::tests;
using namespace Qt::StringLiterals;
using Mode = api::KeyStore::Mode;
using Problem = api::KeyStoreProblem;

namespace {

const QString good = u"cuatro ascensores verdes suben"_s;

} // namespace

/// Where the keys are, in words; moving them; and the gate before the window when they can't be had.
class TstComputerBox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        new ui::Theme(this);
        (new ui::Language(this))->setPreference(u"en"_s);
    }
    void init() { m_computer = std::make_unique<FakeComputer>(); }

    void passphraseRule_data()
    {
        QTest::addColumn<QString>("passphrase");
        QTest::addColumn<ui::PassphraseFlaw>("flaw");
        using Flaw = ui::PassphraseFlaw;
        QTest::addRow("empty") << QString() << Flaw::TooShort;
        QTest::addRow("eleven") << u"abcdefghijk"_s << Flaw::TooShort;
        QTest::addRow("twelve") << u"abcdefghijkl"_s << Flaw::None;
        QTest::addRow("one key") << u"aaaaaaaaaaaaaaaa"_s << Flaw::TooPlain;
        QTest::addRow("five keys") << u"abcdeabcdeabcde"_s << Flaw::TooPlain;
        QTest::addRow("words") << good << Flaw::None;
        QTest::addRow("accents") << u"ñandú y ciempiés"_s << Flaw::None;
        QTest::addRow("the name") << u"JorgePons2026"_s << Flaw::TooKnown;
        QTest::addRow("the address") << u"jorge.pons@ascensores-xyz.example1"_s << Flaw::TooKnown;
        QTest::addRow("the product") << u"Atalaya-2026!"_s << Flaw::TooKnown;
        QTest::addRow("the name and enough") << u"jorge sube en cuatro ascensores"_s << Flaw::None;
    }
    void passphraseRule()
    {
        QFETCH(QString, passphrase);
        QFETCH(ui::PassphraseFlaw, flaw);
        const QStringList known{u"Jorge"_s, u"Pons"_s, u"jorge.pons@ascensores-xyz.example"_s, u"jorge.pons"_s};
        QCOMPARE(ui::passphraseFlaw(passphrase, known), flaw);
        QCOMPARE(ui::passphraseFlawWords(flaw).isEmpty(), flaw == ui::PassphraseFlaw::None);
    }

    void saysWhereTheKeysAre_data()
    {
        QTest::addColumn<api::KeyStoreStatus>("status");
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("problem");
        QTest::addColumn<bool>("canHelp");
        using Status = api::KeyStoreStatus;
        const QString gnome = u"GNOME Keyring"_s;
        QTest::addRow("keychain") << Status{Mode::Keychain, Mode::Keychain, gnome, {}} << u"In GNOME Keyring"_s
                                  << QString() << false;
        QTest::addRow("passphrase") << Status{Mode::Passphrase, Mode::Passphrase, {}, {}}
                                    << u"In a file that your passphrase opens"_s << QString() << false;
        QTest::addRow("memory") << Status{Mode::MemoryOnly, Mode::MemoryOnly, {}, {}} << u"In memory only"_s
                                << QString() << false;
        QTest::addRow("locked") << Status{Mode::MemoryOnly, Mode::Keychain, gnome, Problem::Locked}
                                << u"In memory only"_s << u"The keychain is locked: GNOME Keyring."_s << true;
        QTest::addRow("slow") << Status{Mode::MemoryOnly, Mode::Keychain, gnome, Problem::Slow} << u"In memory only"_s
                              << u"The keychain does not answer: GNOME Keyring."_s << true;
        QTest::addRow("gone") << Status{Mode::MemoryOnly, Mode::Keychain, gnome, Problem::Gone} << u"In memory only"_s
                              << u"The keychain is not running: GNOME Keyring."_s << true;
        QTest::addRow("lost") << Status{Mode::Keychain, Mode::Keychain, gnome, Problem::EntryLost}
                              << u"In GNOME Keyring"_s
                              << u"Your keys are not in the keychain any more: GNOME Keyring."_s << false;
        QTest::addRow("none") << Status{Mode::MemoryOnly, Mode::Keychain, {}, Problem::NoService} << u"In memory only"_s
                              << u"This desktop has no keychain."_s << false;
    }
    void saysWhereTheKeysAre()
    {
        QFETCH(api::KeyStoreStatus, status);
        QFETCH(QString, mode);
        QFETCH(QString, problem);
        QFETCH(bool, canHelp);
        ui::ComputerBox box(m_computer.get());
        box.show();
        m_computer->setStatus(status);
        QCOMPARE(box.findChild<QLabel *>(u"account.keyMode"_s)->text(), mode);
        QCOMPARE(box.findChild<ui::FieldMessage *>(u"account.keyProblem"_s)->text(), problem);
        QCOMPARE(box.findChild<QPushButton *>(u"account.helpKeys"_s)->isVisible(), canHelp);
    }

    void everyProblemHasWords()
    {
        QSet<QString> titles;
        for (int at = 0; at <= static_cast<int>(Problem::ProfileInUse); ++at) {
            const auto words = ui::KeyStoreWords::of(static_cast<Problem>(at), u"KWallet"_s);
            QVERIFY2(!words.title.isEmpty() && !words.text.isEmpty() && !words.icon.isEmpty(),
                     qPrintable(QString::number(at)));
            titles.insert(words.title);
        }
        // An entry that is too long is a mistake of ours, and told like one that was refused.
        QCOMPARE(titles.size(), static_cast<int>(Problem::ProfileInUse));
    }

    void minutesAreChosen()
    {
        m_computer->minutes = 7;
        ui::ComputerBox box(m_computer.get());
        auto *const minutes = box.findChild<QComboBox *>(u"account.lockMinutes"_s);
        QCOMPARE(minutes->currentData().toInt(), 7);
        QVERIFY(!minutes->accessibleName().isEmpty());
        minutes->show();
        QTest::keyClick(minutes, Qt::Key_Home);
        QCOMPARE(m_computer->minutes, 1);
    }

    void movesTheKeys_data()
    {
        QTest::addColumn<Mode>("from");
        QTest::addColumn<Mode>("to");
        QTest::addColumn<QString>("asked");
        QTest::addRow("to a passphrase") << Mode::Keychain << Mode::Passphrase << u"mode 1 "_s + good;
        QTest::addRow("to memory") << Mode::Keychain << Mode::MemoryOnly << u"mode 2 "_s;
        QTest::addRow("to the keychain") << Mode::Passphrase << Mode::Keychain << u"mode 0 "_s;
        QTest::addRow("another passphrase") << Mode::Passphrase << Mode::Passphrase << u"change old "_s + good;
        QTest::addRow("as it is") << Mode::Keychain << Mode::Keychain << QString();
    }
    void movesTheKeys()
    {
        QFETCH(Mode, from);
        QFETCH(Mode, to);
        QFETCH(QString, asked);
        m_computer->status = {from, from, {}, {}};
        ui::KeyDialog dialog(m_computer.get(), {});
        dialog.show();
        choose(dialog, to);
        if (to == Mode::Passphrase) {
            QCOMPARE(edit(dialog, u"keys.present"_s)->isVisible(), from == Mode::Passphrase);
            if (from == Mode::Passphrase)
                QTest::keyClicks(edit(dialog, u"keys.present"_s), u"old"_s);
            QTest::keyClicks(edit(dialog, u"keys.next"_s), good);
            QTest::keyClicks(edit(dialog, u"keys.again"_s), good);
        } else {
            QVERIFY(!edit(dialog, u"keys.next"_s)->isVisible());
        }
        QTest::keyClick(&dialog, Qt::Key_Return);
        if (asked.isEmpty()) {
            QVERIFY(m_computer->asked.isEmpty());
            QCOMPARE(dialog.result(), static_cast<int>(QDialog::Accepted));
            return;
        }
        QCOMPARE(m_computer->asked, QStringList{asked});
        // Half-way there is no way out, and no second time.
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(dialog.isVisible());
        QVERIFY(!button(dialog, u"keys.save"_s)->isEnabled());
        m_computer->calls.answer({});
        QTRY_VERIFY(!dialog.isVisible());
        QCOMPARE(dialog.result(), static_cast<int>(QDialog::Accepted));
    }

    void errorsStandAtTheirField_data()
    {
        QTest::addColumn<QString>("next");
        QTest::addColumn<QString>("again");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("words");
        QTest::addRow("short") << u"short"_s << u"short"_s << u"keys.next"_s << u"Use at least 12 characters"_s;
        QTest::addRow("plain") << u"aaaaaaaaaaaaa"_s << u"aaaaaaaaaaaaa"_s << u"keys.next"_s << u"too few different"_s;
        QTest::addRow("known") << u"ana.garcia.99"_s << u"ana.garcia.99"_s << u"keys.next"_s << u"guessed first"_s;
        QTest::addRow("other") << good << u"something else"_s << u"keys.again"_s << u"not the same"_s;
    }
    void errorsStandAtTheirField()
    {
        QFETCH(QString, next);
        QFETCH(QString, again);
        QFETCH(QString, field);
        QFETCH(QString, words);
        ui::KeyDialog dialog(m_computer.get(), {u"ana.garcia"_s});
        dialog.show();
        choose(dialog, Mode::Passphrase);
        edit(dialog, u"keys.next"_s)->setText(next);
        edit(dialog, u"keys.again"_s)->setText(again);
        button(dialog, u"keys.save"_s)->click();
        QVERIFY(m_computer->asked.isEmpty());
        auto *const message = dialog.findChild<ui::FieldMessage *>(field + u".message"_s);
        QVERIFY2(message->text().contains(words), qPrintable(message->text()));
        QCOMPARE(dialog.focusWidget(), edit(dialog, field));
        QCOMPARE(edit(dialog, field)->accessibleDescription(), message->text());
        QTest::keyClicks(edit(dialog, field), u"x"_s);
        QVERIFY(!message->text().contains(words) || field == u"keys.next"_s);
    }

    void whatFailsChangesNothing_data()
    {
        QTest::addColumn<Problem>("problem");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("words");
        QTest::addRow("wrong") << Problem::WrongPassphrase << u"keys.present.message"_s
                               << u"This is not the passphrase."_s;
        QTest::addRow("disk") << Problem::DiskFailed << u"keys.message"_s
                              << u"Atalaya's folder can't be read or written."_s;
        QTest::addRow("denied") << Problem::Denied << u"keys.message"_s << u"The keychain does not let Atalaya in"_s;
    }
    void whatFailsChangesNothing()
    {
        QFETCH(Problem, problem);
        QFETCH(QString, where);
        QFETCH(QString, words);
        m_computer->status = {Mode::Passphrase, Mode::Passphrase, {}, {}};
        ui::KeyDialog dialog(m_computer.get(), {});
        dialog.show();
        edit(dialog, u"keys.present"_s)->setText(u"old"_s);
        edit(dialog, u"keys.next"_s)->setText(good);
        edit(dialog, u"keys.again"_s)->setText(good);
        button(dialog, u"keys.save"_s)->click();
        m_computer->calls.answer(tl::unexpected(api::keyStoreError(problem)));
        auto *const message = dialog.findChild<ui::FieldMessage *>(where);
        QTRY_VERIFY2(message->text().contains(words), qPrintable(message->text()));
        QVERIFY(dialog.isVisible());
        QVERIFY(button(dialog, u"keys.save"_s)->isEnabled());
        QCOMPARE(edit(dialog, u"keys.next"_s)->text(), good);
        button(dialog, u"keys.cancel"_s)->click();
        QVERIFY(!dialog.isVisible());
    }

    void theGateStandsWhereItHelps_data()
    {
        QTest::addColumn<std::optional<Problem>>("problem");
        QTest::addColumn<bool>("isWanted");
        QTest::addColumn<bool>("canHelp");
        QTest::addRow("none") << std::optional<Problem>() << false << false;
        QTest::addRow("never had one") << std::optional(Problem::NoService) << false << false;
        QTest::addRow("another console") << std::optional(Problem::ProfileInUse) << false << true;
        QTest::addRow("locked") << std::optional(Problem::Locked) << true << true;
        QTest::addRow("slow") << std::optional(Problem::Slow) << true << true;
        QTest::addRow("gone") << std::optional(Problem::Gone) << true << true;
        QTest::addRow("passphrase") << std::optional(Problem::NeedsPassphrase) << true << true;
        QTest::addRow("lost") << std::optional(Problem::EntryLost) << true << false;
        QTest::addRow("damaged") << std::optional(Problem::Damaged) << true << false;
    }
    void theGateStandsWhereItHelps()
    {
        QFETCH(std::optional<Problem>, problem);
        QFETCH(bool, isWanted);
        QFETCH(bool, canHelp);
        m_computer->status = {Mode::MemoryOnly, Mode::Keychain, u"KWallet"_s, problem};
        QCOMPARE(ui::KeyGate::isWanted(m_computer->status), isWanted);
        if (!isWanted)
            return;
        ui::KeyGate gate(m_computer.get());
        gate.show();
        QVERIFY(!gate.accessibleName().isEmpty());
        QCOMPARE(button(gate, u"keyGate.without"_s)->isVisible(), canHelp);
        QCOMPARE(edit(gate, u"keyGate.passphrase"_s)->isVisible(), problem == Problem::NeedsPassphrase);
        if (canHelp && problem != Problem::NeedsPassphrase) {
            button(gate, u"keyGate.act"_s)->click();
            QCOMPARE(m_computer->asked, QStringList{u"try again"_s});
            QVERIFY(gate.findChild<ui::FieldMessage *>(u"keyGate.note"_s)->text().startsWith(u"Tried at "_s));
            // Another reason is told at once; none at all opens the gate.
            m_computer->setStatus({Mode::MemoryOnly, Mode::Keychain, u"KWallet"_s, Problem::Denied});
            QVERIFY(gate.findChild<QLabel *>(u"keyGate.title"_s)->text().contains(u"does not let Atalaya in"_s));
            m_computer->setStatus({Mode::Keychain, Mode::Keychain, u"KWallet"_s, {}});
            QVERIFY(!gate.isVisible());
        } else if (!canHelp) {
            button(gate, u"keyGate.act"_s)->click();
            QVERIFY(!gate.isVisible());
            QVERIFY(m_computer->asked.isEmpty());
        }
    }

    void thePassphraseOpensTheGate()
    {
        m_computer->status = {Mode::MemoryOnly, Mode::Passphrase, {}, Problem::NeedsPassphrase};
        ui::KeyGate gate(m_computer.get());
        gate.show();
        auto *const field = edit(gate, u"keyGate.passphrase"_s);
        auto *const message = gate.findChild<ui::FieldMessage *>(u"keyGate.passphrase.message"_s);
        QTest::keyClick(&gate, Qt::Key_Return);
        QCOMPARE(message->text(), u"Fill in your passphrase."_s);
        QTest::keyClicks(field, u"wrong one"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(m_computer->asked, QStringList{u"open wrong one"_s});
        QVERIFY(!field->isEnabled());
        m_computer->calls.answer(tl::unexpected(api::keyStoreError(Problem::WrongPassphrase)));
        QTRY_COMPARE(message->text(), u"This is not the passphrase."_s);
        QCOMPARE(field->selectedText(), field->text());
        QTest::keyClicks(field, good);
        QTest::keyClick(field, Qt::Key_Return);
        m_computer->calls.answer({});
        QTRY_VERIFY(!gate.isVisible());
        QCOMPARE(gate.result(), static_cast<int>(QDialog::Accepted));
    }

    void goingOnWithoutIsEscToo()
    {
        m_computer->status = {Mode::MemoryOnly, Mode::Keychain, u"KWallet"_s, Problem::Locked};
        ui::KeyGate gate(m_computer.get());
        gate.show();
        QTest::keyClick(&gate, Qt::Key_Escape);
        QVERIFY(!gate.isVisible());
        QCOMPARE(m_computer->asked, QStringList{u"go on without"_s});
    }

private:
    static QLineEdit *edit(const QWidget &in, const QString &name) { return in.findChild<QLineEdit *>(name); }
    static QPushButton *button(const QWidget &in, const QString &name) { return in.findChild<QPushButton *>(name); }
    static void choose(const QWidget &in, Mode mode)
    {
        in.findChild<QRadioButton *>(u"keys.mode%1"_s.arg(static_cast<int>(mode)))->click();
    }

    std::unique_ptr<FakeComputer> m_computer;
};

QTEST_MAIN(TstComputerBox)
#include "tst_computerbox.moc"
