// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditapi/snapshotrows.h"
#include "platform/auditlog/signedlog.h"
#include "platform/governance/policiesinforce.h"
#include "platform/http/types.h"
#include "platform/store/database.h"

namespace atalaya::platform {

/// `GET /api/admin/audit/decisions/{id}`: the row, what was stored, its policy, and what its proof needs.
[[nodiscard]] Route decisionRoute(Database &database, PolicyAsItWas asItWas);
/// `GET /api/admin/audit/queries/{id}/proofs?offset&limit[&body=1]`: the same for up to 200 rows of a snapshot, proven
/// in the tree that it was made at; fewer than asked for when they are large. 404 `snapshot_gone`.
[[nodiscard]] Route snapshotProofRoute(Database &database, SignedLog &log, SnapshotRows &snapshots);
/// `GET /api/admin/audit/queries/{id}/seqs?offset&limit`: the numbers of a snapshot's rows, at most 100,000.
[[nodiscard]] Route snapshotSeqsRoute(SignedLog &log, SnapshotRows &snapshots);

} // namespace atalaya::platform
