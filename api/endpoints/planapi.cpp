// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/planapi.h"

#include "api/cache/cachedclient.h"
#include "api/endpoints/calls.h"

#include <nlohmann/json.hpp>

namespace atalaya::api {

namespace {

using namespace std::chrono_literals;
using contract::SubscriptionView;

const QString planTag = QStringLiteral("plan");
/// A plan changes what is shown beside a limit, too.
const QString usageTag = QStringLiteral("usage");

const CachePolicy policy{60s, 10min, false, {planTag}, true};
/// It moves with what is spent.
const CachePolicy spendingPolicy{60s, 10min, false, {planTag, usageTag}, true};

Request read(const QString &path, const QByteArray &label)
{
    Request request;
    request.path = QStringLiteral("/api/admin/") + path;
    request.label = label;
    return request;
}

Request post(const QString &what, const std::string &body)
{
    Request request;
    request.verb = Verb::Post;
    request.path = QStringLiteral("/api/admin/subscription/") + what;
    request.label = "plan." + what.toLatin1();
    request.body = QByteArray::fromStdString(body);
    return request;
}

} // namespace

PlanApi::PlanApi(CachedClient *client)
    : m_client(client)
{}

QFuture<Result<Dated<SubscriptionView>>> PlanApi::subscription(bool refresh)
{
    return m_client->get(read(QStringLiteral("subscription"), "plan.subscription"), policy,
                         contract::decodeSubscriptionView, refresh);
}

QFuture<Result<Dated<contract::PlanList>>> PlanApi::plans(bool refresh)
{
    return m_client->get(read(QStringLiteral("plans"), "plan.plans"), policy, contract::decodePlanList, refresh);
}

QFuture<Result<Dated<contract::InvoiceList>>> PlanApi::invoices(qint64 offset, qint64 limit, bool refresh)
{
    Request request = read(QStringLiteral("invoices"), "plan.invoices");
    request.query.addQueryItem(QStringLiteral("offset"), QString::number(offset));
    request.query.addQueryItem(QStringLiteral("limit"), QString::number(limit));
    return m_client->get(request, policy, contract::decodeInvoiceList, refresh);
}

QFuture<Result<Dated<contract::UsageForecast>>> PlanApi::forecast(bool refresh)
{
    return m_client->get(read(QStringLiteral("usage/forecast"), "plan.forecast"), spendingPolicy,
                         contract::decodeUsageForecast, refresh);
}

QFuture<Result<contract::Rehearsal>> PlanApi::rehearse(const QString &plan)
{
    const std::string body = contract::dumpJson(contract::encode(contract::RehearsalRequest{plan.toStdString()}));
    Request question = post(QStringLiteral("rehearsal"), body);
    question.question = true;
    return call(m_client->client(), question, contract::decodeRehearsal);
}

QFuture<Result<SubscriptionView>> PlanApi::change(const SubscriptionView &seen,
                                                  const contract::SubscriptionChange &wanted)
{
    return step(seen, QStringLiteral("change"), contract::dumpJson(contract::encode(wanted)));
}

QFuture<Result<SubscriptionView>> PlanApi::sandbox(const SubscriptionView &seen, const QString &event)
{
    return step(seen, QStringLiteral("sandbox"),
                contract::dumpJson(contract::encode(contract::SandboxEvent{event.toStdString()})));
}

/// Whatever came of it: what was shown before is asked about again.
QFuture<Result<SubscriptionView>> PlanApi::step(const SubscriptionView &seen, const QString &what,
                                                const std::string &body)
{
    Request request = post(what, body);
    request.ifMatch = '"' + QByteArray::number(static_cast<qlonglong>(seen.revision)) + '"';
    request.stepUpAction = QStringLiteral("subscription.") + what;
    const auto answer = call(m_client->client(), request, contract::decodeSubscriptionView);
    return mapped<SubscriptionView>(m_client, answer, [client = m_client](const Result<SubscriptionView> &result) {
        client->invalidate(planTag);
        client->invalidate(usageTag);
        return result;
    });
}

} // namespace atalaya::api
