// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "platform/cli/datafolder.h"
#include "platform/store/database.h"

#include <filesystem>
#include <stdexcept>

namespace atalaya::platform {

Exit backup(Arguments &arguments)
{
    const std::string data = arguments.required("--data");
    const std::string target = arguments.required("--to");
    arguments.finish();

    const DataFolder folder(data, DataFolder::Use::Shared);
    if (std::filesystem::exists(target))
        throw std::runtime_error("There is a file " + target + " already; a backup never replaces one.");
    // Whole or not there: the name appears when the copy is complete.
    const std::string unfinished = target + ".part";
    std::filesystem::remove(unfinished);
    Database database(folder.database(), Database::Schema::AsIs);
    database.copyTo(unfinished);
    std::filesystem::rename(unfinished, target);
    return Exit::Done;
}

} // namespace atalaya::platform
