// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditproof.h"

#include "base64.h"
#include "reader.h"

#include <nlohmann/json.hpp>

namespace atalaya::contract {

using nlohmann::json;

namespace {

constexpr std::size_t hashSize = 32;
/// Longest payload as Base64.
constexpr std::size_t longestText = 1U << 20U;
constexpr std::size_t longestHash = 44;

json base64List(const std::vector<std::string> &list)
{
    json texts = json::array();
    for (const std::string &bytes : list)
        texts.push_back(toBase64(bytes));
    return texts;
}

std::string bytesOf(Reader &in, std::string_view key, const std::string &text, std::size_t size = 0)
{
    auto bytes = fromBase64(text);
    if (!bytes || (size != 0 && bytes->size() != size)) {
        in.fail(key, "not the Base64 that is expected here");
        return {};
    }
    return *std::move(bytes);
}

std::vector<std::string> readHashes(Reader &in, std::string_view key, std::size_t most)
{
    std::vector<std::string> hashes;
    for (const std::string &text : in.strings(key, most, longestHash, Reader::Empty::Refused))
        hashes.push_back(bytesOf(in, key, text, hashSize));
    return hashes;
}

void put(json &object, const char *key, const char *saltKey, const std::optional<OpenedPayload> &payload)
{
    object[key] = payload ? json(toBase64(payload->bytes)) : json(nullptr);
    object[saltKey] = payload ? json(toBase64(payload->salt)) : json(nullptr);
}

std::optional<OpenedPayload> readPayload(Reader &in, std::string_view key, std::string_view saltKey)
{
    const auto text = in.maybeString(key, longestText);
    const auto salt = in.maybeString(saltKey, longestHash);
    if (!text && !salt)
        return std::nullopt;
    if (!text || !salt) {
        in.fail(text ? saltKey : key, "a payload and its salt come together");
        return std::nullopt;
    }
    return OpenedPayload{bytesOf(in, key, *text), bytesOf(in, saltKey, *salt, hashSize)};
}

ProvenRow readRow(Reader &in)
{
    ProvenRow row;
    row.seq = in.integer("seq", 0);
    row.leaf = bytesOf(in, "leaf", in.string("leaf", longestText));
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
    proof.leafHash = bytesOf(in, "leafHash", in.string("leafHash", longestHash), hashSize);
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
        put(object, "meta", "metaSalt", row.meta);
        put(object, "body", "bodySalt", row.body);
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
