// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/policies/policystore.h"

namespace atalaya::platform::policies {

Document documentOf(const contract::PolicyVersion &version)
{
    return {version.policy, version.hash, version.examples};
}

Document documentOf(const contract::PolicyDraft &draft)
{
    return {draft.policy, draft.hash, draft.examples};
}

Document documentOf(const contract::PolicyPending &pending)
{
    return {pending.policy, pending.hash, pending.examples};
}

contract::GovernanceSettings settings(Connection &connection)
{
    contract::GovernanceSettings settings;
    const auto row = connection.row("SELECT revision, default_mode, four_eyes, pending_by, pending_mode, pending_eyes"
                                    " FROM governance_setting");
    if (!row)
        return settings;
    settings.revision = row->integer(0);
    settings.defaultMode = row->text(1);
    settings.fourEyes = row->integer(2) != 0;
    if (const auto by = row->maybeText(3))
        settings.pendingBy = contract::Person{*by, {}};
    settings.pendingMode = row->maybeText(4);
    if (const auto eyes = row->maybeInteger(5))
        settings.pendingEyes = *eyes != 0;
    return settings;
}

std::int64_t generation(Connection &connection)
{
    const auto row = connection.row("SELECT generation FROM governance_setting");
    return row ? row->integer(0) : 0;
}

void putSettings(Transaction &transaction, const std::string &tenantId, const contract::GovernanceSettings &settings)
{
    const auto orNull = [](const std::optional<std::string> &text) {
        return text ? Value(*text) : Value(nullptr);
    };
    transaction.run("INSERT OR IGNORE INTO governance_setting (tenant_id) VALUES (?)", {tenantId});
    transaction.run("UPDATE governance_setting SET default_mode = ?, four_eyes = ?, revision = ?, pending_by = ?,"
                    " pending_mode = ?, pending_eyes = ?, generation = generation + 1",
                    {settings.defaultMode, std::int64_t{settings.fourEyes}, settings.revision,
                     settings.pendingBy ? Value(settings.pendingBy->id) : Value(nullptr), orNull(settings.pendingMode),
                     settings.pendingEyes ? Value(std::int64_t{*settings.pendingEyes}) : Value(nullptr)});
}

} // namespace atalaya::platform::policies
