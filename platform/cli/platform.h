// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/cli/datafolder.h"
#include "platform/http/gate.h"

#include <memory>
#include <vector>

namespace atalaya::platform {

/// The composition root of `serve`: the only place where the rooms' concrete classes meet.
class Platform
{
public:
    /// Opens the store, checks the logs and, with `demo`, makes the demo tenants. Throws when the data can't be used.
    Platform(const DataFolder &folder, const Clock &clock, bool demo);
    ~Platform();
    Platform(const Platform &) = delete;
    Platform &operator=(const Platform &) = delete;

    /// The whole route table.
    [[nodiscard]] std::vector<Route> routes();
    [[nodiscard]] GateServices gateServices();
    /// Begins what goes on beside the requests.
    void startBackground();
    /// What has to be done now and then: retention erases, a demo goes on. A failure is logged.
    void tick();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace atalaya::platform
