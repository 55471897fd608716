// SPDX-License-Identifier: GPL-3.0-or-later
#include "consoledriver.h"

#include "tests/support/demosession.h"
#include "tests/support/platformprocess.h"
#include "ui/shell/mainwindow.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QRadioButton>
#include <QTableView>
#include <QTest>

using namespace atalaya;
using namespace atalaya::tests;
using namespace Qt::StringLiterals;

namespace {

const QString officer = u"lucas.otero@banca-norte.example"_s;
const QString administrator = u"nuria.campos@banca-norte.example"_s;
/// Much more than anything takes: other tests run beside this one.
constexpr int patience = 60'000;
/// The first condition of the policy: what risk is blocked.
const QString threshold = u"policy.rule0.condition0.value"_s;

} // namespace

/// A policy from the first key to the decision that obeys it, in the window that ships, against the platform that
/// ships; and two windows that write the same draft.
class TstRealPolicies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void aThresholdIsChangedPublishedAndObeyed();
    void twoWindowsMeetAndNothingIsLost();
    void anOldVersionComesBackAsADraft();
    void anExampleHoldsThePolicyToItsWord();
    void twoPeopleAreAsked();

private:
    struct Decided
    {
        QString state;
        int version = 0;
    };
    [[nodiscard]] Decided decide(int risk) const;
    [[nodiscard]] std::unique_ptr<ConsoleDriver> open(const QString &email);
    [[nodiscard]] static bool openPolicy(ConsoleDriver &console, const QString &name);
    [[nodiscard]] bool publish(ConsoleDriver &console, const QString &email, const QString &note);

    PlatformProcess m_platform;
    QByteArray m_key;
    std::unique_ptr<ConsoleDriver> m_first;
    std::unique_ptr<ConsoleDriver> m_second;
};

void TstRealPolicies::initTestCase()
{
    QVERIFY2(m_platform.start({u"--demo"_s}), qPrintable(m_platform.errorOutput()));
    const DemoSession session = signInToDemo(m_platform, administrator);
    HttpHeaders headers = session.headers();
    headers.insert("idempotency-key", freshKey());
    const HttpReply made = m_platform.send("POST", "/api/admin/api-keys", headers,
                                           R"({"name":"Agents","kind":"secret","scopes":["decide"]})");
    QCOMPARE(made.status, 201);
    m_key = made.data().value("key"_L1).toString().toLatin1();
}

void TstRealPolicies::cleanup()
{
    m_first.reset();
    m_second.reset();
}

TstRealPolicies::Decided TstRealPolicies::decide(int risk) const
{
    const QJsonObject body{{u"agent"_s, u"planificador"_s},
                           {u"entity"_s, u"Cuenta 7"_s},
                           {u"action"_s, u"Aprobar"_s},
                           {u"confidence"_s, 0.95},
                           {u"risk"_s, risk}};
    const QJsonObject data =
        m_platform
            .send("POST", "/api/governance/decide", {{"x-api-key", m_key}, {"idempotency-key", freshKey()}},
                  QJsonDocument(body).toJson(QJsonDocument::Compact))
            .data();
    return {data.value("state"_L1).toString(), data.value("policy"_L1).toObject().value("version"_L1).toInt()};
}

std::unique_ptr<ConsoleDriver> TstRealPolicies::open(const QString &email)
{
    // A code works once.
    m_platform.advance(60);
    auto console = std::make_unique<ConsoleDriver>(m_platform.url());
    return console->signIn(demoAccount(m_platform, email)) ? std::move(console) : nullptr;
}

bool TstRealPolicies::openPolicy(ConsoleDriver &console, const QString &name)
{
    if (!console.press(u"nav.policies"_s) || !console.waitFor(u"policies.table"_s))
        return false;
    auto *const table = console.seen<QTableView>(u"policies.table"_s);
    const auto rowOf = [&] {
        for (int row = 0; row < table->model()->rowCount(); ++row)
            if (table->model()->index(row, 0).data().toString() == name)
                return row;
        return -1;
    };
    if (!QTest::qWaitFor([&] { return rowOf() >= 0; }, patience))
        return false;
    table->setFocus();
    table->selectRow(rowOf());
    QTest::keyClick(table, Qt::Key_Return);
    return console.waitFor(threshold);
}

bool TstRealPolicies::publish(ConsoleDriver &console, const QString &email, const QString &note)
{
    m_platform.advance(60);
    return console.press(u"policy.publish"_s) && console.waitFor(u"policyPublish.note"_s) &&
           console.type(u"policyPublish.note"_s, note) && console.press(u"policyPublish.publish"_s) &&
           console.waitFor(u"stepUp.code"_s) &&
           console.type(u"stepUp.code"_s, nextCode(demoAccount(m_platform, email))) &&
           QTest::qWaitFor([&] { return !console.seen(u"policyPublish.note"_s); }, patience);
}

void TstRealPolicies::aThresholdIsChangedPublishedAndObeyed()
{
    const Decided before = decide(80);
    QCOMPARE(before.state, u"review"_s);
    m_first = open(officer);
    QVERIFY(m_first);
    QVERIFY(openPolicy(*m_first, u"Riesgo alto"_s));
    const QString inForce = m_first->words(u"policy.chip"_s);
    QVERIFY2(inForce.startsWith(u"In force"_s), qPrintable(inForce));

    // What is no policy stands at its field, and can't be published.
    QVERIFY(m_first->type(threshold, u"7x"_s));
    QVERIFY(m_first->waitForWords(u"policy.rule0.condition0.fault"_s, u"not a number"_s));
    QVERIFY(!m_first->seen(u"policy.publish"_s)->isEnabled());
    QVERIFY(m_first->type(threshold, u"75"_s));
    QVERIFY(m_first->waitForWords(u"policy.reading"_s, u"if the risk is 75 or more"_s));
    QVERIFY(m_first->waitForWords(u"policy.chip"_s, u"Draft"_s));
    // A draft decides nothing.
    QCOMPARE(decide(80).state, u"review"_s);

    QVERIFY(publish(*m_first, officer, u"Less risk"_s));
    QVERIFY(m_first->waitForWords(u"policy.chip"_s, u"In force, v%1"_s.arg(before.version + 1)));
    const Decided after = decide(80);
    QCOMPARE(after.state, u"blocked"_s);
    QCOMPARE(after.version, before.version + 1);
    QCOMPARE(decide(74).state, u"review"_s);
    QCOMPARE(decide(20).state, u"executed"_s);
}

void TstRealPolicies::twoWindowsMeetAndNothingIsLost()
{
    m_first = open(officer);
    QVERIFY(m_first);
    QVERIFY(openPolicy(*m_first, u"Riesgo alto"_s));
    m_second = open(administrator);
    QVERIFY(m_second);
    QVERIFY(openPolicy(*m_second, u"Riesgo alto"_s));

    QVERIFY(m_second->type(u"policy.priority"_s, u"7"_s));
    QVERIFY(m_second->waitForWords(u"policy.saved"_s, u"Draft saved"_s));
    QVERIFY(m_first->type(threshold, u"85"_s));
    QVERIFY(m_first->waitFor(u"policyConflict"_s));
    // Both texts stand side by side, part by part; what only one of them changed is chosen.
    QVERIFY(m_first->words(u"change0.after"_s).contains(u"85"_s));
    QVERIFY(m_first->seen<QRadioButton>(u"change0.mine"_s)->isChecked());
    QCOMPARE(m_first->words(u"change1.before"_s), u"7"_s);
    QVERIFY(m_first->seen<QRadioButton>(u"change1.theirs"_s)->isChecked());
    QVERIFY(m_first->press(u"policyConflict.save"_s));
    QVERIFY(m_first->waitForWords(u"policy.saved"_s, u"Draft saved"_s));
    QCOMPARE(m_first->words(threshold), u"85"_s);
    QCOMPARE(m_first->words(u"policy.priority"_s), u"7"_s);

    // The other window sees it, and has lost nothing either.
    m_second->key(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(m_second->words(threshold), u"85"_s, patience);
    QCOMPARE(m_second->words(u"policy.priority"_s), u"7"_s);
    QVERIFY(m_second->press(u"policy.discard.ask"_s));
    QVERIFY(m_second->press(u"policy.discard.yes"_s));
    QVERIFY(m_second->waitForWords(u"policy.chip"_s, u"In force"_s));
    QCOMPARE(m_second->words(threshold), u"75"_s);
}

void TstRealPolicies::anOldVersionComesBackAsADraft()
{
    m_first = open(officer);
    QVERIFY(m_first);
    QVERIFY(openPolicy(*m_first, u"Riesgo alto"_s));
    QCOMPARE(m_first->words(threshold), u"75"_s);
    QVERIFY(m_first->press(u"policy.versions"_s));
    QVERIFY(m_first->waitFor(u"policyHistory.versions"_s));
    auto *const table = m_first->seen<QTableView>(u"policyHistory.versions"_s);
    QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() >= 2, patience);
    table->selectRow(1);
    QVERIFY(m_first->waitForWords(u"change0.before"_s, u"92"_s));
    QVERIFY(m_first->press(u"policyHistory.restore"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_first->words(threshold), u"92"_s, patience);
    QVERIFY(m_first->waitForWords(u"policy.chip"_s, u"Draft"_s));
    QCOMPARE(decide(80).state, u"blocked"_s);
}

void TstRealPolicies::anExampleHoldsThePolicyToItsWord()
{
    m_first = open(officer);
    QVERIFY(m_first);
    QVERIFY(openPolicy(*m_first, u"Riesgo alto"_s));
    const auto give = [this](const QString &risk) {
        return m_first->press(u"policy.addExample"_s) && m_first->waitFor(u"policyExample.name"_s) &&
               m_first->type(u"policyExample.name"_s, u"High"_s) &&
               m_first->type(u"policyExample.agent"_s, u"planner"_s) &&
               m_first->type(u"policyExample.entity"_s, u"Account 7"_s) &&
               m_first->type(u"policyExample.action"_s, u"Approve"_s) && m_first->type(u"policyExample.risk"_s, risk) &&
               m_first->press(u"policyExample.take"_s);
    };
    QVERIFY(give(u"10"_s));
    QVERIFY(m_first->waitForWords(u"policy.example0.words"_s, u"It does not hold"_s));
    QVERIFY(!m_first->seen(u"policy.publish"_s)->isEnabled());
    QVERIFY(m_first->press(u"policy.example0.remove"_s));
    QVERIFY(give(u"99"_s));
    QVERIFY(m_first->waitForWords(u"policy.saved"_s, u"Draft saved"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_first->words(u"policy.example0.words"_s).endsWith(u"block."_s), patience);
    QVERIFY(publish(*m_first, officer, u"With an example"_s));
    QVERIFY(m_first->waitForWords(u"policy.chip"_s, u"In force"_s));
}

void TstRealPolicies::twoPeopleAreAsked()
{
    constexpr auto target = "/api/admin/governance/settings";
    const DemoSession session = signInToDemo(m_platform, administrator);
    QJsonObject settings = m_platform.send("GET", target, session.headers()).data();
    const QJsonObject wanted{
        {u"revision"_s, settings.value("revision"_L1)}, {u"defaultMode"_s, u"review"_s}, {u"fourEyes"_s, true}};
    const QByteArray body = QJsonDocument(wanted).toJson(QJsonDocument::Compact);
    HttpHeaders headers = stepUpAtDemo(m_platform, session, administrator, "policy.settings", "PUT", target, body);
    headers.insert("idempotency-key", freshKey());
    const HttpReply set = m_platform.send("PUT", target, headers, body);
    QVERIFY2(set.status == 200, set.body.constData());

    const int before = decide(80).version;
    m_first = open(officer);
    QVERIFY(m_first);
    QVERIFY(openPolicy(*m_first, u"Riesgo alto"_s));
    QVERIFY(m_first->type(threshold, u"85"_s));
    QVERIFY(m_first->waitForWords(u"policy.saved"_s, u"Draft saved"_s));
    QVERIFY(publish(*m_first, officer, u"Fewer blocks"_s));
    QVERIFY(m_first->waitForWords(u"policy.pending"_s, u"waits for a second person"_s));
    QCOMPARE(decide(80).version, before);

    m_second = open(administrator);
    QVERIFY(m_second);
    QVERIFY(openPolicy(*m_second, u"Riesgo alto"_s));
    QVERIFY(m_second->waitFor(u"policy.pending"_s));
    QTest::mouseClick(m_second->seen(u"policy.pending"_s)->findChild<QAbstractButton *>(), Qt::LeftButton);
    QVERIFY(m_second->waitForWords(u"policyPending.note"_s, u"Fewer blocks"_s));
    QVERIFY(m_second->words(u"change0.after"_s).contains(u"85"_s));
    m_platform.advance(60);
    QVERIFY(m_second->press(u"policyPending.confirm"_s));
    QVERIFY(m_second->waitFor(u"stepUp.code"_s));
    QVERIFY(m_second->type(u"stepUp.code"_s, nextCode(demoAccount(m_platform, administrator))));
    QTRY_VERIFY_WITH_TIMEOUT(!m_second->seen(u"policy.pending"_s), patience);
    QCOMPARE(decide(80).state, u"review"_s);
    QCOMPARE(decide(85).state, u"blocked"_s);
}

QTEST_MAIN(TstRealPolicies)
#include "tst_realpolicies.moc"
