// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/erasurefinder.h"

#include "api/contract/leafframes.h"
#include "api/endpoints/auditlogsource.h"
#include "api/net/deferred.h"
#include "api/proof/logverifier.h"
#include "api/proof/merkleproof.h"
#include "api/proof/proofpath.h"

#include <algorithm>

namespace atalaya::api {

namespace {

/// The retention leaf `by` of the tree with this head, when frame and proof show it.
std::optional<Erasure> proven(std::uint64_t by, const Checkpoint &head, std::string_view tenantId,
                              const QByteArray &frames, const contract::InclusionProof &proof)
{
    const auto read = contract::readLeafFrames({frames.constData(), static_cast<std::size_t>(frames.size())});
    if (!read || read->size() != 1 || !read->front().meta)
        return std::nullopt;
    const contract::LeafFrame &frame = read->front();
    const auto leaf = LogLeaf::parse(frame.leaf);
    if (!leaf || leaf->seq != by || leaf->tenantId != tenantId ||
        !opens(leaf->meta, Payload::Meta, frame.metaSalt, *frame.meta) ||
        !verifyInclusion(by, head.size, hashOfLeaf(frame.leaf), hashesOf(proof.path), head.root))
        return std::nullopt;
    return Erasure::read(*leaf, *frame.meta);
}

} // namespace

ErasureFinder::ErasureFinder(AuditLogSource *source, LogVerifier *log, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_log(log)
{
    connect(log, &LogVerifier::changed, this, [this, was = log->status().log]() mutable {
        if (was == m_log->status().log)
            return;
        was = m_log->status().log;
        m_known.clear();
    });
}

QFuture<Result<bool>> ErasureFinder::find(std::uint64_t seq)
{
    const Deferred<bool> answer(this);
    const std::string id = decisionIdOf(m_log->status().log.tenantId.toStdString(), seq);
    whenReady(this, m_source->decision(QString::fromStdString(id)),
              [this, answer](const Result<contract::AuditDecision> &decision) {
                  if (!decision)
                      return answer.resolve(tl::unexpected(decision.error()));
                  if (!decision->erased)
                      return answer.resolve(false);
                  whenReady(this, take(decision->erased->by),
                            [answer](const Result<bool> &taken) { answer.resolve(taken); });
              });
    return answer.future();
}

QFuture<Result<bool>> ErasureFinder::take(std::int64_t by)
{
    const auto pin = m_log->status().pin;
    if (!pin || by < 0 || by >= static_cast<std::int64_t>(pin->head.size))
        return readyFuture<bool>(false);
    const Deferred<bool> answer(this);
    const auto size = static_cast<std::int64_t>(pin->head.size);
    whenReady(this, m_source->leaves(by, by + 1, size),
              [this, answer, by, size, head = pin->head](const Result<QByteArray> &frames) {
                  if (!frames)
                      return answer.resolve(tl::unexpected(frames.error()));
                  whenReady(this, m_source->inclusion(by, size),
                            [this, answer, by, head, bytes = *frames](const Result<contract::InclusionProof> &proof) {
                                if (!proof)
                                    return answer.resolve(tl::unexpected(proof.error()));
                                const auto found = proven(static_cast<std::uint64_t>(by), head,
                                                          m_log->status().log.tenantId.toStdString(), bytes, *proof);
                                const bool isNew = found && std::ranges::find(m_known, *found) == m_known.end();
                                if (isNew)
                                    m_known.push_back(*found);
                                answer.resolve(isNew);
                            });
              });
    return answer.future();
}

} // namespace atalaya::api
