// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/proof/treehash.h"

#include <QByteArrayList>

#include <vector>

namespace atalaya::tests {

/// From the operator's form; what has not 32 bytes comes out as zeros, which fit nothing.
inline api::TreeHash hash(const QByteArray &bytes)
{
    return api::hashFrom({bytes.constData(), static_cast<std::size_t>(bytes.size())}).value_or(api::TreeHash{});
}

inline std::vector<api::TreeHash> hashes(const QByteArrayList &list)
{
    std::vector<api::TreeHash> all;
    for (const QByteArray &bytes : list)
        all.push_back(hash(bytes));
    return all;
}

} // namespace atalaya::tests
