// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/cache/cachedclient.h"
#include "api/cache/memorycache.h"
#include "api/contract/leafframes.h"
#include "api/endpoints/auditlogapi.h"
#include "api/net/apiclient.h"
#include "api/proof/logverifier.h"
#include "api/proof/rangeroot.h"
#include "api/proof/resultcheck.h"
#include "tests/support/futures.h"
#include "tests/support/heldtoken.h"
#include "tests/support/memorypins.h"
#include "tests/support/operatorlog.h"

#include <QCoreApplication>
#include <QTextStream>

#include <chrono>
#include <cstdio>

namespace {

using namespace atalaya::api;
using namespace atalaya::tests;
namespace contract = atalaya::contract;
namespace rules = atalaya::rules;
using Clock = std::chrono::steady_clock;

constexpr std::int64_t leafCount = 1'000'000;
const char *const filter = "state:blocked,review confidence:<0.8 -agent:planner";

double seconds(Clock::time_point since)
{
    return std::chrono::duration<double>(Clock::now() - since).count();
}

/// A platform in this process that has everything at hand, so that only the console's work is measured.
class ReadySource final : public AuditLogSource
{
public:
    explicit ReadySource(const OperatorKey &key)
        : m_key(key)
    {
        OperatorEntry entry;
        entry.tenantId = "ten-1";
        for (std::int64_t seq = 0; seq < leafCount; ++seq) {
            entry.seq = static_cast<std::uint64_t>(seq);
            entry.at = 1'767'225'600'000 + seq * 250;
            const bool isReview = seq % 9 == 0;
            entry.meta = "[\"" + QByteArray(seq % 4 == 0 ? "planner" : "risk-analyst") + "\",\"invoice " +
                         QByteArray::number(seq % 5'000) + "\",\"approve payment\",\"" +
                         (isReview ? "review" : "executed") + "\",\"pol-high-risk\",\"High risk\",7,0." +
                         QByteArray::number(50 + seq % 50) + ',' + QByteArray::number(seq % 101) + ",false]";
            const QByteArray leaf = entry.leaf();
            m_log.appendLeaf(leaf);
            m_begins.push_back(m_frames.size());
            contract::append(m_frames, contract::LeafFrame{view(leaf), view(entry.meta), view(entry.metaSalt)});
            if (isReview && seq % 4 != 0 && 50 + seq % 50 < 80)
                m_result.push_back(seq);
        }
    }

    [[nodiscard]] std::int64_t total() const { return static_cast<std::int64_t>(m_result.size()); }
    [[nodiscard]] std::string_view frames(std::int64_t from, std::int64_t to) const
    {
        const auto beginOf = [this](std::int64_t seq) {
            return seq < leafCount ? m_begins[static_cast<std::size_t>(seq)] : m_frames.size();
        };
        return std::string_view(m_frames).substr(beginOf(from), beginOf(to) - beginOf(from));
    }
    [[nodiscard]] QByteArray root() const { return m_log.root(leafCount); }

    QFuture<Result<std::string>> head() override
    {
        return readyFuture<std::string>(m_key.signHead(leafCount, m_log.root(leafCount)).toStdString());
    }
    QFuture<Result<std::string>> key() override { return readyFuture<std::string>(m_key.verifierKey().toStdString()); }
    QFuture<Result<contract::InclusionProof>> inclusion(std::int64_t, std::int64_t) override
    {
        return none<contract::InclusionProof>();
    }
    QFuture<Result<contract::ConsistencyProof>> consistency(std::int64_t, std::int64_t) override
    {
        return none<contract::ConsistencyProof>();
    }
    QFuture<Result<contract::SharedProof>> proofs(const QString &, std::int64_t, std::int64_t, bool) override
    {
        return none<contract::SharedProof>();
    }
    QFuture<Result<contract::LogEpochs>> epochs() override { return none<contract::LogEpochs>(); }
    QFuture<Result<contract::Retention>> retention() override { return none<contract::Retention>(); }
    void forget() override {}
    QFuture<Result<contract::AuditDecision>> decision(const QString &) override
    {
        return none<contract::AuditDecision>();
    }
    QFuture<Result<QByteArray>> bodies(std::int64_t, std::int64_t) override { return none<QByteArray>(); }
    QFuture<Result<QByteArray>> leaves(std::int64_t from, std::int64_t to, std::int64_t) override
    {
        const std::string_view part = frames(from, to);
        return readyFuture<QByteArray>(QByteArray(part.data(), static_cast<qsizetype>(part.size())));
    }
    QFuture<Result<contract::AuditSeqs>> seqs(const QString &, std::int64_t offset, std::int64_t limit) override
    {
        const auto end = std::min(offset + limit, total());
        return readyFuture<contract::AuditSeqs>(contract::AuditSeqs{
            {}, offset, leafCount, {m_result.begin() + std::min(offset, total()), m_result.begin() + end}});
    }

private:
    static std::string_view view(const QByteArray &bytes)
    {
        return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
    }
    template<class T>
    static QFuture<Result<T>> none()
    {
        return readyFuture<T>(tl::unexpected(ApiError{}));
    }

    OperatorKey m_key;
    OperatorLog m_log;
    std::string m_frames;
    std::vector<std::size_t> m_begins;
    std::vector<std::int64_t> m_result;
};

/// Whole check of `question`; "name leaves seconds".
void measure(const char *name, AuditLogSource *source, const LogName &log, const ResultQuestion &question)
{
    MemoryPins pins;
    LogVerifier verifier(source, &pins);
    verifier.setLog(log);
    if (!waitFor(verifier.check(), 60'000))
        qFatal("no head");
    ResultCheck check(source, &verifier);
    const auto began = Clock::now();
    const auto report = waitFor(check.run(question), 600'000);
    const double took = seconds(began);
    if (!report || !report->isComplete())
        qFatal("the result is not complete: %s", report ? nameOf(report->log).data() : reason(report).constData());
    std::printf("%s %lld %.2f\n", name, static_cast<long long>(report->leaves), took);
}

void measureHere()
{
    const OperatorKey key("atalaya-00/t/ten-1/1", 1);
    ReadySource source(key);
    const auto began = Clock::now();
    RangeRoot root(static_cast<std::uint64_t>(leafCount));
    for (std::int64_t from = 0; from < leafCount; from += contract::mostLeaves) {
        const auto read =
            contract::readLeafFrames(source.frames(from, std::min(from + contract::mostLeaves, leafCount)));
        for (const contract::LeafFrame &frame : read.value())
            root.append(hashOfLeaf(frame.leaf));
    }
    const QByteArray signedRoot = source.root();
    if (root.root() != hashFrom({signedRoot.constData(), static_cast<std::size_t>(signedRoot.size())}))
        qFatal("another root");
    std::printf("root %lld %.2f\n", static_cast<long long>(leafCount), seconds(began));
    ResultQuestion question;
    question.queryId = QStringLiteral("q");
    question.query = rules::parseQuery(filter, {}).query;
    question.sort = contract::AuditSort::OldestFirst;
    question.headSize = leafCount;
    question.total = source.total();
    measure("whole", &source, {QStringLiteral("https://here"), QStringLiteral("ten-1")}, question);
}

/// The same over HTTP: lines of standard input are token, user, tenant, snapshot, head size, total, query.
void measureThere(const QUrl &server)
{
    QTextStream in(stdin);
    HeldToken token(in.readLine().toLatin1());
    const QString user = in.readLine();
    const QString tenant = in.readLine();
    ResultQuestion question;
    question.queryId = in.readLine();
    question.headSize = in.readLine().toLongLong();
    question.total = in.readLine().toLongLong();
    question.query = rules::parseQuery(in.readLine().toStdString(), {}).query;
    ApiClient client;
    client.setServer(server);
    client.setAuthorizer(&token);
    client.setIdentity({server, user, tenant, QStringLiteral("COMPLIANCE")});
    MemoryCache cache;
    CachedClient cached(&client, &cache);
    AuditLogApi source(&cached);
    measure("whole-http", &source, {ApiClient::originOf(server), tenant}, question);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (argc > 1)
        measureThere(QUrl(QString::fromLocal8Bit(argv[1])));
    else
        measureHere();
    return 0;
}
