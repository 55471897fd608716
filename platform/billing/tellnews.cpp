// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/billing/tellnews.h"

#include "platform/notifications/notificationwriter.h"

namespace atalaya::platform::billing {

void tellNews(Transaction &transaction, const std::string &tenantId, Instant now, const News &news)
{
    Notice notice{Audience::may("subscription:view"), news.kind, {news.subjectType, news.subjectId}};
    notice.actor = news.actor;
    if (!news.actor.empty())
        notice.spared = {news.actor};
    notice.names = news.names;
    notice.numbers = news.numbers;
    NotificationWriter(transaction, tenantId, now).tell(notice);
}

} // namespace atalaya::platform::billing
