// SPDX-License-Identifier: GPL-3.0-or-later
#include "tenants.h"

#include "platform/base/random.h"
#include "platform/limits/limits.h"

#include <QDateTime>
#include <QTimeZone>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <stdexcept>

namespace atalaya::platform::tenants {

namespace {

const std::string columns = "tenant_id, slug, name, industry, tier, currency, time_zone";

contract::Tenant tenantFrom(const Row &row)
{
    return {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6)};
}

std::optional<contract::Tenant> maybe(const std::optional<Row> &row)
{
    return row ? std::optional(tenantFrom(*row)) : std::nullopt;
}

void need(bool ok, const char *sentence)
{
    if (!ok)
        throw std::invalid_argument(sentence);
}

bool isZone(const std::string &name)
{
    const QByteArray id = QByteArray::fromStdString(name);
    return name.size() <= 64 && QTimeZone::isTimeZoneIdAvailable(id) && QTimeZone(id).isValid();
}

void check(const NewTenant &tenant)
{
    const auto inSlug = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    };
    const auto isUpper = [](char c) {
        return c >= 'A' && c <= 'Z';
    };
    need(tenant.slug.size() >= 2 && tenant.slug.size() <= 60 &&
             std::all_of(tenant.slug.begin(), tenant.slug.end(), inSlug),
         "A slug has 2 to 60 lower-case letters, digits and hyphens.");
    need(!tenant.name.empty() && tenant.name.size() <= 200, "A tenant needs a name of at most 200 bytes.");
    need(!tenant.industry.empty() && tenant.industry.size() <= 100, "A tenant needs an industry.");
    need(tenant.currency.size() == 3 && std::all_of(tenant.currency.begin(), tenant.currency.end(), isUpper),
         "A currency is three capital letters, for example EUR.");
    need(isZone(tenant.timeZone),
         "This machine knows no time zone of that name; a time zone is named like Europe/Madrid.");
}

void checkTier(Connection &connection, const std::string &tier)
{
    const std::vector<std::string> known = tiers(connection);
    if (std::ranges::find(known, tier) != known.end())
        return;
    std::string names;
    for (const std::string &name : known)
        names += (names.empty() ? "" : ", ") + name;
    throw std::invalid_argument("There is no such tier; the tiers are " + names + '.');
}

} // namespace

std::string add(Transaction &transaction, AuditLog &log, Instant now, const NewTenant &tenant)
{
    check(tenant);
    checkTier(transaction, tenant.tier);
    if (findBySlug(transaction, tenant.slug))
        throw std::invalid_argument("There is a tenant with the slug " + tenant.slug + " already.");
    const std::string id = tenant.id.empty() ? randomId() : tenant.id;
    (void)transaction.run("INSERT INTO base_tenants (tenant_id, slug, name, industry, tier, currency, time_zone, "
                          "created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                          {id, tenant.slug, tenant.name, tenant.industry, tenant.tier, tenant.currency, tenant.timeZone,
                           now.time_since_epoch().count()});
    Change change;
    change.tenantId = id;
    change.actor = "operator";
    change.action = "tenant.created";
    change.target = "tenants/" + id;
    change.after = contract::dumpJson(contract::encode(*find(transaction, id)));
    change.result = "allowed";
    recordChange(transaction, log, now, change);
    return id;
}

std::optional<contract::Tenant> find(Connection &connection, std::string_view id)
{
    return maybe(connection.row("SELECT " + columns + " FROM base_tenants WHERE tenant_id = ?", {std::string(id)}));
}

std::optional<contract::Tenant> findBySlug(Connection &connection, std::string_view slug)
{
    return maybe(connection.row("SELECT " + columns + " FROM base_tenants WHERE slug = ?", {std::string(slug)}));
}

std::vector<contract::Tenant> all(Connection &connection)
{
    std::vector<contract::Tenant> found;
    connection.each("SELECT " + columns + " FROM base_tenants ORDER BY name, tenant_id", {}, [&found](const Row &row) {
        found.push_back(tenantFrom(row));
        return true;
    });
    return found;
}

contract::Tenant current(Connection &connection)
{
    const auto row = connection.row("SELECT " + columns + " FROM tenants");
    if (!row)
        throw StoreError(StoreError::Kind::Failed, "the tenant of the scope does not exist");
    return tenantFrom(*row);
}

Instant localTime(const std::string &zone, Instant at)
{
    const QTimeZone known(QByteArray::fromStdString(zone));
    if (!known.isValid())
        return at;
    const qint64 since1970 = std::chrono::floor<std::chrono::milliseconds>(at).time_since_epoch().count();
    return at + std::chrono::seconds{known.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(since1970, Qt::UTC))};
}

} // namespace atalaya::platform::tenants
