// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/notification.h"
#include "tests/contract/samples.h"

namespace atalaya::tests {

namespace {

using namespace contract;
using namespace std::chrono;

Instant at(int hour)
{
    return sys_days{year{2026} / February / 4} + hours{hour} + milliseconds{250};
}

Notification published()
{
    Notification one;
    one.id = "ntf-2";
    one.kind = "policy.published";
    one.subject = {"policy", "pol-riesgo-alto"};
    one.by = Person{"u-1", "Ana Gil"};
    one.names = {{"policy", "Riesgo alto"}};
    one.numbers = {{"version", 7}};
    one.at = at(9);
    one.readAt = at(10);
    return one;
}

Notification lost()
{
    Notification one;
    one.id = "ntf-1";
    one.kind = "review.hold_lost";
    one.subject = {"decision", "dec-aa00bb11cc22-0000000007"};
    one.at = at(8);
    return one;
}

} // namespace

std::vector<Sample> notificationSamples()
{
    return {
        sample("notification-list", NotificationList{3, "1770197640250.1", {published(), lost()}},
               decodeNotificationList),
        sample("notification-list-end", NotificationList{0, std::nullopt, {}}, decodeNotificationList),
        sample("notifications-read", NotificationsRead{at(9)}, decodeNotificationsRead),
    };
}

} // namespace atalaya::tests
