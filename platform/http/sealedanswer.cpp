// SPDX-License-Identifier: GPL-3.0-or-later
#include "sealedanswer.h"

#include "api/contract/json.h"
#include "platform/base/digest.h"
#include "platform/base/random.h"

#include <nlohmann/json.hpp>
#include <sodium.h>

namespace atalaya::platform {

namespace {

const unsigned char *raw(std::string_view bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

std::string keyFrom(std::string_view secret)
{
    return hmacSha256("atalaya/idempotency/seal", secret);
}

} // namespace

std::string sealAnswer(const Response &response, std::string_view secret)
{
    const nlohmann::json fields = {{"status", response.status},
                                   {"body", response.body},
                                   {"contentType", response.contentType},
                                   {"headers", response.headers},
                                   {"noStore", response.noStore}};
    const std::string plain = contract::dumpJson(fields);
    const std::string nonce = randomBytes(crypto_secretbox_NONCEBYTES);
    std::string box(plain.size() + crypto_secretbox_MACBYTES, '\0');
    crypto_secretbox_easy(reinterpret_cast<unsigned char *>(box.data()), raw(plain), plain.size(), raw(nonce),
                          raw(keyFrom(secret)));
    return nonce + box;
}

std::optional<Response> openAnswer(std::string_view sealed, std::string_view secret)
{
    constexpr std::size_t overhead = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    if (sealed.size() < overhead)
        return std::nullopt;
    const std::string_view nonce = sealed.substr(0, crypto_secretbox_NONCEBYTES);
    const std::string_view box = sealed.substr(crypto_secretbox_NONCEBYTES);
    std::string plain(sealed.size() - overhead, '\0');
    if (crypto_secretbox_open_easy(reinterpret_cast<unsigned char *>(plain.data()), raw(box), box.size(), raw(nonce),
                                   raw(keyFrom(secret))) != 0)
        return std::nullopt;
    const auto fields = nlohmann::json::parse(plain, nullptr, false);
    if (fields.is_discarded())
        return std::nullopt;
    Response response;
    response.status = fields.at("status").get<int>();
    response.body = fields.at("body").get<std::string>();
    response.contentType = fields.at("contentType").get<std::string>();
    response.headers = fields.at("headers").get<std::map<std::string, std::string>>();
    response.noStore = fields.at("noStore").get<bool>();
    return response;
}

} // namespace atalaya::platform
