// SPDX-License-Identifier: GPL-3.0-or-later
#include "notification.h"

#include "people.h"
#include "policyparts.h"

#include <nlohmann/json.hpp>

namespace atalaya::contract {

using nlohmann::json;

namespace {

constexpr std::size_t mostParameters = 20;

template<class T>
json encodePairs(const std::map<std::string, T> &values)
{
    json pairs = json::array();
    for (const auto &[name, value] : values)
        pairs.push_back({{"name", name}, {"value", value}});
    return pairs;
}

json encode(const Notification &one)
{
    return {{"id", one.id},
            {"kind", one.kind},
            {"subject", {{"type", one.subject.type}, {"id", one.subject.id}}},
            {"by", parts::orNull(one.by)},
            {"names", encodePairs(one.names)},
            {"numbers", encodePairs(one.numbers)},
            {"at", formatInstant(one.at)},
            {"readAt", parts::orNull(one.readAt)}};
}

Notification read(Reader &in)
{
    Notification one;
    one.id = in.string("id", 100);
    one.kind = in.string("kind", 100);
    Reader subject = in.object("subject");
    one.subject.type = subject.string("type", 100);
    one.subject.id = subject.string("id", 300);
    one.by = parts::maybePerson(in, "by");
    const auto names = in.list(
        "names", [](Reader &item) { return std::pair(item.string("name", 100), item.string("value", 4000)); },
        mostParameters);
    one.names = {names.begin(), names.end()};
    const auto numbers = in.list(
        "numbers", [](Reader &item) { return std::pair(item.string("name", 100), item.integer("value")); },
        mostParameters);
    one.numbers = {numbers.begin(), numbers.end()};
    one.at = in.instant("at");
    one.readAt = in.maybeInstant("readAt");
    return one;
}

} // namespace

json encode(const NotificationList &list)
{
    json items = json::array();
    for (const Notification &one : list.notifications)
        items.push_back(encode(one));
    return {{"unread", list.unread}, {"next", parts::orNull(list.next)}, {"notifications", std::move(items)}};
}

Decoded<NotificationList> decodeNotificationList(const json &value)
{
    Reader in(value);
    NotificationList list;
    list.unread = in.integer("unread", 0);
    list.next = in.maybeString("next", 100);
    list.notifications = in.list("notifications", read, NotificationList::most);
    return in.finish(std::move(list));
}

json encode(const NotificationsRead &read)
{
    return {{"until", formatInstant(read.until)}};
}

Decoded<NotificationsRead> decodeNotificationsRead(const json &value)
{
    Reader in(value);
    NotificationsRead read;
    read.until = in.instant("until");
    in.refuseUnknown();
    return in.finish(read);
}

} // namespace atalaya::contract
