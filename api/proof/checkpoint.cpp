// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/checkpoint.h"

#include <charconv>

namespace atalaya::api {

namespace {

/// A positive number that fits a signed one too, as its shortest decimal text.
std::optional<std::uint64_t> numberFrom(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 1 || text.front() == '0')
        return std::nullopt;
    return static_cast<std::uint64_t>(value);
}

std::optional<std::string_view> takeLine(std::string_view &text)
{
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos)
        return std::nullopt;
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

} // namespace

std::optional<LogOrigin> LogOrigin::parse(std::string_view text)
{
    constexpr std::string_view mark = "/t/";
    const std::size_t serverEnd = text.find(mark);
    const std::size_t tenantEnd = text.rfind('/');
    if (serverEnd == std::string_view::npos || serverEnd == 0 || tenantEnd <= serverEnd + mark.size())
        return std::nullopt;
    const std::string_view tenant = text.substr(serverEnd + mark.size(), tenantEnd - serverEnd - mark.size());
    const auto epoch = numberFrom(text.substr(tenantEnd + 1));
    if (!epoch || tenant.find('/') != std::string_view::npos)
        return std::nullopt;
    return LogOrigin{std::string(text.substr(0, serverEnd)), std::string(tenant), *epoch};
}

std::optional<Checkpoint> Checkpoint::parse(std::string_view text)
{
    const auto origin = takeLine(text);
    const auto size = takeLine(text);
    const auto root = takeLine(text);
    if (!root || !text.empty() || origin->empty())
        return std::nullopt;
    const auto leaves = numberFrom(*size);
    const auto hash = hashFromBase64(*root);
    if (!leaves || !hash)
        return std::nullopt;
    return Checkpoint{std::string(*origin), *leaves, *hash};
}

} // namespace atalaya::api
