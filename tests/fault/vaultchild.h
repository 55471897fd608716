// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/cache/responsecache.h"

#include <QString>

namespace atalaya::tests {

/// What a child process does with the cache in `folder` until it is killed or has made `steps` steps: "write" stores,
/// confirms, invalidates and purges; "rotate" destroys and begins with the next key; "destroy" ends in sign-outs.
/// Writes a dot per step. Exit code 0; 3 when it read what nobody wrote.
int runVaultChild(const QString &folder, const QString &mode, int steps, quint32 seed);

/// The n-th question, and whether `response` is a whole answer to it that some child wrote.
[[nodiscard]] api::CacheKey childKey(int n);
[[nodiscard]] bool isWhole(int n, const api::CachedResponse &response);

constexpr int childKeys = 40;

} // namespace atalaya::tests
