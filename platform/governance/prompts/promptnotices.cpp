// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/prompts/promptnotices.h"

#include "platform/notifications/notificationwriter.h"

namespace atalaya::platform::prompts {

namespace {

Notice noticeOf(const Scene &scene, const Audience &audience, const std::string &kind, const std::string &id,
                const contract::PromptPending &wish)
{
    Notice notice{audience, kind, {"prompt", id}, scene.who.actor};
    notice.names["prompt"] = wish.document.name;
    return notice;
}

} // namespace

void tellWaiting(const Scene &scene, const std::string &id, const contract::PromptPending &wish)
{
    Notice notice = noticeOf(scene, Audience::may("governance:publish"), "prompt.approval_wanted", id, wish);
    notice.spared = {scene.who.actor};
    for (const contract::Person &author : wish.authors)
        notice.spared.push_back(author.id);
    NotificationWriter(scene.transaction, scene.who.tenantId, scene.now).tell(notice);
}

void tellAnswered(const Scene &scene, const std::string &id, const contract::PromptPending &wish, std::int64_t version)
{
    NotificationWriter writer(scene.transaction, scene.who.tenantId, scene.now);
    writer.settle({"prompt", id}, {"prompt.approval_wanted"});
    if (wish.requestedBy.id == scene.who.actor)
        return;
    Notice notice = noticeOf(scene, Audience::user(wish.requestedBy.id),
                             version > 0 ? "prompt.approved" : "prompt.rejected", id, wish);
    if (version > 0)
        notice.numbers["version"] = version;
    writer.tell(notice);
}

} // namespace atalaya::platform::prompts
