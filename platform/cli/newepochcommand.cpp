// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "platform/cli/services.h"

#include <cstdio>
#include <stdexcept>

namespace atalaya::platform {

namespace {

std::string logOf(const Services &services, const std::string &slug)
{
    if (slug == platformLog)
        return slug;
    const auto id = services.facts.tenantIdOfSlug(slug);
    if (!id)
        throw std::runtime_error("There is no tenant with the slug " + slug + '.');
    return *id;
}

/// Every log that takes nothing as it is.
std::vector<std::string> stoppedLogs(Services &services)
{
    std::vector<std::string> stopped;
    services.database.read([&](Connection &connection) {
        for (const Row &row : connection.rows("SELECT tenant_id FROM base_log_tree ORDER BY tenant_id")) {
            if (services.log.readOnly(row.text(0)))
                stopped.push_back(row.text(0));
        }
    });
    return stopped;
}

void begin(Services &services, const std::string &tenantId, const std::string &reason)
{
    const Instant now = services.clock.now();
    const EpochLeaf begun = services.log.beginEpoch(tenantId, reason, now);
    services.database.write([&](Transaction &transaction) {
        Change change;
        change.tenantId = tenantId;
        change.actor = "operator";
        change.action = "log.epoch_begun";
        change.target = "log";
        change.after = R"({"epoch":)" + std::to_string(begun.epoch) + '}';
        change.result = "allowed";
        change.reason = reason;
        recordChange(transaction, services.log, now, change);
    });
    std::printf("%s: epoch %lld goes on after %lld leaves; %lld that were signed are lost.\n", tenantId.c_str(),
                static_cast<long long>(begun.epoch), static_cast<long long>(begun.seq),
                static_cast<long long>(begun.lostTo - begun.seq));
}

} // namespace

Exit newEpoch(Arguments &arguments)
{
    const std::string data = arguments.required("--data");
    const auto slug = arguments.maybe("--tenant");
    const bool all = arguments.flag("--all");
    const std::string reason = arguments.required("--reason");
    arguments.finish();
    if (all == slug.has_value())
        throw UsageError("Give either --tenant or --all.");

    const DataFolder folder(data, DataFolder::Use::Existing);
    const SystemClock clock;
    Services services(folder, clock);
    const std::vector<std::string> logs = all ? stoppedLogs(services) : std::vector{logOf(services, *slug)};
    for (const std::string &tenantId : logs)
        begin(services, tenantId, reason);
    if (logs.empty())
        std::puts("Every log fits its signed head; nothing was changed.");
    return Exit::Done;
}

} // namespace atalaya::platform
