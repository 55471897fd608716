// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "types.h"

#include <optional>
#include <string_view>

namespace atalaya::platform {

/// Tells who holds a credential. Implemented by the identity room (people) and the tenancy room (machines).
class Authenticator
{
public:
    virtual ~Authenticator() = default;
    /// nullopt for an unknown, ended or expired token. `kind` says which token it was; permissions stay empty.
    [[nodiscard]] virtual std::optional<Principal> authenticate(std::string_view token,
                                                                const RequestContext &request) = 0;
};

} // namespace atalaya::platform
