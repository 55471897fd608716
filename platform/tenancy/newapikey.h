// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "apikeystore.h"

#include <nlohmann/json_fwd.hpp>

namespace atalaya::platform {

/// `POST /api/admin/api-keys`: {name, kind: secret|publishable, scopes[], origins[]?, expiresInDays?: 1–365}.
struct NewApiKey
{
    std::string name;
    bool publishable = false;
    std::vector<std::string> scopes;
    std::vector<std::string> origins;
    int expiresInDays = 365;
};

/// Throws HttpError 400 that names the field. `known`: the scopes that exist.
[[nodiscard]] NewApiKey readNewApiKey(const nlohmann::json &body, const std::vector<apikeys::Scope> &known);
[[nodiscard]] nlohmann::json encode(const ApiKey &key, Instant now);

} // namespace atalaya::platform
