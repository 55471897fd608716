// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "platform/cli/services.h"
#include "platform/governance/seeddecisions.h"
#include "platform/search/texttable.h"

#include <stdexcept>

namespace atalaya::platform {

Exit seed(Arguments &arguments)
{
    const std::string data = arguments.required("--data");
    const std::string slug = arguments.required("--tenant");
    DecisionSeed wanted;
    if (!arguments.maybe("--decisions"))
        throw UsageError("The option --decisions is missing.");
    wanted.count = arguments.integer("--decisions", 0, 1, 10'000'000);
    wanted.days = arguments.integer("--days", wanted.days, 1, 3650);
    wanted.seed = static_cast<std::uint64_t>(arguments.integer("--seed", 1, 0, 1'000'000'000));
    arguments.finish();

    const DataFolder folder(data, DataFolder::Use::Existing);
    const SystemClock clock;
    Services services(folder, clock);
    const auto id = services.facts.tenantIdOfSlug(slug);
    if (!id)
        throw std::runtime_error("There is no tenant with the slug " + slug + '.');
    wanted.tenantId = *id;
    wanted.industry = services.facts.tenant(*id)->industry;
    seedDecisions(services.database, services.log, clock.now(), wanted);
    // In large steps: nobody else writes here.
    constexpr std::int64_t rowsAtOnce = 50'000;
    while (fillTexts(services.database, wanted.tenantId, rowsAtOnce)) {
    }
    return Exit::Done;
}

} // namespace atalaya::platform
