// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditproof.h"

#include "base64.h"
#include "payloadjson.h"

#include <nlohmann/json.hpp>

namespace atalaya::contract {

using nlohmann::json;

namespace {

json base64List(const std::vector<std::string> &list)
{
    json texts = json::array();
    for (const std::string &bytes : list)
        texts.push_back(toBase64(bytes));
    return texts;
}

std::vector<std::string> readHashes(Reader &in, std::string_view key, std::size_t most)
{
    std::vector<std::string> hashes;
    for (const std::string &text : in.strings(key, most, longestHash, Reader::Empty::Refused))
        hashes.push_back(bytesOf(in, key, text, hashBytes));
    return hashes;
}

ProvenRow readRow(Reader &in)
{
    ProvenRow row;
    row.seq = in.integer("seq", 0);
    row.leaf = bytesOf(in, "leaf", in.string("leaf", longestPayload));
    row.meta = readPayload(in, "meta", "metaSalt");
    row.body = readPayload(in, "body", "bodySalt");
    row.path = in.integers("path", 64);
    return row;
}

} // namespace

json encode(const InclusionProof &proof)
{
    return {{"seq", proof.seq},
            {"size", proof.size},
            {"leafHash", toBase64(proof.leafHash)},
            {"path", base64List(proof.path)}};
}

Decoded<InclusionProof> decodeInclusionProof(const json &value)
{
    Reader in(value);
    InclusionProof proof;
    proof.seq = in.integer("seq", 0);
    proof.size = in.integer("size", 1);
    proof.leafHash = bytesOf(in, "leafHash", in.string("leafHash", longestHash), hashBytes);
    proof.path = readHashes(in, "path", 64);
    return in.finish(std::move(proof));
}

json encode(const ConsistencyProof &proof)
{
    return {{"from", proof.from}, {"to", proof.to}, {"path", base64List(proof.path)}};
}

Decoded<ConsistencyProof> decodeConsistencyProof(const json &value)
{
    Reader in(value);
    ConsistencyProof proof;
    proof.from = in.integer("from", 0);
    proof.to = in.integer("to", 0);
    proof.path = readHashes(in, "path", 65);
    return in.finish(std::move(proof));
}

json encode(const SharedProof &proof)
{
    json rows = json::array();
    for (const ProvenRow &row : proof.rows) {
        json object = {{"seq", row.seq}, {"leaf", toBase64(row.leaf)}, {"path", row.path}};
        putPayload(object, "meta", "metaSalt", row.meta);
        putPayload(object, "body", "bodySalt", row.body);
        rows.push_back(std::move(object));
    }
    return {{"size", proof.size}, {"nodes", base64List(proof.nodes)}, {"rows", std::move(rows)}};
}

Decoded<SharedProof> decodeSharedProof(const json &value)
{
    Reader in(value);
    SharedProof proof;
    proof.size = in.integer("size", 0);
    proof.nodes = readHashes(in, "nodes", 20'000);
    proof.rows = in.list("rows", readRow, 500);
    for (const ProvenRow &row : proof.rows) {
        for (const std::int64_t node : row.path) {
            if (node < 0 || node >= static_cast<std::int64_t>(proof.nodes.size()))
                in.fail("rows", "a path leads to a node that is not there");
        }
    }
    return in.finish(std::move(proof));
}

} // namespace atalaya::contract
