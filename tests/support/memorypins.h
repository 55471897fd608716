// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/deferred.h"
#include "api/proof/pinstore.h"

#include <map>
#include <optional>
#include <utility>

namespace atalaya::tests {

/// What a console keeps of logs, in the test's hands.
class MemoryPins final : public api::PinStore
{
public:
    QFuture<api::Result<api::PinRecord>> load(const api::LogName &log) override
    {
        return api::readyFuture<api::PinRecord>(error ? api::Result<api::PinRecord>(tl::unexpected(*error))
                                                      : api::Result<api::PinRecord>(of(log)));
    }
    QFuture<api::Result<void>> save(const api::LogName &log, const api::PinRecord &record) override
    {
        if (error)
            return api::readyFuture<void>(tl::unexpected(*error));
        ++saves;
        records[key(log)] = record;
        return api::readyFuture<void>({});
    }
    [[nodiscard]] api::PinRecord &of(const api::LogName &log) { return records[key(log)]; }

    std::map<std::pair<QString, QString>, api::PinRecord> records;
    std::optional<api::ApiError> error;
    int saves = 0;

private:
    static std::pair<QString, QString> key(const api::LogName &log) { return {log.server, log.tenantId}; }
};

} // namespace atalaya::tests
