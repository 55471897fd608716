// SPDX-License-Identifier: GPL-3.0-or-later
#include "envelope.h"

#include "policyparts.h"
#include "reader.h"

#include <nlohmann/json.hpp>

namespace atalaya::contract {

using nlohmann::json;

json encode(const Lift &lift)
{
    return {{"kind", lift.kind},
            {"plan", parts::orNull(lift.plan)},
            {"at", parts::orNull(lift.at)},
            {"permission", parts::orNull(lift.permission)}};
}

std::optional<Lift> readLift(Reader &in, std::string_view key)
{
    auto inside = in.maybeObject(key);
    if (!inside)
        return std::nullopt;
    Lift lift;
    lift.kind = inside->string("kind", 100);
    lift.plan = inside->maybeString("plan", 100);
    lift.at = inside->maybeInstant("at");
    lift.permission = inside->maybeString("permission", 100);
    return lift;
}

std::string encode(const ErrorBody &error)
{
    json body = {{"code", error.code},
                 {"message", error.message},
                 {"correlationId", error.correlationId},
                 {"retryable", error.retryable}};
    json fields = json::array();
    for (const FieldError &field : error.fields) {
        json item{{"field", field.field}, {"code", field.code}, {"message", field.message}};
        if (field.from)
            item["from"] = *field.from;
        if (field.length)
            item["length"] = *field.length;
        fields.push_back(std::move(item));
    }
    body["fields"] = std::move(fields);
    if (error.attemptsLeft)
        body["attemptsLeft"] = *error.attemptsLeft;
    if (error.retryAfterSeconds)
        body["retryAfterSeconds"] = *error.retryAfterSeconds;
    if (!error.allowedRoles.empty())
        body["allowedRoles"] = error.allowedRoles;
    if (!error.current.empty())
        body["current"] = parseJson(error.current).value_or(json::object());
    if (error.lift)
        body["lift"] = encode(*error.lift);
    return dumpJson({{"success", false}, {"error", std::move(body)}});
}

Decoded<ErrorBody> decodeError(const json &document)
{
    if (document.is_object() && document.contains("error") && document["error"].is_string()) {
        ErrorBody plain;
        plain.message = document["error"].get<std::string>();
        return plain;
    }
    Reader root(document);
    Reader in = root.object("error");
    ErrorBody error;
    error.code = in.string("code", 100);
    error.message = in.string("message", 2000);
    error.correlationId = in.maybeString("correlationId", 100).value_or(std::string());
    error.retryable = in.has("retryable") && in.boolean("retryable");
    if (in.has("fields")) {
        error.fields = in.list("fields", [](Reader &field) {
            FieldError item;
            item.field = field.string("field", 200);
            item.code = field.maybeString("code", 100).value_or(std::string());
            item.message = field.maybeString("message", 1000).value_or(std::string());
            item.from = field.maybeInteger("from");
            item.length = field.maybeInteger("length");
            return item;
        });
    }
    error.attemptsLeft = in.maybeInteger("attemptsLeft");
    error.retryAfterSeconds = in.maybeInteger("retryAfterSeconds");
    if (in.has("allowedRoles"))
        error.allowedRoles = in.strings("allowedRoles", 50);
    if (in.maybeObject("current") && in.ok())
        error.current = dumpJson(document["error"]["current"]);
    error.lift = readLift(in, "lift");
    return root.finish(std::move(error));
}

std::string encodeEnvelope(std::string_view tenantId, const json &data)
{
    json document = {{"success", true}, {"data", data}};
    document["tenantId"] = tenantId.empty() ? json(nullptr) : json(tenantId);
    return dumpJson(document);
}

Decoded<EnvelopeHead> openEnvelope(const json &document, const json *&data)
{
    Reader in(document);
    EnvelopeHead head;
    if (!in.boolean("success"))
        in.fail("success", "expected true");
    head.tenantId = in.maybeString("tenantId", 100).value_or(std::string());
    if (!in.has("data"))
        in.fail("data", "missing");
    if (in.ok())
        data = &document["data"];
    return in.finish(std::move(head));
}

} // namespace atalaya::contract
