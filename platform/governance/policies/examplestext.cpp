// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/policies/examplestext.h"

#include "platform/store/connection.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform::policies {

std::string textOf(const std::vector<contract::PolicyExample> &examples)
{
    nlohmann::json list = nlohmann::json::array();
    for (const contract::PolicyExample &example : examples)
        list.push_back(encode(example));
    return contract::dumpJson(list);
}

std::vector<contract::PolicyExample> examplesFrom(std::string_view text)
{
    const auto list = contract::parseJson(text);
    if (!list || !list->is_array())
        throw StoreError(StoreError::Kind::Damaged, "examples of a policy are no list");
    std::vector<contract::PolicyExample> examples;
    for (const nlohmann::json &item : *list) {
        auto example = contract::decodePolicyExample(item);
        if (!example)
            throw StoreError(StoreError::Kind::Damaged, "an example of a policy can't be read");
        examples.push_back(*std::move(example));
    }
    return examples;
}

} // namespace atalaya::platform::policies
