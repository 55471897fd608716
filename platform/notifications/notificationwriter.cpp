// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/notifications/notificationwriter.h"

#include "api/contract/json.h"
#include "api/rules/masking.h"
#include "platform/base/random.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform {

namespace {

std::int64_t number(Instant at)
{
    return at.time_since_epoch().count();
}

std::string joined(const std::vector<std::string> &ids)
{
    std::string text;
    for (const std::string &id : ids)
        text += (text.empty() ? "" : " ") + id;
    return text;
}

/// Names are masked all the same: people write numbers of clients into the names of things.
std::string paramsOf(const Notice &notice)
{
    nlohmann::json names = nlohmann::json::object();
    for (const auto &[name, text] : notice.names)
        names[name] = rules::maskPii(text).text;
    return contract::dumpJson({{"names", std::move(names)}, {"numbers", notice.numbers}});
}

} // namespace

void NotificationWriter::tell(const Notice &notice)
{
    settle(notice.subject, {notice.kind}, notice.audience);
    const Instant at = notice.at.value_or(m_now);
    const std::int64_t last = m_transaction.row("SELECT coalesce(max(seq), 0) FROM notification")->integer(0);
    m_transaction.run("INSERT INTO notification (tenant_id, id, seq, audience, spared, kind, subject_type, subject_id,"
                      " actor, params, at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                      {m_tenantId, "ntf-" + randomId(), last + 1, notice.audience.text(), joined(notice.spared),
                       notice.kind, notice.subject.type, notice.subject.id, notice.actor, paramsOf(notice), number(at),
                       number(notice.expiresAt.value_or(at + noticeLife))});
    prune(notice.audience);
}

void NotificationWriter::settle(const NoticeSubject &subject, std::initializer_list<std::string_view> kinds)
{
    for (const std::string_view kind : kinds) {
        remove(m_transaction.rows("SELECT id FROM notification WHERE subject_type = ? AND subject_id = ? AND kind = ?",
                                  {subject.type, subject.id, std::string(kind)}));
    }
}

void NotificationWriter::settle(const NoticeSubject &subject, std::initializer_list<std::string_view> kinds,
                                const Audience &audience)
{
    for (const std::string_view kind : kinds) {
        remove(m_transaction.rows("SELECT id FROM notification WHERE subject_type = ? AND subject_id = ? AND kind = ?"
                                  " AND audience = ?",
                                  {subject.type, subject.id, std::string(kind), audience.text()}));
    }
}

void NotificationWriter::prune(const Audience &audience)
{
    constexpr std::int64_t atOnce = 1000;
    const std::int64_t now = number(m_now);
    remove(m_transaction.rows("SELECT id FROM notification WHERE audience = ? AND expires_at <= ? LIMIT ?",
                              {audience.text(), now, atOnce}));
    remove(m_transaction.rows("SELECT id FROM notification WHERE audience = ? AND at <= ? ORDER BY at DESC, seq DESC"
                              " LIMIT ? OFFSET ?",
                              {audience.text(), now, atOnce, static_cast<std::int64_t>(mostNotices)}));
}

void NotificationWriter::remove(const std::vector<Row> &ids)
{
    for (const Row &row : ids) {
        m_transaction.run("DELETE FROM notification_read WHERE notification_id = ?", {row.text(0)});
        m_transaction.run("DELETE FROM notification WHERE id = ?", {row.text(0)});
    }
}

} // namespace atalaya::platform
