// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/notifications/notice.h"
#include "platform/store/connection.h"

#include <initializer_list>
#include <string_view>

namespace atalaya::platform {

/// How rooms tell people: in the transaction of the change, so that nobody hears of what did not happen. In tenant
/// scope, or within `inTenant`.
class NotificationWriter
{
public:
    NotificationWriter(Transaction &transaction, std::string tenantId, Instant now)
        : m_transaction(transaction)
        , m_tenantId(std::move(tenantId))
        , m_now(now)
    {}

    /// What was told before of the same kind and subject to the same audience gives way to it, read or not.
    void tell(const Notice &notice);
    /// These kinds need no attention any more, or will not happen: they are gone for everybody.
    void settle(const NoticeSubject &subject, std::initializer_list<std::string_view> kinds);
    /// The same for one audience.
    void settle(const NoticeSubject &subject, std::initializer_list<std::string_view> kinds, const Audience &audience);

private:
    void remove(const std::vector<Row> &ids);
    void prune(const Audience &audience);

    Transaction &m_transaction;
    std::string m_tenantId;
    Instant m_now;
};

} // namespace atalaya::platform
