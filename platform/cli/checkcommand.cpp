// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "platform/cli/services.h"
#include "platform/governance/decisioncheck.h"
#include "platform/governance/policies/policycheck.h"
#include "platform/governance/prompts/promptcheck.h"
#include "platform/governance/safeuse/safeusecheck.h"

#include <cstdio>

namespace atalaya::platform {

Exit check(Arguments &arguments)
{
    const std::string data = arguments.required("--data");
    arguments.finish();

    const DataFolder folder(data, DataFolder::Use::Existing);
    const SystemClock clock;
    Database database(folder.database(), Database::Schema::AsIs);
    const Keyring keys = Keyring::load(database, folder.path(), clock);
    SignedLog log(database, keys, folder.heads());
    std::size_t problems = 0;
    const auto report = [&problems](const std::string &where, const std::string &problem) {
        ++problems;
        std::printf("%s: %s\n", where.c_str(), problem.c_str());
    };
    for (const std::string &problem : database.problems())
        report("database", problem);
    std::uint64_t leaves = 0;
    for (const TreeReport &tree : log.check()) {
        leaves += tree.size;
        for (const std::string &problem : tree.problems)
            report("log of " + tree.tenantId, problem);
    }
    database.read([&report](Connection &connection) {
        for (const std::string &problem : checkDecisions(connection))
            report("decisions", problem);
        for (const std::string &problem : checkChanges(connection))
            report("change trail", problem);
        for (const std::string &problem : checkEpochs(connection))
            report("epochs", problem);
        for (const std::string &problem : policies::checkPolicies(connection))
            report("policies", problem);
        for (const std::string &problem : safeuse::checkSafeUse(connection))
            report("safe use", problem);
        for (const std::string &problem : prompts::checkPrompts(connection))
            report("prompt templates", problem);
    });
    if (problems > 0)
        return Exit::Problems;
    std::printf("All is well: the database and %llu leaves.\n", static_cast<unsigned long long>(leaves));
    return Exit::Done;
}

} // namespace atalaya::platform
