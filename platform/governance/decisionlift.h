// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/decide.h"
#include "platform/governance/decision.h"
#include "platform/http/types.h"
#include "platform/store/connection.h"

#include <string>

namespace atalaya::platform {

/// What decisions need of overrides, wherever they are kept. Thread-safe.
class DecisionLift
{
public:
    /// One request to decide, within its transaction.
    struct Scene
    {
        Transaction &transaction;
        const RequestContext &request;
        const contract::DecideRequest &wanted;
        Instant now{};
    };

    virtual ~DecisionLift() = default;
    /// Lets `decision`, as the policies made it of a request that names an override, go ahead; false when it needs
    /// none. Throws HttpError or Absent when the override does not fit.
    [[nodiscard]] virtual bool lift(const Scene &scene, Decision &decision) = 0;
    /// The decision is in the log: what was lifted is used up, and one that was not can be asked about.
    virtual void recorded(const Scene &scene, const Decision &decision, const DecisionKey &key, bool lifted) = 0;
    /// Nothing came of it: records the attempt. Outside any transaction.
    virtual void refused(const RequestContext &request, const std::string &overrideId, const std::string &code) = 0;
};

} // namespace atalaya::platform
