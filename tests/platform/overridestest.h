// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/override.h"
#include "tests/platform/governancetest.h"

namespace atalaya::tests {

/// What agents, managers and compliance officers do with overrides.
class OverridesTest : public GovernanceTest
{
    Q_OBJECT

protected:
    inline static const std::string overridesPath = "/api/admin/governance/overrides";

    [[nodiscard]] static std::string wishPath(const std::string &decisionId);
    [[nodiscard]] static nlohmann::json once(const std::string &reason = "El cliente espera");
    /// A request that is held back, changed.
    [[nodiscard]] static nlohmann::json with(const nlohmann::json &changes);
    [[nodiscard]] static HttpHeaders ifMatch(const contract::Override &one);

    [[nodiscard]] std::string blocked(const nlohmann::json &body = blockedRequest());
    [[nodiscard]] contract::Override wish(const std::string &who, const std::string &decisionId,
                                          const nlohmann::json &body = once());
    Answer verdict(const std::string &who, const contract::Override &one, const char *word,
                   const std::string &note = {});
    [[nodiscard]] contract::Override approved(const nlohmann::json &request = blockedRequest(),
                                              const nlohmann::json &body = once());
    Answer use(const contract::Override &one, nlohmann::json body = blockedRequest(), const QByteArray &key = {});
    [[nodiscard]] std::string stateOf(const contract::Override &one);
};

} // namespace atalaya::tests
