// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/reader.h"

#include <cstdint>

namespace atalaya::tests {

/// What an answer about the thing says: a number that tells it from others, as in `{"n":1}`.
struct Thing
{
    std::int64_t n = 0;
};

[[nodiscard]] inline contract::Decoded<Thing> decodeThing(const nlohmann::json &value)
{
    contract::Reader in(value);
    Thing thing{in.integer("n")};
    return in.finish(thing);
}

} // namespace atalaya::tests
