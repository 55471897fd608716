// SPDX-License-Identifier: GPL-3.0-or-later
#include "demomark.h"

#include <stdexcept>

namespace atalaya::platform {

void claimStore(Database &database, bool demo)
{
    database.write([demo](Transaction &transaction) {
        const bool marked = transaction.row("SELECT 1 FROM demo_mark").has_value();
        if (marked && !demo)
            throw std::runtime_error("This is a demo platform, whose passwords are published; serve it with --demo.");
        if (marked || !demo)
            return;
        if (transaction.row("SELECT 1 FROM base_tenants UNION ALL SELECT 1 FROM identity_users LIMIT 1"))
            throw std::runtime_error("This platform has data of its own, and --demo would add accounts with published "
                                     "passwords; give --data a new directory.");
        transaction.run("INSERT INTO demo_mark (id) VALUES (1)");
    });
}

} // namespace atalaya::platform
