// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "platform/cli/services.h"

#include <cstdio>

namespace atalaya::platform {

Exit rewrap(Arguments &arguments)
{
    const std::string data = arguments.required("--data");
    arguments.finish();

    const DataFolder folder(data, DataFolder::Use::Existing);
    const SystemClock clock;
    Services services(folder, clock);
    const auto record = [&](Transaction &transaction, const std::string &before, const std::string &after) {
        Change change;
        change.tenantId = platformLog;
        change.actor = "operator";
        change.action = "keys.rewrapped";
        change.target = "server_key";
        change.before = R"({"kek":")" + before + R"("})";
        change.after = R"({"kek":")" + after + R"("})";
        change.result = "allowed";
        recordChange(transaction, services.log, clock.now(), change);
    };
    const Rewrapped done = replaceKey(services.database, folder.path(), record);
    std::printf("Keys wrapped anew: %lld. The key-encryption key is %s now, %s.\n", static_cast<long long>(done.keys),
                done.keyId.c_str(),
                done.inFile ? "in keys/kek; ATALAYA_KEK must not be set" : "to be given as ATALAYA_KEK");
    return Exit::Done;
}

} // namespace atalaya::platform
