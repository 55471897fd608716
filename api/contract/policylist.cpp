// SPDX-License-Identifier: GPL-3.0-or-later
#include "policylist.h"

#include "policyparts.h"

#include <nlohmann/json.hpp>

namespace atalaya::contract {

using nlohmann::json;

namespace {

json encode(const PolicyList::Line &line)
{
    const PolicyList::Effect &effect = line.effect30d;
    return {{"id", line.id},
            {"name", line.name},
            {"entities", line.entities},
            {"actions", line.actions},
            {"modes", line.modes},
            {"priority", line.priority},
            {"enabled", line.enabled},
            {"version", line.version},
            {"hasDraft", line.hasDraft},
            {"isPending", line.isPending},
            {"revision", line.revision},
            {"changedAt", formatInstant(line.changedAt)},
            {"changedBy", line.changedBy},
            {"effect30d", {{"executed", effect.executed}, {"review", effect.review}, {"blocked", effect.blocked}}}};
}

PolicyList::Line readLine(Reader &in)
{
    PolicyList::Line line;
    line.id = in.string("id", 200);
    line.name = in.string("name", 1000);
    line.entities = in.strings("entities");
    line.actions = in.strings("actions");
    line.modes = in.strings("modes", 3);
    line.priority = in.integer("priority");
    line.enabled = in.boolean("enabled");
    line.version = in.integer("version", 0);
    line.hasDraft = in.boolean("hasDraft");
    line.isPending = in.boolean("isPending");
    line.revision = in.integer("revision", 0);
    line.changedAt = in.instant("changedAt");
    line.changedBy = in.string("changedBy", 200);
    Reader effect = in.object("effect30d");
    line.effect30d = {effect.integer("executed", 0), effect.integer("review", 0), effect.integer("blocked", 0)};
    return line;
}

} // namespace

json encode(const PolicyList &list)
{
    json lines = json::array();
    for (const PolicyList::Line &line : list.policies)
        lines.push_back(encode(line));
    return {{"policies", std::move(lines)}, {"defaultMode", list.defaultMode}, {"fourEyes", list.fourEyes}};
}

Decoded<PolicyList> decodePolicyList(const json &value)
{
    Reader in(value);
    PolicyList list;
    list.policies = in.list("policies", readLine);
    list.defaultMode = parts::mode(in, "defaultMode");
    list.fourEyes = in.boolean("fourEyes");
    return in.finish(std::move(list));
}

} // namespace atalaya::contract
