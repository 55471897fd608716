// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/cache/cachedclient.h"
#include "api/cache/memorycache.h"
#include "api/endpoints/promptapi.h"
#include "api/endpoints/safeuseapi.h"
#include "api/net/apiclient.h"
#include "models/prompteditor.h"
#include "models/prompthistory.h"
#include "models/promptsmodel.h"
#include "models/safeuseeditor.h"
#include "models/safeusehistory.h"
#include "tests/support/alwayssignedin.h"
#include "tests/support/demosession.h"
#include "tests/support/fakedrafts.h"

#include <QAbstractItemModelTester>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;

namespace {

/// Much more than anything takes: other tests run beside this one.
constexpr int patience = 60'000;
const QString officer = u"lucas.otero@banca-norte.example"_s;
const QString admin = u"nuria.campos@banca-norte.example"_s;
const QByteArray safeUse = "/api/admin/governance/safe-use";
const QByteArray prompts = "/api/admin/governance/prompts/";

} // namespace

/// The models of safe use on a real platform, with somebody else at work there.
class TestSafeUseLive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_platform.start({u"--demo"_s}), qPrintable(m_platform.errorOutput()));
        m_me = tests::signInToDemo(m_platform, officer);
        m_other = tests::signInToDemo(m_platform, admin);
        QVERIFY(m_me.isOpen() && m_other.isOpen());
        m_someone = std::make_unique<tests::AlwaysSignedIn>(m_me.accessToken.toStdString());
        m_client = std::make_unique<api::ApiClient>();
        m_client->setServer(m_platform.url());
        m_client->setAuthorizer(m_someone.get());
        m_client->setIdentity({m_platform.url(), m_me.userId, m_me.tenantId, u"COMPLIANCE"_s});
        m_cached = std::make_unique<api::CachedClient>(m_client.get(), &m_cache);
        m_rules = std::make_unique<api::SafeUseApi>(m_cached.get());
        m_prompts = std::make_unique<api::PromptApi>(m_cached.get());
    }
    void cleanupTestCase()
    {
        m_prompts.reset();
        m_rules.reset();
        m_cached.reset();
        m_client.reset();
    }

    void rulesAreSavedAndRemembered();
    void aConflictWithSomebodyElseIsSettled();
    void aTemplateGoesAllTheWay();

private:
    /// What somebody else does beside the models.
    tests::HttpReply elsewhere(const QByteArray &verb, const QByteArray &path, const QByteArray &body,
                               std::optional<std::int64_t> seen, const QByteArray &stepUp = {})
    {
        tests::HttpHeaders headers = stepUp.isEmpty()
                                         ? m_other.headers()
                                         : tests::stepUpAtDemo(m_platform, m_other, admin, stepUp, verb, path, body);
        headers.insert("idempotency-key", tests::freshKey());
        if (seen)
            headers.insert("if-match", '"' + QByteArray::number(qlonglong(*seen)) + '"');
        return m_platform.send(verb, path, headers, body);
    }

    tests::PlatformProcess m_platform;
    tests::DemoSession m_me;
    tests::DemoSession m_other;
    std::unique_ptr<tests::AlwaysSignedIn> m_someone;
    std::unique_ptr<api::ApiClient> m_client;
    api::MemoryCache m_cache;
    std::unique_ptr<api::CachedClient> m_cached;
    std::unique_ptr<api::SafeUseApi> m_rules;
    std::unique_ptr<api::PromptApi> m_prompts;
    tests::FakeDrafts m_drafts;
};

void TestSafeUseLive::rulesAreSavedAndRemembered()
{
    SafeUseEditor editor(m_rules.get(), &m_drafts);
    editor.refresh();
    QTRY_COMPARE_WITH_TIMEOUT(editor.state(), LoadState::Ready, patience);
    QCOMPARE(editor.inForce().version, std::int64_t{0});
    SafeUseForm form = editor.form();
    form.strictRag = u"review"_s;
    form.textCharacters = u"4.000"_s;
    form.note = u"Stricter from today"_s;
    editor.setForm(form);
    QVERIFY(!editor.weakens());
    editor.save();
    QTRY_COMPARE_WITH_TIMEOUT(editor.saving(), SafeUseEditor::Saving::Saved, patience);
    QCOMPARE(editor.inForce().version, std::int64_t{1});
    QCOMPARE(editor.inForce().changedBy->name, std::string("Lucas Otero"));
    QCOMPARE(editor.inForce().rules.limits.textCharacters, std::int64_t{4000});
    SafeUseHistory history(m_rules.get());
    const QAbstractItemModelTester tester(&history, QAbstractItemModelTester::FailureReportingMode::Fatal);
    history.refresh();
    QTRY_COMPARE_WITH_TIMEOUT(history.rowCount(), 1, patience);
    QCOMPARE(history.index(0, SafeUseHistory::Note).data().toString(), u"Stricter from today"_s);
    QVERIFY(history.before(0) == contract::SafeUseRules{});
}

void TestSafeUseLive::aConflictWithSomebodyElseIsSettled()
{
    SafeUseEditor editor(m_rules.get(), &m_drafts);
    editor.refresh();
    QTRY_COMPARE_WITH_TIMEOUT(editor.state(), LoadState::Ready, patience);
    const std::int64_t seen = editor.inForce().version;
    SafeUseForm form = editor.form();
    form.inputFields = u"100"_s;
    editor.setForm(form);
    const QByteArray theirs = R"({"masked":["email","phone","national-id","iban","card"],"strictRag":"blocked",)"
                              R"("limits":{"inputBytes":32768,"textCharacters":4000,"inputFields":500},"note":""})";
    QCOMPARE(elsewhere("PUT", safeUse, theirs, seen).status, 200);
    editor.save();
    QTRY_COMPARE_WITH_TIMEOUT(editor.saving(), SafeUseEditor::Saving::Conflict, patience);
    QCOMPARE(editor.conflict()->theirs.changedBy->name, std::string("Nuria Campos"));
    QCOMPARE(editor.conflict()->choices,
             (QList<SafeUseChoice>{{SafeUsePart::StrictRag, false, false}, {SafeUsePart::InputFields, false, true}}));
    editor.resolve(editor.conflict()->choices);
    QTRY_COMPARE_WITH_TIMEOUT(editor.saving(), SafeUseEditor::Saving::Saved, patience);
    QCOMPARE(editor.inForce().version, seen + 2);
    QCOMPARE(editor.inForce().rules.strictRag, std::string("blocked"));
    QCOMPARE(editor.inForce().rules.limits.inputFields, std::int64_t{100});
}

void TestSafeUseLive::aTemplateGoesAllTheWay()
{
    PromptsModel list(m_prompts.get());
    const QAbstractItemModelTester listTester(&list, QAbstractItemModelTester::FailureReportingMode::Fatal);
    list.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(list.loadState() != LoadState::Loading, patience);
    const int before = list.rowCount();
    PromptEditor editor(m_prompts.get(), &m_drafts, PromptEditor::Facts{m_me.userId, true, true});
    editor.openNew();
    editor.setForm({u"Respuesta"_s, u"Responde a {{pregunta}}."_s, {{u"pregunta"_s, u"La del cliente"_s}}});
    editor.save();
    QTRY_COMPARE_WITH_TIMEOUT(editor.saving(), PromptEditor::Saving::Saved, patience);
    QVERIFY(!editor.id().isEmpty());
    list.refresh();
    QTRY_COMPARE_WITH_TIMEOUT(list.rowCount(), before + 1, patience);
    editor.request(u"Para atención al cliente"_s);
    QTRY_VERIFY_WITH_TIMEOUT(editor.detail().pending, patience);
    QVERIFY(editor.hasPart() && !editor.canApprove() && editor.canReject());
    // Somebody else agrees, with a code.
    const contract::PromptPending &pending = *editor.detail().pending;
    const QByteArray verdict = QJsonDocument(QJsonObject{{u"pending"_s, qint64(pending.id)},
                                                         {u"hash"_s, QString::fromStdString(pending.hash)},
                                                         {u"note"_s, QString()}})
                                   .toJson(QJsonDocument::Compact);
    const tests::HttpReply agreed =
        elsewhere("POST", prompts + editor.id().toUtf8() + "/approve", verdict, std::nullopt, "prompt.approve");
    QVERIFY2(agreed.status == 200, agreed.body.constData());
    editor.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(editor.detail().inForce, patience);
    QCOMPARE(editor.detail().inForce->approvedBy.name, std::string("Nuria Campos"));
    QCOMPARE(editor.form().about.value(u"pregunta"_s), u"La del cliente"_s);
    PromptHistory history(m_prompts.get());
    const QAbstractItemModelTester tester(&history, QAbstractItemModelTester::FailureReportingMode::Fatal);
    history.open(editor.id());
    QTRY_COMPARE_WITH_TIMEOUT(history.rowCount(), 1, patience);
    // What the platform calls a fault is one here already.
    PromptForm wrong = editor.form();
    wrong.text = u"Responde a {{Pregunta}}."_s;
    editor.setForm(wrong);
    QCOMPARE(editor.saving(), PromptEditor::Saving::Faulty);
    editor.discard();
    editor.withdraw(1, u"Ya no"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!editor.detail().inForce, patience);
    history.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(history.index(0, 0).data(PromptHistory::WithdrawnRole).toBool(), patience);
    editor.restore(1);
    QTRY_VERIFY_WITH_TIMEOUT(editor.detail().draft, patience);
    QCOMPARE(editor.form().text, u"Responde a {{pregunta}}."_s);
}

QTEST_GUILESS_MAIN(TestSafeUseLive)
#include "tst_safeuselive.moc"
