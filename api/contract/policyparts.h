// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json.h"
#include "policydraft.h"
#include "reader.h"

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

/// null for what is not there.
[[nodiscard]] nlohmann::json orNull(const std::optional<std::string> &value);
[[nodiscard]] nlohmann::json orNull(const std::optional<std::int64_t> &value);
[[nodiscard]] nlohmann::json orNull(const std::optional<double> &value);
[[nodiscard]] nlohmann::json orNull(const std::optional<Instant> &value);

} // namespace atalaya::contract::parts
