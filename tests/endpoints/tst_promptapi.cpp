// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/promptapi.h"
#include "tests/support/futures.h"
#include "tests/support/goldenreply.h"
#include "tests/support/servedcache.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <memory>

using namespace atalaya;
using namespace atalaya::api;
using namespace atalaya::tests;

namespace {

const QString id = QStringLiteral("tpl-k7m2p4q8r3s5");
constexpr auto kList = "GET /api/admin/governance/prompts";
constexpr auto kSave = "PUT /api/admin/governance/prompts/tpl-k7m2p4q8r3s5";

template<class T>
T goldenOf(const QString &name, contract::Decoded<T> (*decode)(const nlohmann::json &))
{
    return decode(jsonOf(golden(name))).value();
}

} // namespace

/// What is sent, and what is asked again after it; the answers are the contract's.
class TestPromptApi : public QObject, protected ServedCache
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        startAgain(QStringLiteral("COMPLIANCE"));
        m_api = std::make_unique<PromptApi>(m_cached.get());
    }
    void cleanup()
    {
        m_api.reset();
        end();
    }

    void theListIsAskedForAndKept()
    {
        m_server->script(kList, {goldenReply(QStringLiteral("prompt-list"))});
        const auto list = waitFor(m_api->prompts());
        QVERIFY2(list, reason(list));
        QCOMPARE(list->value.prompts.size(), std::size_t(2));
        QVERIFY(waitFor(m_api->prompts()));
        QCOMPARE(m_server->count(kList), 2);
        m_server->goAway();
        const auto kept = waitFor(m_api->prompts());
        QVERIFY2(kept, reason(kept));
        QVERIFY(kept->stale);
        QVERIFY(kept->value == list->value);
    }

    void detailsVersionsAndDifferencesAreRead()
    {
        const QByteArray base = QByteArray(kList) + "/tpl-k7m2p4q8r3s5";
        m_server->script(base, {goldenReply(QStringLiteral("prompt-detail"))});
        m_server->script(base + "/versions", {goldenReply(QStringLiteral("prompt-versions"))});
        m_server->script(base + "/diff", {goldenReply(QStringLiteral("prompt-diff"))});
        QCOMPARE(waitFor(m_api->prompt(id))->value.revision, 9);
        QCOMPARE(waitFor(m_api->versions(id))->value.versions.size(), std::size_t(2));
        const auto diff = waitFor(m_api->difference(id, QStringLiteral("2"), QStringLiteral("draft")));
        QVERIFY2(diff, reason(diff));
        QCOMPARE(diff->value.hunks.size(), std::size_t(1));
        QCOMPARE(m_server->last(base + "/diff").query.toString(), QStringLiteral("from=2&to=draft"));
    }

    void changes_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("body");
        QTest::addColumn<QByteArray>("ifMatch");
        const QByteArray base = "POST /api/admin/governance/prompts";
        const QByteArray one = base + "/tpl-k7m2p4q8r3s5";
        QTest::addRow("create") << base << QStringLiteral("prompt-document") << QByteArray();
        QTest::addRow("save") << QByteArray(kSave) << QStringLiteral("prompt-document") << QByteArray("\"9\"");
        QTest::addRow("restore") << one + "/restore" << QStringLiteral("prompt-restore") << QByteArray("\"9\"");
        QTest::addRow("request") << one + "/request" << QStringLiteral("prompt-wish") << QByteArray("\"9\"");
        QTest::addRow("approve") << one + "/approve" << QStringLiteral("prompt-verdict") << QByteArray();
        QTest::addRow("reject") << one + "/reject" << QStringLiteral("prompt-verdict") << QByteArray();
        QTest::addRow("withdraw") << one + "/versions/2/withdraw" << QStringLiteral("prompt-withdrawal")
                                  << QByteArray();
    }
    void changes()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, body);
        QFETCH(QByteArray, ifMatch);
        m_server->script(line, {goldenReply(QStringLiteral("prompt-detail"))});
        const auto done = waitFor(send(QByteArray(QTest::currentDataTag())));
        QVERIFY2(done, reason(done));
        QCOMPARE(done->revision, 9);
        QVERIFY(jsonOf(m_server->last(line).body) == jsonOf(golden(body)));
        QCOMPARE(m_server->last(line).headers.value("if-match"), ifMatch);
        QCOMPARE(m_server->count(line), 1);
    }

    void discardingNamesTheRevisionToo()
    {
        const QByteArray line = "DELETE /api/admin/governance/prompts/tpl-k7m2p4q8r3s5/draft";
        m_server->script(line, {FakeReply::data("null", "t-1")});
        const auto dropped = waitFor(m_api->dropDraft(id, 9));
        QVERIFY2(dropped, reason(dropped));
        QCOMPARE(m_server->last(line).headers.value("if-match"), QByteArray("\"9\""));
    }

    void whoComesLateGetsWhatIsThere()
    {
        m_server->script(
            kSave, {FakeReply::error(412, "stale_version", "\"current\":" + golden(QStringLiteral("prompt-detail")))});
        const auto saved = waitFor(m_api->save(id, 8, {}));
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, ApiError::Kind::Conflict);
        const auto current = contract::decodePromptDetail(jsonOf(saved.error().current));
        QVERIFY(current);
        QCOMPARE(current->revision, 9);
    }

private:
    QFuture<Result<contract::PromptDetail>> send(const QByteArray &what)
    {
        const auto document = goldenOf(QStringLiteral("prompt-document"), contract::decodePromptDocument);
        const auto verdict = goldenOf(QStringLiteral("prompt-verdict"), contract::decodePromptVerdict);
        if (what == "create")
            return m_api->create(document);
        if (what == "save")
            return m_api->save(id, 9, document);
        if (what == "restore")
            return m_api->restore(id, 9, goldenOf(QStringLiteral("prompt-restore"), contract::decodePromptRestore));
        if (what == "request")
            return m_api->request(id, 9, goldenOf(QStringLiteral("prompt-wish"), contract::decodePromptWish));
        if (what == "approve")
            return m_api->approve(id, verdict);
        if (what == "reject")
            return m_api->reject(id, verdict);
        return m_api->withdraw(id, 2, goldenOf(QStringLiteral("prompt-withdrawal"), contract::decodePromptWithdrawal));
    }

    std::unique_ptr<PromptApi> m_api;
};

QTEST_GUILESS_MAIN(TestPromptApi)
#include "tst_promptapi.moc"
