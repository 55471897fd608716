// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/auditlogsource.h"
#include "api/net/deferred.h"
#include "api/net/requestscope.h"
#include "api/proof/edgefinder.h"
#include "api/proof/erasurefinder.h"
#include "api/proof/logverifier.h"
#include "api/proof/resultfold.h"
#include "api/proof/resultreport.h"

#include <map>

namespace atalaya::api {

/// The steps of one ResultCheck::run(): head, edges, paths, leaves, root, numbers, erasures, comparison. Goes with its
/// last step, or when nobody waits for it.
class ResultRun final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        AuditLogSource *source = nullptr;
        LogVerifier *log = nullptr;
        EdgeFinder *edges = nullptr;
        ErasureFinder *erasures = nullptr;
    };

    ResultRun(const Parts &parts, ResultQuestion question, const Deferred<ResultReport> &answer, QObject *parent);

    void start();

Q_SIGNALS:
    void progressed(qint64 leaves, qint64 of);

private:
    struct Chunk
    {
        QByteArray leaves;
        QByteArray bodies;
        int waitsFor = 0;
    };

    // Which leaves (resultrun.cpp).
    [[nodiscard]] bool isCovered() const;
    void judgeAge();
    void findEdges();
    void askPaths(const EdgeFinder::Edges &edges);
    void begin();
    // Reading them (resultstream.cpp).
    void pump();
    void ask(std::int64_t chunk, std::int64_t from);
    [[nodiscard]] std::int64_t beginOf(std::int64_t chunk) const;
    void arrived(std::int64_t chunk, QByteArray Chunk::*part, const QByteArray &bytes);
    void fold();
    void checkRoot();
    // Comparing (resultcompare.cpp).
    void askNumbers();
    void explain();
    void compare();

    void end(LogOutcome log);
    void doubt(ResultReport::Doubt why);
    void fail(const ApiError &error);

    /// `fn` when the answer is there; its failure is the run's.
    template<class T, class F>
    void then(const QFuture<Result<T>> &future, F fn)
    {
        m_calls.listen(this, future, [this, fn = std::move(fn)](const Result<T> &result) {
            if (result)
                fn(*result);
            else
                fail(result.error());
        });
    }

    Parts m_parts;
    ResultQuestion m_question;
    Deferred<ResultReport> m_answer;
    RequestScope m_calls;
    std::shared_ptr<ResultFold> m_fold;
    ResultFold::Run m_run;
    std::vector<TreeHash> m_pathOfFirst;
    std::vector<TreeHash> m_pathOfLast;
    std::map<std::int64_t, Chunk> m_chunks;
    std::int64_t m_perChunk = 0;
    std::int64_t m_asked = 0;
    std::int64_t m_folded = 0;
    std::int64_t m_count = 0;
    bool m_isFolding = false;
    std::vector<std::int64_t> m_named;
    ResultReport m_report;
};

} // namespace atalaya::api
