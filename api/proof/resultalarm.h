// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/proof/listdifference.h"
#include "api/proof/resultreport.h"

namespace atalaya::api {

class LogVerifier;

/// Adds what the report does not name yet, and returns that.
ListDifference add(ResultReport &report, const ListDifference &difference);

/// An alarm that names the first decisions; none for no decisions.
void raise(LogVerifier *log, LogOutcome outcome, const std::vector<std::int64_t> &seqs, const char *what);
void raise(LogVerifier *log, const ListDifference &difference);

} // namespace atalaya::api
