// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json.h"

#include <string>

namespace atalaya::contract {

/// Somebody of the tenant; `name` is empty when there is no such account any more.
struct Person
{
    std::string id;
    std::string name;
    bool operator==(const Person &) const = default;
};
[[nodiscard]] nlohmann::json encode(const Person &person);

} // namespace atalaya::contract
