// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/http/types.h"

#include <tl/expected.hpp>

#include <string_view>

namespace atalaya::platform {

/// Who stands behind the token of `Authorization: Bearer`. Called once per request, from any worker thread.
class Authenticator
{
public:
    virtual ~Authenticator() = default;
    /// A principal of kind PendingMfa, Enrollment or User with its permissions filled in. An error is answered as it
    /// is: 401 unauthenticated, token_expired, pending_expired or enrollment_expired, 403 mfa_required.
    [[nodiscard]] virtual tl::expected<Principal, HttpError> authenticate(std::string_view bearerToken) = 0;
};

} // namespace atalaya::platform
