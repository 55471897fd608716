// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/resultcheck.h"

#include "api/contract/leafframes.h"
#include "api/proof/resultalarm.h"
#include "api/proof/resultrun.h"

#include <QPointer>

namespace atalaya::api {

namespace {

/// Leaves that a guess is made from.
constexpr std::int64_t sample = 64;

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

/// What so many would be, judged by those that came.
template<class Frames>
std::int64_t scaled(const QByteArray &bytes, const std::optional<Frames> &frames, std::int64_t to)
{
    return !frames || frames->empty() ? 0 : bytes.size() * to / static_cast<std::int64_t>(frames->size());
}

} // namespace

struct ResultCheck::Private
{
    ResultRun::Parts parts;
    QPointer<ResultRun> run;
};

ResultCheck::ResultCheck(AuditLogSource *source, LogVerifier *log, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->parts = {source, log, new EdgeFinder(source, this), new ErasureFinder(source, log, this)};
}

ResultCheck::~ResultCheck() = default;

QFuture<Result<ResultCost>> ResultCheck::cost(const ResultQuestion &question)
{
    const Deferred<ResultCost> answer(this);
    const std::int64_t size = question.headSize;
    ResultCost cost;
    cost.needsBodies = rules::needsBody(question.query);
    const auto onBodies = [answer](ResultCost known) {
        return [answer, known](const Result<QByteArray> &bodies) mutable {
            if (bodies)
                known.bytes += scaled(*bodies, contract::readBodyFrames(view(*bodies)), known.leaves);
            answer.resolve(bodies ? Result<ResultCost>(known) : tl::unexpected(bodies.error()));
        };
    };
    const auto onLeaves = [this, answer, onBodies](ResultCost known, std::int64_t from, std::int64_t count) {
        return [this, answer, onBodies, known, from, count](const Result<QByteArray> &leaves) mutable {
            if (!leaves)
                return answer.resolve(tl::unexpected(leaves.error()));
            known.bytes = scaled(*leaves, contract::readLeafFrames(view(*leaves)), known.leaves);
            if (!known.needsBodies)
                return answer.resolve(known);
            whenReady(this, d->parts.source->bodies(from, from + count), onBodies(known));
        };
    };
    whenReady(this, d->parts.edges->find(question.query.from, question.query.to, size),
              [this, answer, cost, size, onLeaves](const Result<EdgeFinder::Edges> &edges) mutable {
                  if (!edges)
                      return answer.resolve(tl::unexpected(edges.error()));
                  const std::int64_t first = std::max<std::int64_t>(edges->first - 1, 0);
                  cost.leaves = std::min(edges->end + 1, size) - first;
                  const std::int64_t count = std::min(cost.leaves, sample);
                  if (count == 0)
                      return answer.resolve(cost);
                  const std::int64_t from = first + (cost.leaves - count) / 2;
                  whenReady(this, d->parts.source->leaves(from, from + count, size), onLeaves(cost, from, count));
              });
    return answer.future();
}

QFuture<Result<ResultReport>> ResultCheck::run(const ResultQuestion &question)
{
    delete d->run;
    const Deferred<ResultReport> answer(this);
    d->run = new ResultRun(d->parts, question, answer, this);
    connect(d->run, &ResultRun::progressed, this, &ResultCheck::progressed);
    answer.onCanceled([run = d->run] {
        if (run)
            run->deleteLater();
    });
    d->run->start();
    return answer.future();
}

ResultReport ResultCheck::hold(ResultReport report, const std::vector<ListPlace> &shown)
{
    report.shown = static_cast<std::int64_t>(shown.size());
    if (!report.order)
        return report;
    const ListDifference found = add(report, differenceOf(*report.order, shown, report.counted));
    raise(d->parts.log, found);
    return report;
}

} // namespace atalaya::api
