// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/safeuse.h"
#include "tests/platform/governancescene.h"

#include <string>

namespace atalaya::tests {

/// People and agents of a demo platform, and the rules of safe use between them.
class SafeUseScene : public GovernanceScene
{
public:
    inline static const std::string admin = "marta.vidal@ascensores-xyz";
    inline static const std::string compliance = "lucia.ferrer@ascensores-xyz";
    inline static const std::string manager = "jorge.pons@ascensores-xyz";
    inline static const std::string stranger = "nuria.campos@banca-norte";
    inline static const std::string path = "/api/admin/governance/safe-use";
    inline static const std::string weaken = "safe_use.weaken";

    /// New sessions, and the rules that nobody has changed.
    void reset();
    [[nodiscard]] contract::SafeUse now(const std::string &who = compliance);
    /// Of what there is now, unless the headers name another version.
    Answer put(const contract::SafeUseRules &rules, const Sent &sent = {}, const std::string &who = compliance);
    /// Whatever it takes.
    contract::SafeUse set(const contract::SafeUseRules &rules);
    /// Leaves with this in their bodies.
    [[nodiscard]] std::int64_t leavesWith(const std::string &text);
};

[[nodiscard]] nlohmann::json safeUseRequest(const contract::SafeUseRules &rules, const std::string &note = {});
/// Blocks what names no source, and takes little.
[[nodiscard]] contract::SafeUseRules strictRules();
[[nodiscard]] HttpHeaders ifMatch(std::int64_t version);
/// What any policy lets through.
[[nodiscard]] nlohmann::json harmlessRequest(const nlohmann::json &changes = nlohmann::json::object());

} // namespace atalaya::tests
