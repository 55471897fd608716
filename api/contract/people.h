// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json.h"
#include "override.h"
#include "reader.h"

/// People and their words, as the shapes about overrides and reviews have them.
namespace atalaya::contract::parts {

[[nodiscard]] Person person(Reader &in, std::string_view key);
[[nodiscard]] std::optional<Person> maybePerson(Reader &in, std::string_view key);
[[nodiscard]] nlohmann::json orNull(const std::optional<Person> &person);
[[nodiscard]] std::vector<Person> people(Reader &in, std::string_view key);
[[nodiscard]] nlohmann::json encodePeople(const std::vector<Person> &people);
[[nodiscard]] Override override(Reader &in);
/// A text with something in it.
[[nodiscard]] std::string words(Reader &in, std::string_view key, std::size_t most);

} // namespace atalaya::contract::parts
