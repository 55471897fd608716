// SPDX-License-Identifier: GPL-3.0-or-later
#include "consoledriver.h"

#include "tests/support/demosession.h"
#include "tests/support/platformprocess.h"
#include "ui/shell/mainwindow.h"

#include <QCheckBox>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::tests;
using namespace Qt::StringLiterals;

namespace {

const QString admin = u"marta.vidal@ascensores-xyz.example"_s;
const QString officer = u"lucia.ferrer@ascensores-xyz.example"_s;
/// Much more than anything takes: other tests run beside this one.
constexpr int patience = 60'000;

/// The files below a folder that hold this.
QStringList filesWith(const QString &folder, const QByteArray &secret)
{
    QStringList found;
    QDirIterator all(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        QFile file(all.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().toLower().contains(secret))
            found.append(file.fileName());
    }
    return found;
}

} // namespace

/// Safe use in the window that ships, against the platform that ships: masking is tried, changed with a code, and
/// `decide` keeps to it; a template is written in one window and approved in another.
class TstRealSafeUse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init()
    {
        m_console = std::make_unique<ConsoleDriver>(m_platform.url());
        QVERIFY(m_console->signIn(demoAccount(m_platform, officer)));
        // Nobody can use a code twice.
        m_platform.advance(60);
        go(*m_console, u"safe-use"_s);
        QVERIFY(m_console->waitForWords(u"safeUse.saved"_s, u"in force"_s));
    }
    void cleanup() { m_console.reset(); }

    void maskingIsChangedWithACode();
    void whatIsTypedSurvivesTheLock();
    void aTemplateIsApprovedByAnotherPerson();
    void managersAreToldWhoMay();

private:
    static void toFront(const ConsoleDriver &console)
    {
        console.window()->activateWindow();
        QTRY_VERIFY(console.window()->isActiveWindow());
    }
    void go(const ConsoleDriver &console, const QString &place) const
    {
        toFront(console);
        QVERIFY(console.command(u"atalaya://127.0.0.1:%1/ascensores-xyz/%2"_s.arg(m_platform.url().port()).arg(place)));
    }
    /// What the platform has stored of a decision with these inputs.
    [[nodiscard]] QByteArray stored(const QJsonObject &inputs);

    PlatformProcess m_platform;
    QByteArray m_key;
    HttpHeaders m_admin;
    std::unique_ptr<ConsoleDriver> m_console;
};

void TstRealSafeUse::initTestCase()
{
    QVERIFY2(m_platform.start({u"--demo"_s}), qPrintable(m_platform.errorOutput()));
    m_admin = signInToDemo(m_platform, admin).headers();
    HttpHeaders headers = m_admin;
    headers.insert("idempotency-key", freshKey());
    m_key =
        m_platform
            .send("POST", "/api/admin/api-keys", headers, R"({"name":"Agents","kind":"secret","scopes":["decide"]})")
            .data()
            .value(QLatin1String("key"))
            .toString()
            .toUtf8();
    QVERIFY(!m_key.isEmpty());
}

QByteArray TstRealSafeUse::stored(const QJsonObject &inputs)
{
    const QJsonObject request{{u"agent"_s, u"averias"_s},
                              {u"entity"_s, u"Modelo X 9"_s},
                              {u"action"_s, u"Clasificar"_s},
                              {u"confidence"_s, 0.9},
                              {u"risk"_s, 95},
                              {u"inputs"_s, inputs}};
    const HttpReply decided =
        m_platform.send("POST", "/api/governance/decide", {{"x-api-key", m_key}, {"idempotency-key", freshKey()}},
                        QJsonDocument(request).toJson(QJsonDocument::Compact));
    const QByteArray id = decided.data().value(QLatin1String("decisionId")).toString().toUtf8();
    return m_platform.send("GET", "/api/admin/audit/decisions/" + id, m_admin).body;
}

void TstRealSafeUse::maskingIsChangedWithACode()
{
    const QJsonObject inputs{{u"correo"_s, u"ana@cliente.example"_s}, {u"telefono"_s, u"633104528"_s}};
    QByteArray before = stored(inputs);
    QVERIFY2(before.contains("[email]") && before.contains("[phone]"), before.constData());

    // Tried first, here only.
    auto *const typed = m_console->seen<QPlainTextEdit>(u"safeUse.try"_s);
    QVERIFY(typed);
    QTest::mouseClick(typed->viewport(), Qt::LeftButton);
    QTest::keyClicks(typed, u"kanario7@cliente.example, tel. 600 123 456 kanario"_s);
    auto *const result = m_console->seen<QPlainTextEdit>(u"safeUse.stored"_s);
    QTRY_COMPARE(result->toPlainText(), u"[email], tel. [phone] kanario"_s);

    QVERIFY(m_console->press(u"safeUse.mask.phone"_s));
    QTRY_COMPARE(result->toPlainText(), u"[email], tel. 600 123 456 kanario"_s);
    QVERIFY(m_console->waitForWords(u"safeUse.warning"_s, u"second factor"_s));
    QVERIFY(m_console->type(u"safeUse.note"_s, u"The agents call back"_s));
    QVERIFY(m_console->press(u"safeUse.save"_s));
    // Without the code nothing changes, and nothing written is lost.
    QVERIFY(m_console->waitFor(u"stepUp.code"_s));
    m_console->key(Qt::Key_Escape);
    QVERIFY(m_console->waitForWords(u"safeUse.saved"_s, u"Not saved"_s));
    QVERIFY(stored(inputs).contains("[phone]"));
    QVERIFY(m_console->press(u"safeUse.save"_s));
    QVERIFY(m_console->waitFor(u"stepUp.code"_s));
    QVERIFY(m_console->type(u"stepUp.code"_s, nextCode(demoAccount(m_platform, officer))));
    QVERIFY(m_console->waitForWords(u"safeUse.saved"_s, u"in force"_s));
    QVERIFY(m_console->waitForWords(u"safeUse.head"_s, u"The agents call back"_s));

    // What agents send from now on.
    const QByteArray after = stored(inputs);
    QVERIFY2(after.contains("[email]") && after.contains("633104528"), after.constData());

    // What protects more takes no code.
    QVERIFY(m_console->press(u"safeUse.mask.phone"_s));
    QVERIFY(!m_console->seen(u"safeUse.warning"_s));
    QVERIFY(m_console->press(u"safeUse.save"_s));
    QVERIFY(m_console->waitForWords(u"safeUse.head"_s, u"Version 2"_s));
    QVERIFY(!stored(inputs).contains("633104528\\\"") && stored(inputs).contains("[phone]"));

    // What was tried is nowhere: neither here nor there.
    toFront(*m_console);
    QVERIFY(m_console->command(u"Lock the window"_s));
    QVERIFY(m_console->waitFor(u"lock.secret"_s));
    QCOMPARE(filesWith(m_console->profile(), "kanario"), QStringList());
    QCOMPARE(filesWith(m_platform.dataPath(), "kanario"), QStringList());
    QVERIFY(!m_platform.errorOutput().contains(u"kanario"_s));
}

void TstRealSafeUse::whatIsTypedSurvivesTheLock()
{
    auto *const typed = m_console->seen<QPlainTextEdit>(u"safeUse.try"_s);
    QVERIFY(typed);
    QTest::mouseClick(typed->viewport(), Qt::LeftButton);
    QTest::keyClicks(typed, u"kanario8@cliente.example"_s);
    QVERIFY(m_console->type(u"safeUse.limit.fields"_s, u"123"_s));
    QVERIFY(m_console->waitForWords(u"safeUse.saved"_s, u"Not in force yet"_s));
    m_console->key(Qt::Key_L, Qt::ControlModifier);
    QVERIFY(m_console->waitFor(u"lock.secret"_s));
    QVERIFY(!m_console->seen(u"safeUse.try"_s));
    QVERIFY(m_console->type(u"lock.secret"_s, demoAccount(m_platform, officer).value(u"password"_s).toString()));
    m_console->key(Qt::Key_Return);
    QVERIFY(m_console->waitFor(u"draft.continue"_s));
    // What was tried is gone with the lock; what was written is offered.
    QVERIFY(m_console->waitFor(u"safeUse.try"_s));
    QVERIFY(m_console->seen<QPlainTextEdit>(u"safeUse.try"_s)->toPlainText().isEmpty());
    QVERIFY(m_console->press(u"draft.continue"_s));
    QTRY_COMPARE(m_console->words(u"safeUse.limit.fields"_s), u"123"_s);
    QVERIFY(m_console->press(u"safeUse.discard.ask"_s));
    QVERIFY(m_console->press(u"safeUse.discard.yes"_s));
    QVERIFY(m_console->waitForWords(u"safeUse.saved"_s, u"in force"_s));
}

void TstRealSafeUse::aTemplateIsApprovedByAnotherPerson()
{
    QVERIFY(m_console->command(u"New prompt template"_s));
    QVERIFY(m_console->type(u"prompt.name"_s, u"Breakdowns"_s));
    auto *const text = m_console->seen<QPlainTextEdit>(u"prompt.text"_s);
    QVERIFY(text);
    QTest::mouseClick(text->viewport(), Qt::LeftButton);
    QTest::keyClicks(text, u"Sum up the breakdown of {{machine}}."_s);
    QVERIFY(m_console->type(u"prompt.about.0"_s, u"Its number"_s));
    m_console->key(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(m_console->waitForWords(u"prompt.saved"_s, u"The draft is saved"_s));
    QVERIFY(m_console->press(u"prompt.request"_s));
    QVERIFY(m_console->type(u"promptStep.note"_s, u"For the hotline"_s));
    QVERIFY(m_console->press(u"promptStep.go"_s));
    QVERIFY(m_console->waitForWords(u"prompt.waits"_s, u"has no part in it"_s));

    ConsoleDriver other(m_platform.url());
    QVERIFY(other.signIn(demoAccount(m_platform, admin)));
    m_platform.advance(60);
    go(other, u"safe-use?view=prompts"_s);
    QVERIFY(other.waitForWords(u"prompt.title"_s, u"Breakdowns"_s));
    QVERIFY(other.waitForWords(u"prompt.waits"_s, u"your agreement"_s));
    auto *const waits = other.seen<QWidget>(u"prompt.waits"_s);
    QTest::mouseClick(waits->findChild<QAbstractButton *>(), Qt::LeftButton);
    QVERIFY(other.waitForWords(u"promptStep.why"_s, u"For the hotline"_s));
    QVERIFY(other.press(u"promptStep.go"_s));
    QVERIFY(other.waitFor(u"stepUp.code"_s));
    QVERIFY(other.type(u"stepUp.code"_s, nextCode(demoAccount(m_platform, admin))));
    QVERIFY(other.waitForWords(u"prompt.chip"_s, u"Approved, v1"_s));

    // Who asked sees it.
    toFront(*m_console);
    m_console->key(Qt::Key_F5);
    QVERIFY(m_console->waitForWords(u"prompt.chip"_s, u"Approved, v1"_s));
}

void TstRealSafeUse::managersAreToldWhoMay()
{
    ConsoleDriver manager(m_platform.url());
    QVERIFY(manager.signIn(demoAccount(m_platform, u"jorge.pons@ascensores-xyz.example"_s)));
    go(manager, u"safe-use"_s);
    QVERIFY(manager.waitFor(u"forbidden"_s));
    QVERIFY(!manager.seen(u"page.safeUse"_s));
}

QTEST_MAIN(TstRealSafeUse)
#include "tst_realsafeuse.moc"
