// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tenantwall.h"

struct sqlite3;

namespace atalaya::platform {

/// The tables `base_NAME` that the file has.
[[nodiscard]] TenantTables tenantTables(sqlite3 *handle);
/// Removes the generated views with their triggers, so that a migration can change the tables below.
void dropTenantViews(sqlite3 *handle);
/// Makes the view and the triggers of every base table. Throws StoreError when a primary, unique or foreign key does
/// not begin with `tenant_id`: such a key would let tenants feel each other.
void createTenantViews(sqlite3 *handle);

} // namespace atalaya::platform
