// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditseqs.h"

#include "reader.h"

#include <nlohmann/json.hpp>

namespace atalaya::contract {

nlohmann::json encode(const AuditSeqs &page)
{
    return {{"queryId", page.queryId}, {"offset", page.offset}, {"headSize", page.headSize}, {"seqs", page.seqs}};
}

Decoded<AuditSeqs> decodeAuditSeqs(const nlohmann::json &value)
{
    Reader in(value);
    AuditSeqs page;
    page.queryId = in.string("queryId");
    page.offset = in.integer("offset", 0);
    page.headSize = in.integer("headSize", 0);
    page.seqs = in.integers("seqs", static_cast<std::size_t>(AuditSeqs::most));
    for (const std::int64_t seq : page.seqs) {
        if (seq < 0 || seq >= page.headSize)
            in.fail("seqs", "not a leaf of this head");
    }
    return in.finish(std::move(page));
}

} // namespace atalaya::contract
