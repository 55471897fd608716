// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/overrides/overridenotices.h"

#include "platform/notifications/notificationwriter.h"

namespace atalaya::platform::overrides {

namespace {

NotificationWriter writer(const Scene &scene)
{
    return {scene.transaction, scene.who.tenantId, scene.now};
}

NoticeSubject subjectOf(const Record &record)
{
    return {"override", record.id};
}

Notice noticeOf(const Record &record, const Audience &audience, const std::string &kind, const std::string &actor)
{
    Notice notice{audience, kind, subjectOf(record), actor};
    notice.names["policy"] = record.policyName;
    if (record.scope == Scope::Entity)
        notice.numbers["hours"] = record.hours;
    return notice;
}

/// Of time nobody reports that it has passed, so this is written now for then, and settled when it comes otherwise.
void tellWhenOver(const Scene &scene, const Record &record, const std::string &kind)
{
    Notice notice = noticeOf(record, Audience::user(record.requestedBy), kind, {});
    notice.at = record.expiresAt;
    writer(scene).tell(notice);
}

} // namespace

void tellRequested(const Scene &scene, const Record &record)
{
    Notice notice = noticeOf(record, Audience::may("overrides:approve"), "override.requested", record.requestedBy);
    notice.spared = {record.requestedBy};
    notice.expiresAt = record.expiresAt;
    writer(scene).tell(notice);
    tellWhenOver(scene, record, "override.unanswered");
}

void tellSpoken(const Scene &scene, const Record &record)
{
    writer(scene).settle(subjectOf(record), {"override.requested", "override.unanswered", "override.expired"});
    if (scene.who.actor != record.requestedBy)
        writer(scene).tell(noticeOf(record, Audience::user(record.requestedBy),
                                    "override." + std::string(nameOf(record.state)), scene.who.actor));
    if (record.state == State::Approved)
        tellWhenOver(scene, record, "override.expired");
}

void tellExecuted(const Scene &scene, const Record &record)
{
    if (record.uses == 1)
        writer(scene).tell(noticeOf(record, Audience::user(record.requestedBy), "override.executed", {}));
    if (record.state == State::Used)
        writer(scene).settle(subjectOf(record), {"override.expired"});
}

} // namespace atalaya::platform::overrides
