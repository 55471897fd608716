// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/store/connection.h"

#include <cstdint>
#include <string>

namespace atalaya::platform {

/// Empties the rows of the decisions fromSeq ≤ seq < toSeq but for number, id, time, state and totals, which figures of
/// the past are counted from. Behind the wall of `tenantId`.
void eraseDecisions(Transaction &transaction, const std::string &tenantId, std::int64_t fromSeq, std::int64_t toSeq);

} // namespace atalaya::platform
