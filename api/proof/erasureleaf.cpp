// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/erasureleaf.h"

#include "api/contract/leafframes.h"
#include "api/endpoints/auditlogsource.h"
#include "api/net/deferred.h"
#include "api/proof/merkleproof.h"
#include "api/proof/proofpath.h"

namespace atalaya::api {

namespace {

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

std::optional<OpenedLeaf> opened(const Checkpoint &head, std::int64_t seq, const QByteArray &leafFrames,
                                 const QByteArray &bodyFrames, const contract::InclusionProof &proof)
{
    const auto origin = LogOrigin::parse(head.origin);
    const auto leaves = contract::readLeafFrames(view(leafFrames));
    const auto bodies = contract::readBodyFrames(view(bodyFrames));
    if (!origin || !leaves || leaves->size() != 1 || !leaves->front().meta || !bodies || bodies->size() != 1 ||
        !bodies->front().body)
        return std::nullopt;
    const contract::LeafFrame &frame = leaves->front();
    const contract::BodyFrame &body = bodies->front();
    auto leaf = LogLeaf::parse(frame.leaf);
    const auto number = static_cast<std::uint64_t>(seq);
    if (!leaf || leaf->seq != number || leaf->tenantId != origin->tenantId ||
        !opens(leaf->meta, Payload::Meta, frame.metaSalt, *frame.meta) ||
        !opens(leaf->body, Payload::Body, body.bodySalt, *body.body) ||
        !verifyInclusion(number, head.size, hashOfLeaf(frame.leaf), hashesOf(proof.path), head.root))
        return std::nullopt;
    return OpenedLeaf{*std::move(leaf), std::string(*frame.meta), std::string(*body.body)};
}

} // namespace

QFuture<Result<std::optional<OpenedLeaf>>> askLeaf(QObject *owner, AuditLogSource *source, const Checkpoint &head,
                                                   std::int64_t seq)
{
    using Leaf = std::optional<OpenedLeaf>;
    if (seq < 0 || static_cast<std::uint64_t>(seq) >= head.size)
        return readyFuture<Leaf>(Leaf());
    const Deferred<Leaf> answer(owner);
    const auto size = static_cast<std::int64_t>(head.size);
    const auto onProof = [answer, head, seq](const QByteArray &leaf, const QByteArray &body) {
        return [answer, head, seq, leaf, body](const Result<contract::InclusionProof> &proof) {
            answer.resolve(proof ? Result<Leaf>(opened(head, seq, leaf, body, *proof)) : tl::unexpected(proof.error()));
        };
    };
    const auto onBody = [owner, source, seq, size, answer, onProof](const QByteArray &leaf) {
        return [owner, source, seq, size, answer, onProof, leaf](const Result<QByteArray> &body) {
            if (!body)
                return answer.resolve(tl::unexpected(body.error()));
            whenReady(owner, source->inclusion(seq, size), onProof(leaf, *body));
        };
    };
    whenReady(owner, source->leaves(seq, seq + 1, size),
              [owner, source, seq, answer, onBody](const Result<QByteArray> &leaf) {
                  if (!leaf)
                      return answer.resolve(tl::unexpected(leaf.error()));
                  whenReady(owner, source->bodies(seq, seq + 1), onBody(*leaf));
              });
    return answer.future();
}

} // namespace atalaya::api
