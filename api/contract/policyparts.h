// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "policydraft.h"
#include "reader.h"

#include <nlohmann/json.hpp>

/// What the shapes about policies have in common.
namespace atalaya::contract::parts {

/// Compact text of the object `key` of `value`, which `in` reads; `{}` after an error.
[[nodiscard]] std::string objectText(Reader &in, const nlohmann::json &value, std::string_view key);
/// The object that such a text is.
[[nodiscard]] nlohmann::json textObject(const std::string &text);
/// One of `names`; an error otherwise.
[[nodiscard]] std::string oneOf(Reader &in, std::string_view key, std::initializer_list<std::string_view> names);
/// `auto`, `review` or `blocked`.
[[nodiscard]] std::string mode(Reader &in, std::string_view key);
[[nodiscard]] PolicyExample example(Reader &in);
[[nodiscard]] std::vector<PolicyExample> examples(Reader &in);
[[nodiscard]] nlohmann::json encodeExamples(const std::vector<PolicyExample> &examples);
/// A version and its hash.
[[nodiscard]] std::string hash(Reader &in, std::string_view key);

template<class T>
[[nodiscard]] nlohmann::json orNull(const std::optional<T> &value)
{
    return value ? nlohmann::json(*value) : nlohmann::json(nullptr);
}
[[nodiscard]] inline nlohmann::json orNull(const std::optional<Instant> &value)
{
    return value ? nlohmann::json(formatInstant(*value)) : nlohmann::json(nullptr);
}

} // namespace atalaya::contract::parts
