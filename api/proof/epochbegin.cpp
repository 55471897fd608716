// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/epochbegin.h"

#include "api/contract/json.h"
#include "api/contract/leafframes.h"
#include "api/contract/reader.h"
#include "api/proof/leafreader.h"
#include "api/proof/merkleproof.h"
#include "api/proof/proofpath.h"

#include <nlohmann/json.hpp>

namespace atalaya::api {

std::optional<EpochBegin> EpochBegin::proven(const Checkpoint &head, std::uint64_t seq, const QByteArray &frames,
                                             const contract::InclusionProof &proof)
{
    const auto origin = LogOrigin::parse(head.origin);
    const auto read = contract::readLeafFrames({frames.constData(), static_cast<std::size_t>(frames.size())});
    if (!origin || !read || read->size() != 1 || !read->front().meta)
        return std::nullopt;
    const contract::LeafFrame &frame = read->front();
    const auto leaf = LogLeaf::parse(frame.leaf);
    if (!leaf || leaf->kind != "epoch" || leaf->seq != seq || leaf->tenantId != origin->tenantId ||
        !opens(leaf->meta, Payload::Meta, frame.metaSalt, *frame.meta) ||
        !verifyInclusion(seq, head.size, hashOfLeaf(frame.leaf), hashesOf(proof.path), head.root))
        return std::nullopt;
    const auto meta = contract::parseJson(*frame.meta);
    if (!meta)
        return std::nullopt;
    contract::Reader in(*meta);
    const auto epoch = static_cast<std::uint64_t>(in.integer("epoch", 1));
    const auto lost = in.integers("lost", 2);
    if (!in.ok() || epoch != origin->epoch || lost.size() != 2 || lost[0] != static_cast<std::int64_t>(seq) ||
        lost[1] < lost[0])
        return std::nullopt;
    return EpochBegin{epoch, seq, static_cast<std::uint64_t>(lost[1])};
}

} // namespace atalaya::api
