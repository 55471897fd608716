// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <tl/expected.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace atalaya::contract {

/// Why a document was refused. `path` is a JSON path such as `quality.ragTrend[3].date`; empty for the document itself.
struct DecodeError
{
    std::string path;
    std::string reason;

    bool operator==(const DecodeError &) const = default;
};

template<class T>
using Decoded = tl::expected<T, DecodeError>;

/// Bounds of one document; the defaults are the platform's for a request body.
struct JsonLimits
{
    std::size_t bytes = 1U << 20U;
    std::size_t depth = 32;
    std::size_t nodes = 100'000;
    std::size_t stringBytes = 64U * 1024U;

    bool operator==(const JsonLimits &) const = default;
};

/// The only way into JSON, on both sides: refuses NUL bytes, invalid UTF-8, duplicate keys, integers beyond 64 bits,
/// non-finite numbers and anything above `limits` before a value is built.
[[nodiscard]] Decoded<nlohmann::json> parseJson(std::string_view text, const JsonLimits &limits = {});

/// Compact text. Never throws: bytes that are not UTF-8 come out as U+FFFD.
[[nodiscard]] std::string dumpJson(const nlohmann::json &value);

} // namespace atalaya::contract
