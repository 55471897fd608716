// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "platform/cli/datafolder.h"
#include "platform/governance/simulation/receiptcheck.h"
#include "platform/http/types.h"
#include "platform/store/database.h"
#include "platform/tenancy/tenants.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace atalaya::platform {

namespace {

std::string textOf(const std::string &path)
{
    std::ifstream in(path, std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(in), {});
    if (!in)
        throw std::runtime_error("The file " + path + " can't be read.");
    return text;
}

SimulationReceipt found(Database &database, const TenantScope &scope, const SimulationPlan &plan)
{
    const SystemClock clock;
    LogTrees trees;
    const auto allThatIsStored = [](Connection &connection, const std::string &) {
        return storedLeaves(connection);
    };
    AuditSearch search(database, allThatIsStored, clock);
    return Simulator(trees, search).run(scope, plan, Interrupt(), [](std::size_t, std::size_t) {}).receipt;
}

} // namespace

Exit recompute(Arguments &arguments)
{
    const std::string data = arguments.required("--data");
    const std::string slug = arguments.required("--tenant");
    const std::string receiptFile = arguments.required("--receipt");
    const auto draftFile = arguments.maybe("--draft");
    arguments.finish();

    const SimulationReceipt receipt = readReceipt(textOf(receiptFile));
    const DataFolder folder(data, DataFolder::Use::Shared);
    Database database(folder.database(), Database::Schema::AsIs);
    std::optional<contract::Tenant> tenant;
    database.read([&](Connection &connection) { tenant = tenants::findBySlug(connection, slug); });
    if (!tenant)
        throw std::runtime_error("There is no tenant with the slug " + slug + '.');
    try {
        const SimulationPlan plan = planOf(receipt, draftFile ? textOf(*draftFile) : std::string());
        const SimulationReceipt now = found(database, Operator::enter(tenant->id), plan);
        const std::vector<std::string> differs = differences(receipt, now);
        const nlohmann::json line{{"same", differs.empty()}, {"differs", differs}, {"receipt", encode(now)}};
        std::printf("%s\n", contract::dumpJson(line).c_str());
        return differs.empty() ? Exit::Done : Exit::Problems;
    } catch (const HttpError &error) {
        std::string fields;
        for (const contract::FieldError &field : error.body.fields)
            fields += " " + field.field + ": " + field.code + '.';
        throw std::runtime_error("The draft can't be tried: " + error.body.message + fields);
    }
}

} // namespace atalaya::platform
