// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/identity/personnames.h"

#include "platform/identity/userstore.h"

#include <map>
#include <string>

namespace atalaya::platform {

void nameThem(Database &database, std::vector<contract::Person *> people)
{
    std::map<std::string, std::string> names;
    database.read([&](Connection &connection) {
        for (contract::Person *person : people) {
            const auto [name, isNew] = names.try_emplace(person->id);
            if (isNew) {
                if (const auto user = users::find(connection, person->id))
                    name->second = user->name;
            }
            person->name = name->second;
        }
    });
}

} // namespace atalaya::platform
