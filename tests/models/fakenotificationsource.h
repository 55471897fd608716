// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/notificationsource.h"
#include "tests/support/manualsource.h"

#include <QStringList>

#include <vector>

namespace atalaya::tests {

/// Answered by the test, call by call.
class FakeNotificationSource final : public api::NotificationSource
{
public:
    using List = api::Dated<contract::NotificationList>;

    ManualCalls<List> lists;
    ManualCalls<void> marks;
    /// What was marked; `until …` for all.
    QStringList marked;
    /// Of each question: whether nobody asked for it.
    std::vector<bool> byItself;

    [[nodiscard]] QFuture<api::Result<List>> notifications(bool quiet) override
    {
        byItself.push_back(quiet);
        return lists.add();
    }
    [[nodiscard]] QFuture<api::Result<void>> markRead(const QString &id) override
    {
        marked.append(id);
        return marks.add();
    }
    [[nodiscard]] QFuture<api::Result<void>> markAllRead(contract::Instant until) override
    {
        marked.append(QStringLiteral("until ") + QString::fromStdString(contract::formatInstant(until)));
        return marks.add();
    }

    /// Minutes after noon.
    [[nodiscard]] static contract::Instant noon(int minutes = 0)
    {
        using namespace std::chrono;
        return contract::Instant(sys_days{year{2026} / February / 8} + hours{12} + std::chrono::minutes{minutes});
    }
    [[nodiscard]] static contract::Notification told(int number, bool isRead = false)
    {
        contract::Notification one;
        one.id = "ntf-" + std::to_string(number);
        one.kind = "override.requested";
        one.subject = {"override", "ovr-" + std::to_string(number)};
        one.by = contract::Person{"u-2", "Marta Vidal"};
        one.names = {{"policy", "Riesgo alto"}};
        one.at = noon(number);
        if (isRead)
            one.readAt = noon(number);
        return one;
    }
    /// The next question is answered with these, in this order.
    void answer(const std::vector<contract::Notification> &all, bool stale = false)
    {
        List list;
        list.value.notifications = all;
        for (const contract::Notification &one : all)
            list.value.unread += one.readAt ? 0 : 1;
        list.fetchedAt = QDateTime::fromMSecsSinceEpoch(noon(30).time_since_epoch().count(), Qt::UTC);
        list.stale = stale;
        lists.answer(list);
    }
};

} // namespace atalaya::tests
