// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditdecision.h"
#include "api/contract/auditexport.h"
#include "api/contract/auditproof.h"
#include "api/contract/auditseqs.h"
#include "api/contract/auth.h"
#include "api/contract/dashboard.h"
#include "api/contract/dashboardrows.h"
#include "api/contract/decide.h"
#include "api/contract/envelope.h"
#include "api/contract/events.h"
#include "api/contract/logepochs.h"
#include "api/contract/retention.h"
#include "api/contract/tenancy.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <string>
#include <vector>

namespace atalaya::tests {

/// One shape of the contract: the golden file of its name, and what must come of it.
struct Sample
{
    std::string name;
    /// The value in C++, written as JSON.
    std::function<nlohmann::json()> written;
    /// The file, read and compared with the value; the error otherwise.
    std::function<contract::Decoded<bool>(const nlohmann::json &)> readsBack;
};

template<class T>
Sample sample(std::string name, T value, contract::Decoded<T> (*decode)(const nlohmann::json &))
{
    return {std::move(name), [value] { return encode(value); },
            [value, decode](const nlohmann::json &file) {
                return decode(file).map([&](const T &read) { return read == value; });
            }};
}

/// Those of the audit log.
[[nodiscard]] std::vector<Sample> auditSamples();
/// Those of governance.
[[nodiscard]] std::vector<Sample> policySamples();
/// Those of overrides and reviews.
[[nodiscard]] std::vector<Sample> overrideSamples();
/// Those of notifications.
[[nodiscard]] std::vector<Sample> notificationSamples();
/// Those of safe use.
[[nodiscard]] std::vector<Sample> safeUseSamples();
/// Those of prompt templates.
[[nodiscard]] std::vector<Sample> promptSamples();
/// Those of plans, subscriptions and what is spent.
[[nodiscard]] std::vector<Sample> planSamples();
/// Every shape that travels. Each optional is present in one and absent in another.
[[nodiscard]] std::vector<Sample> contractSamples();

} // namespace atalaya::tests
