// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/policydetail.h"
#include "api/net/apierror.h"
#include "api/rules/policyset.h"

#include <optional>
#include <string>
#include <vector>

namespace atalaya::models {

/// A policy out of the text in which it travels; nullopt: it is none.
[[nodiscard]] std::optional<rules::Policy> policyIn(const std::string &text);
/// What an editor shows: the draft, else what is in force, else what waits.
[[nodiscard]] std::optional<rules::Policy> shownPolicyOf(const contract::PolicyDetail &detail);
/// What goes with it.
[[nodiscard]] std::vector<contract::PolicyExample> shownExamplesOf(const contract::PolicyDetail &detail);
[[nodiscard]] std::optional<contract::PolicyDetail> policyDetailIn(const QByteArray &json);
/// The platform sent something that this program does not understand.
[[nodiscard]] api::ApiError unreadablePolicy();

} // namespace atalaya::models
