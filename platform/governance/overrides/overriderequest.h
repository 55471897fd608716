// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/override.h"
#include "platform/governance/overrides/overridestore.h"
#include "platform/http/types.h"
#include "platform/identity/personnames.h"
#include "platform/store/database.h"

/// Between requests and the changes of overrides.
namespace atalaya::platform::overrides {

/// What a fault is to the client; Absent and Stale have more to them.
[[nodiscard]] HttpError errorOf(Fault fault);

/// As it is shown at `now`, the names of people left out. In tenant scope.
[[nodiscard]] contract::Override viewOf(Connection &connection, const Record &record, Instant now);
using platform::nameThem;
[[nodiscard]] std::vector<contract::Person *> peopleOf(contract::Override &shown);
/// Whether the two accounts have the same e-mail, in whatever tenant. Reads in system scope.
[[nodiscard]] bool isSamePerson(Database &database, const std::string &a, const std::string &b);
/// A number of the query string; throws 400 outside the bounds.
[[nodiscard]] std::int64_t numberIn(const RequestContext &request, const std::string &name, std::int64_t fallback,
                                    std::int64_t least, std::int64_t most);
[[nodiscard]] std::string textIn(const RequestContext &request, const std::string &name);

} // namespace atalaya::platform::overrides
