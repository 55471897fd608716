// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

#include "api/session/signin.h"
#include "api/session/stepupprompt.h"
#include "tests/support/futures.h"

#include <QCryptographicHash>
#include <QTest>

using namespace atalaya;
using namespace atalaya::api;
using namespace atalaya::tests;

namespace {

constexpr auto kPublish = "POST /api/policies/7/publish";

Request publish()
{
    Request request;
    request.verb = Verb::Post;
    request.path = QStringLiteral("/api/policies/7/publish");
    request.body = R"({"version":3})";
    request.label = "policy.publish";
    request.stepUpAction = QStringLiteral("policy.publish");
    return request;
}

/// A person who types these codes, one a question, and then declines.
class ScriptedPrompt final : public StepUpPrompt
{
public:
    explicit ScriptedPrompt(QList<QString> codes)
        : m_codes(std::move(codes))
    {}
    QFuture<Result<QString>> askCode(const StepUpQuestion &question, const std::optional<ApiError> &problem) override
    {
        questions.append(question);
        problems.append(problem ? problem->code : QString());
        QPromise<Result<QString>> promise;
        promise.start();
        if (m_codes.isEmpty())
            promise.future().cancel();
        else
            promise.addResult(Result<QString>(m_codes.takeFirst()));
        promise.finish();
        return promise.future();
    }

    QList<StepUpQuestion> questions;
    QStringList problems;

private:
    QList<QString> m_codes;
};

} // namespace

class TestSessionStepUp : public SessionFixture
{
    Q_OBJECT

private Q_SLOTS:
    void stepUpAsksAndRepeats()
    {
        enter(1);
        ScriptedPrompt prompt({QStringLiteral("111111"), QStringLiteral("222222")});
        m_session->setStepUpPrompt(&prompt);
        m_server->handle(kPublish, [](const FakeRequest &request) {
            return request.headers.value("x-step-up") == "proof-1" ? good() : FakeReply::error(403, "step_up_required");
        });
        m_server->script(kStepUp, {FakeReply::error(422, "invalid_code"), FakeReply::data(R"({"proof":"proof-1"})")});
        const auto reply = waitFor(m_client->send(publish()));
        QVERIFY2(reply, reason(reply));
        QCOMPARE(m_server->count(kPublish), 2);
        QVERIFY(!m_server->last(kPublish).headers.value("idempotency-key").isEmpty());
        QCOMPARE(m_server->requests().at(m_server->transcript().indexOf(kPublish)).headers.value("idempotency-key"),
                 m_server->last(kPublish).headers.value("idempotency-key"));
        QCOMPARE(prompt.problems, (QStringList{QString(), QStringLiteral("invalid_code")}));
        QCOMPARE(prompt.questions.first().action, QStringLiteral("policy.publish"));
        QCOMPARE(prompt.questions.first().digest,
                 QCryptographicHash::hash("POST /api/policies/7/publish\n{\"version\":3}", QCryptographicHash::Sha256)
                     .toHex());
        QVERIFY(m_server->last(kStepUp).body.contains("\"code\":\"222222\""));
    }

    void stepUpCoversTheWholeTarget()
    {
        enter(1);
        ScriptedPrompt prompt({QStringLiteral("111111")});
        m_session->setStepUpPrompt(&prompt);
        m_server->handle(kPublish, [](const FakeRequest &request) {
            return request.headers.value("x-step-up") == "proof-1" ? good() : FakeReply::error(403, "step_up_required");
        });
        m_server->script(kStepUp, {FakeReply::data(R"({"proof":"proof-1"})")});
        Request request = publish();
        request.query.addQueryItem(QStringLiteral("note"), QString::fromUtf8("año 1+2 & %25"));
        QVERIFY(waitFor(m_client->send(request)));
        const QByteArray sent = m_server->last(kPublish).target;
        QVERIFY(sent.contains('?'));
        QCOMPARE(prompt.questions.first().digest,
                 QCryptographicHash::hash("POST " + sent + "\n{\"version\":3}", QCryptographicHash::Sha256).toHex());
    }

    void stepUpCanBeDeclined()
    {
        enter(1);
        ScriptedPrompt prompt({});
        m_session->setStepUpPrompt(&prompt);
        m_server->script(kPublish, {FakeReply::error(403, "step_up_required")});
        const auto reply = waitFor(m_client->send(publish()));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, ApiError::Kind::MfaRequired);
        QCOMPARE(m_server->count(kStepUp), 0);
        QCOMPARE(m_server->count(kPublish), 1);
    }

    void stepUpIsWithdrawnWithItsChange()
    {
        class Silent final : public StepUpPrompt
        {
        public:
            Silent() { m_promise.start(); }
            ~Silent() override { m_promise.finish(); }
            QFuture<Result<QString>> askCode(const StepUpQuestion &, const std::optional<ApiError> &) override
            {
                asked = true;
                return m_promise.future();
            }
            [[nodiscard]] bool isWithdrawn() const { return m_promise.isCanceled(); }
            bool asked = false;

        private:
            QPromise<Result<QString>> m_promise;
        };
        enter(1);
        Silent prompt;
        m_session->setStepUpPrompt(&prompt);
        m_server->script(kPublish, {FakeReply::error(403, "step_up_required")});
        auto change = m_client->send(publish());
        QTRY_VERIFY(prompt.asked);
        change.cancel();
        QTRY_VERIFY(prompt.isWithdrawn());
        QCOMPARE(m_server->count(kStepUp), 0);
    }
};

QTEST_GUILESS_MAIN(TestSessionStepUp)
#include "tst_session_stepup.moc"
