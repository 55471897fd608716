// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/prompt.h"
#include "tests/platform/governancescene.h"

#include <string>

namespace atalaya::tests {

/// People of a demo platform at work on prompt templates, and agents that name them.
class PromptScene : public GovernanceScene
{
public:
    inline static const std::string admin = "marta.vidal@ascensores-xyz";
    inline static const std::string compliance = "lucia.ferrer@ascensores-xyz";
    inline static const std::string manager = "jorge.pons@ascensores-xyz";
    inline static const std::string stranger = "nuria.campos@banca-norte";
    inline static const std::string base = "/api/admin/governance/prompts";
    inline static const std::string approval = "prompt.approve";

    [[nodiscard]] contract::PromptDetail detail(const std::string &id);
    [[nodiscard]] contract::PromptDetail made(const std::string &who);
    /// Of what there is now.
    Answer save(const std::string &who, const std::string &id, const nlohmann::json &body);
    /// Lets the draft wait.
    contract::PromptDetail asked(const std::string &who, const std::string &id);
    /// About what waits.
    Answer verdict(const std::string &who, const std::string &id, const char *word = "approve",
                   const std::string &stepUp = approval);
    /// A template with so many approved versions: compliance writes, admin approves.
    [[nodiscard]] contract::PromptDetail approved(int versions = 1);
    /// An agent that names it.
    Answer use(const std::string &id, std::int64_t version, const nlohmann::json &changes = nlohmann::json::object(),
               const QByteArray &key = {});
};

/// A template with a place for `equipo`.
[[nodiscard]] nlohmann::json promptText(const std::string &text = "Resume la avería de {{equipo}}.\nSé breve.");
[[nodiscard]] HttpHeaders ifMatch(std::int64_t revision);
/// What any policy lets through.
[[nodiscard]] nlohmann::json harmlessRequest(const nlohmann::json &changes = nlohmann::json::object());

} // namespace atalaya::tests
