// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakeauditsource.h"

namespace atalaya::tests {

/// Decision `seq` of a made-up log, one a minute from 2026-02-01 on.
[[nodiscard]] contract::AuditRow auditRow(qint64 seq);
/// All that is stored of it, with payloads that say the same.
[[nodiscard]] contract::AuditDecision auditDecision(qint64 seq);
/// A snapshot of the newest `total` decisions of `head`, newest first.
[[nodiscard]] contract::AuditQuery auditSnapshot(const std::string &id, qint64 total, qint64 head);
/// The rows that were asked for of such a snapshot.
[[nodiscard]] contract::AuditRows auditRows(const contract::AuditQuery &snapshot, qint64 offset, qint64 limit);

void answer(FakeAuditSource::QueryCall &call, const contract::AuditQuery &snapshot);
void answer(FakeAuditSource::RowsCall &call, const contract::AuditQuery &snapshot);
/// Where it stands in such a snapshot.
void answer(FakeAuditSource::Call<contract::AuditPlace> &call, const contract::AuditQuery &snapshot);

} // namespace atalaya::tests
