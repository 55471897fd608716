// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditdecision.h"

#include "payloadjson.h"

#include <nlohmann/json.hpp>

namespace atalaya::contract {

using nlohmann::json;

namespace {

json textOrNull(const std::optional<std::string> &object)
{
    // What was stored is shown even if it should be no JSON.
    const auto parsed = object ? parseJson(*object) : Decoded<json>(json(nullptr));
    return parsed ? *parsed : json::object();
}

AuditDecision::Proof readProof(Reader in)
{
    AuditDecision::Proof proof;
    proof.leaf = bytesOf(in, "leaf", in.string("leaf", longestPayload));
    proof.meta = readPayload(in, "meta", "metaSalt");
    proof.body = readPayload(in, "body", "bodySalt");
    return proof;
}

} // namespace

json encode(const AuditDecision &decision)
{
    json object = encode(decision.row);
    object["inputs"] = textOrNull(decision.inputs);
    object["policy"] = {{"id", decision.policy.id},
                        {"name", decision.policy.name},
                        {"version", decision.policy.version},
                        {"hash", decision.policy.hash.empty() ? json(nullptr) : json(decision.policy.hash)},
                        {"document", textOrNull(decision.policy.document)}};
    json proof = {{"seq", decision.row.seq}, {"leaf", encodeBytes(decision.proof.leaf)}};
    putPayload(proof, "meta", "metaSalt", decision.proof.meta);
    putPayload(proof, "body", "bodySalt", decision.proof.body);
    object["proof"] = std::move(proof);
    object["erased"] = nullptr;
    if (decision.erased)
        object["erased"] = {{"by", decision.erased->by}, {"at", formatInstant(decision.erased->at)}};
    return object;
}

Decoded<AuditDecision> decodeAuditDecision(const json &value)
{
    auto row = decodeAuditRow(value);
    if (!row)
        return tl::unexpected(row.error());
    AuditDecision decision;
    decision.row = *std::move(row);
    Reader in(value);
    if (in.maybeObject("inputs"))
        decision.inputs = dumpJson(value.at("inputs"));
    Reader policy = in.object("policy");
    decision.policy = {policy.string("id"), policy.string("name"), policy.integer("version"),
                       policy.maybeString("hash", 64).value_or(std::string()), std::nullopt};
    if (policy.maybeObject("document") && policy.ok())
        decision.policy.document = dumpJson(value.at("policy").at("document"));
    Reader proof = in.object("proof");
    if (proof.integer("seq", 0) != decision.row.seq)
        proof.fail("seq", "another one than the row's");
    decision.proof = readProof(proof);
    if (auto erased = in.maybeObject("erased"))
        decision.erased = AuditDecision::Erased{erased->integer("by", 0), erased->instant("at")};
    return in.finish(std::move(decision));
}

} // namespace atalaya::contract
