// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "types.h"

#include <string_view>

namespace atalaya::platform {

/// The table of routes that all rooms brought.
class Router
{
public:
    explicit Router(std::vector<Route> routes);

    struct Match
    {
        /// Null when nothing answers this method on this path.
        const Route *route = nullptr;
        std::map<std::string, std::string> parameters;
        /// Methods that the path does answer; empty: no such path.
        std::set<std::string> allowed;
    };
    /// `path` is still percent-encoded, without query. HEAD is answered by GET.
    [[nodiscard]] Match match(std::string_view method, std::string_view path) const;
    [[nodiscard]] const std::vector<Route> &routes() const { return m_routes; }

private:
    struct Entry
    {
        std::vector<std::string> segments;
        const Route *route;
    };
    std::vector<Route> m_routes;
    std::vector<Entry> m_entries;
};

} // namespace atalaya::platform
