// SPDX-License-Identifier: GPL-3.0-or-later
#include "apikey.h"

#include "platform/base/digest.h"
#include "platform/base/random.h"

#include <algorithm>

namespace atalaya::platform {

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::string_view secretPrefix = "sk_live_";
constexpr std::string_view publishablePrefix = "pk_live_";
constexpr std::size_t idLength = 10;
constexpr std::size_t secretLength = 43;
constexpr std::size_t checksumLength = 6;
constexpr std::size_t totalLength = secretPrefix.size() + idLength + 1 + secretLength + checksumLength;

std::string checksum(std::string_view text)
{
    const std::string hash = sha256(text);
    std::string sum;
    for (std::size_t i = 0; i < checksumLength; ++i)
        sum.push_back(alphabet[static_cast<unsigned char>(hash[i]) % alphabet.size()]);
    return sum;
}

bool isBase62(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return alphabet.find(c) != std::string_view::npos; });
}

} // namespace

std::string newApiKeyId()
{
    return randomText(idLength, alphabet);
}

std::string newApiKey(const ApiKeyText &head)
{
    const std::string body = std::string(head.publishable ? publishablePrefix : secretPrefix) + head.id + '_' +
                             randomText(secretLength, alphabet);
    return body + checksum(body);
}

std::optional<ApiKeyText> parseApiKey(std::string_view key)
{
    const bool publishable = key.starts_with(publishablePrefix);
    if (key.size() != totalLength || (!publishable && !key.starts_with(secretPrefix)))
        return std::nullopt;
    const std::string_view id = key.substr(secretPrefix.size(), idLength);
    const std::string_view rest = key.substr(secretPrefix.size() + idLength);
    const std::string_view body = key.substr(0, totalLength - checksumLength);
    if (!isBase62(id) || rest.front() != '_' || !isBase62(rest.substr(1)) || key.substr(body.size()) != checksum(body))
        return std::nullopt;
    return ApiKeyText{std::string(id), publishable};
}

} // namespace atalaya::platform
