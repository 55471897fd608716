// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/proof/treehash.h"

#include <string>
#include <vector>

namespace atalaya::api {

/// A path as the contract has it; what is no hash comes out as zeros, which fit nothing.
[[nodiscard]] inline std::vector<TreeHash> hashesOf(const std::vector<std::string> &path)
{
    std::vector<TreeHash> hashes;
    hashes.reserve(path.size());
    for (const std::string &bytes : path)
        hashes.push_back(hashFrom(bytes).value_or(TreeHash{}));
    return hashes;
}

} // namespace atalaya::api
