// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/policies/policynotices.h"

#include "platform/governance/policies/changeparts.h"
#include "platform/notifications/notificationwriter.h"

namespace atalaya::platform::policies {

namespace {

NotificationWriter writer(const Scene &scene)
{
    return {scene.transaction, scene.who.tenantId, scene.now};
}

Notice noticeOf(const Scene &scene, const Audience &audience, const std::string &kind, const NoticeSubject &subject)
{
    return {audience, kind, subject, scene.who.actor, {scene.who.actor}};
}

NoticeSubject policy(const std::string &id)
{
    return {"policy", id};
}

NoticeSubject settings()
{
    return {"governance_settings", "settings"};
}

} // namespace

void tellPublished(const Scene &scene, const std::string &id, const contract::PolicyVersion &version)
{
    Notice notice = noticeOf(scene, Audience::may("governance:edit"), "policy.published", policy(id));
    if (version.publishedBy != scene.who.actor)
        notice.spared.push_back(version.publishedBy);
    notice.names["policy"] = parts::policyFrom(version.policy).name;
    notice.numbers["version"] = version.version;
    writer(scene).tell(notice);
}

void tellWaiting(const Scene &scene, const std::string &id, const contract::PolicyPending &wish)
{
    Notice notice = noticeOf(scene, Audience::may("governance:publish"), "policy.confirmation_wanted", policy(id));
    notice.names["policy"] = parts::policyFrom(wish.policy).name;
    writer(scene).tell(notice);
}

void tellAnswered(const Scene &scene, const std::string &id, const contract::PolicyPending &wish, std::int64_t version)
{
    writer(scene).settle(policy(id), {"policy.confirmation_wanted"});
    if (wish.requestedBy == scene.who.actor)
        return;
    Notice notice = noticeOf(scene, Audience::user(wish.requestedBy),
                             version > 0 ? "policy.confirmed" : "policy.refused", policy(id));
    notice.names["policy"] = parts::policyFrom(wish.policy).name;
    if (version > 0)
        notice.numbers["version"] = version;
    writer(scene).tell(notice);
}

void tellSettings(const Scene &scene, const contract::GovernanceSettings &before,
                  const contract::GovernanceSettings &after)
{
    writer(scene).settle(settings(), {"settings.confirmation_wanted"});
    if (after.pendingBy)
        writer(scene).tell(
            noticeOf(scene, Audience::may("governance:publish"), "settings.confirmation_wanted", settings()));
    if (!before.pendingBy || before.pendingBy->id == scene.who.actor)
        return;
    const bool agreed =
        !after.pendingBy && after.defaultMode == before.pendingMode && after.fourEyes == before.pendingEyes;
    writer(scene).tell(noticeOf(scene, Audience::user(before.pendingBy->id),
                                agreed ? "settings.confirmed" : "settings.refused", settings()));
}

} // namespace atalaya::platform::policies
