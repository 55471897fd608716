// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/logepochs.h"
#include "platform/auditapi/leafroutes.h"
#include "platform/auditapi/logrange.h"
#include "platform/http/reply.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform {

namespace {

contract::LogEpochs epochsOf(Connection &connection)
{
    contract::LogEpochs all;
    for (const Row &row : connection.rows("SELECT k.epoch, k.name, k.public_key, e.seq, e.at, e.reason, e.last_head,"
                                          " e.lost_to FROM log_key k LEFT JOIN log_epoch e ON e.epoch = k.epoch"
                                          " ORDER BY k.epoch")) {
        contract::LogEpochs::Epoch epoch;
        epoch.number = row.integer(0);
        epoch.origin = row.text(1);
        epoch.key = verifierKeyOf(epoch.origin, row.blob(2));
        epoch.firstSeq = row.maybeInteger(3).value_or(0);
        if (const auto at = row.maybeInteger(4))
            epoch.at = Instant{std::chrono::milliseconds{*at}};
        epoch.reason = row.maybeText(5);
        epoch.lastHead = row.maybeText(6);
        epoch.lostTo = row.maybeInteger(7);
        all.epochs.push_back(std::move(epoch));
    }
    return all;
}

} // namespace

Route epochRoute(Database &database, SignedLog &log)
{
    Route route;
    route.method = "GET";
    route.pattern = "/api/admin/audit/log/epochs";
    route.permission = "log:head";
    route.handler = [&database, &log](const RequestContext &request) {
        (void)signedSize(log, request);
        contract::LogEpochs epochs;
        database.read(*request.scope, [&epochs](Connection &connection) { epochs = epochsOf(connection); });
        return reply(request, encode(epochs));
    };
    return route;
}

} // namespace atalaya::platform
