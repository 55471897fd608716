// SPDX-License-Identifier: GPL-3.0-or-later
#include "policychange.h"

#include "people.h"
#include "policyparts.h"

#include <nlohmann/json.hpp>

namespace atalaya::contract {

using nlohmann::json;

namespace {

constexpr std::size_t longestNote = 500;

template<class T>
Decoded<T> finishRequest(Reader &in, T request)
{
    in.refuseUnknown();
    return in.finish(std::move(request));
}

} // namespace

json encode(const PolicyPublishRequest &request)
{
    return {{"revision", request.revision}, {"hash", request.hash}, {"note", request.note}};
}

Decoded<PolicyPublishRequest> decodePolicyPublishRequest(const json &value)
{
    Reader in(value);
    PolicyPublishRequest request;
    request.revision = in.integer("revision", 0);
    request.hash = parts::hash(in, "hash");
    request.note = in.string("note", longestNote);
    return finishRequest(in, std::move(request));
}

json encode(const PolicySwitchRequest &request)
{
    return {{"revision", request.revision}, {"note", request.note}};
}

Decoded<PolicySwitchRequest> decodePolicySwitchRequest(const json &value)
{
    Reader in(value);
    PolicySwitchRequest request;
    request.revision = in.integer("revision", 0);
    request.note = in.string("note", longestNote);
    return finishRequest(in, std::move(request));
}

json encode(const PolicyPendingRequest &request)
{
    return {{"pending", request.pending}, {"hash", request.hash}};
}

Decoded<PolicyPendingRequest> decodePolicyPendingRequest(const json &value)
{
    Reader in(value);
    PolicyPendingRequest request;
    request.pending = in.integer("pending", 0);
    request.hash = parts::hash(in, "hash");
    return finishRequest(in, std::move(request));
}

json encode(const PolicyRestoreRequest &request)
{
    return {{"revision", request.revision}, {"version", request.version}};
}

Decoded<PolicyRestoreRequest> decodePolicyRestoreRequest(const json &value)
{
    Reader in(value);
    PolicyRestoreRequest request;
    request.revision = in.integer("revision", 0);
    request.version = in.integer("version", 1);
    return finishRequest(in, std::move(request));
}

json encode(const GovernanceSettings &settings)
{
    json pending = nullptr;
    if (settings.pendingBy) {
        pending = {{"requestedBy", encode(*settings.pendingBy)},
                   {"defaultMode", settings.pendingMode.value_or(std::string())},
                   {"fourEyes", settings.pendingEyes.value_or(false)}};
    }
    return {{"revision", settings.revision},
            {"defaultMode", settings.defaultMode},
            {"fourEyes", settings.fourEyes},
            {"pending", std::move(pending)}};
}

Decoded<GovernanceSettings> decodeGovernanceSettings(const json &value)
{
    Reader in(value);
    GovernanceSettings settings;
    settings.revision = in.integer("revision", 0);
    settings.defaultMode = parts::mode(in, "defaultMode");
    settings.fourEyes = in.boolean("fourEyes");
    if (auto pending = in.maybeObject("pending")) {
        settings.pendingBy = parts::person(*pending, "requestedBy");
        settings.pendingMode = parts::mode(*pending, "defaultMode");
        settings.pendingEyes = pending->boolean("fourEyes");
    }
    return in.finish(std::move(settings));
}

json encode(const GovernanceSettingsRequest &request)
{
    return {{"revision", request.revision}, {"defaultMode", request.defaultMode}, {"fourEyes", request.fourEyes}};
}

Decoded<GovernanceSettingsRequest> decodeGovernanceSettingsRequest(const json &value)
{
    Reader in(value);
    GovernanceSettingsRequest request;
    request.revision = in.integer("revision", 0);
    request.defaultMode = parts::mode(in, "defaultMode");
    request.fourEyes = in.boolean("fourEyes");
    return finishRequest(in, std::move(request));
}

} // namespace atalaya::contract
