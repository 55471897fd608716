// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/result.h"
#include "api/proof/checkpoint.h"
#include "api/proof/leafreader.h"

#include <QFuture>

#include <cstdint>
#include <optional>
#include <string>

class QObject;

namespace atalaya::api {

class AuditLogSource;

/// A leaf with what it commits to.
struct OpenedLeaf
{
    LogLeaf leaf;
    std::string meta;
    std::string body;

    bool operator==(const OpenedLeaf &) const = default;
};

/// Asks for one leaf, its payloads and its place; nullopt unless all of it lies under `head`. Ends with `owner`.
[[nodiscard]] QFuture<Result<std::optional<OpenedLeaf>>> askLeaf(QObject *owner, AuditLogSource *source,
                                                                 const Checkpoint &head, std::int64_t seq);

} // namespace atalaya::api
