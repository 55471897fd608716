// SPDX-License-Identifier: GPL-3.0-or-later
#include "payloadjson.h"

#include "base64.h"

#include <nlohmann/json.hpp>

namespace atalaya::contract {

using nlohmann::json;

json encodeBytes(const std::string &bytes)
{
    return toBase64(bytes);
}

std::string bytesOf(Reader &in, std::string_view key, const std::string &text, std::size_t size)
{
    auto bytes = fromBase64(text);
    if (!bytes || (size != 0 && bytes->size() != size)) {
        in.fail(key, "not the Base64 that is expected here");
        return {};
    }
    return *std::move(bytes);
}

void putPayload(json &object, const char *key, const char *saltKey, const std::optional<OpenedPayload> &payload)
{
    object[key] = payload ? json(toBase64(payload->bytes)) : json(nullptr);
    object[saltKey] = payload ? json(toBase64(payload->salt)) : json(nullptr);
}

std::optional<OpenedPayload> readPayload(Reader &in, std::string_view key, std::string_view saltKey)
{
    const auto text = in.maybeString(key, longestPayload);
    const auto salt = in.maybeString(saltKey, longestHash);
    if (!text && !salt)
        return std::nullopt;
    if (!text || !salt) {
        in.fail(text ? saltKey : key, "a payload and its salt come together");
        return std::nullopt;
    }
    return OpenedPayload{bytesOf(in, key, *text), bytesOf(in, saltKey, *salt, hashBytes)};
}

} // namespace atalaya::contract
