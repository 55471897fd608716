// SPDX-License-Identifier: GPL-3.0-or-later
#include "router.h"

#include "percentcoding.h"

#include <stdexcept>

namespace atalaya::platform {

namespace {

std::vector<std::string> split(std::string_view path)
{
    std::vector<std::string> segments;
    while (!path.empty()) {
        path.remove_prefix(1); // the slash
        const std::string_view segment = path.substr(0, path.find('/'));
        segments.emplace_back(segment);
        path.remove_prefix(segment.size());
    }
    return segments;
}

bool isParameter(const std::string &segment)
{
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

/// Fills `parameters`; false when the path is another one.
bool fits(const std::vector<std::string> &pattern, const std::vector<std::string> &path,
          std::map<std::string, std::string> &parameters)
{
    if (pattern.size() != path.size())
        return false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (!isParameter(pattern[i])) {
            if (pattern[i] != path[i])
                return false;
            continue;
        }
        auto value = percentDecode(path[i], false);
        if (!value || value->empty() || value->size() > 200)
            return false;
        parameters[pattern[i].substr(1, pattern[i].size() - 2)] = std::move(*value);
    }
    return true;
}

} // namespace

Router::Router(std::vector<Route> routes)
    : m_routes(std::move(routes))
{
    std::set<std::string> seen;
    for (const Route &route : m_routes) {
        if (!route.pattern.starts_with('/') || !route.handler)
            throw std::logic_error("not a route: " + route.pattern);
        if (!seen.insert(route.method + ' ' + route.pattern).second)
            throw std::logic_error("two routes for " + route.method + ' ' + route.pattern);
        m_entries.push_back({split(route.pattern), &route});
    }
}

Router::Match Router::match(std::string_view method, std::string_view path) const
{
    Match match;
    if (!path.starts_with('/'))
        return match;
    const std::string_view wanted = method == "HEAD" ? "GET" : method;
    const auto segments = split(path);
    bool exact = false;
    for (const Entry &entry : m_entries) {
        std::map<std::string, std::string> parameters;
        if (!fits(entry.segments, segments, parameters))
            continue;
        match.allowed.insert(entry.route->method);
        // A path spelled out beats one with a parameter in its place, whatever the order of the table.
        if (entry.route->method == wanted && !exact && (!match.route || parameters.size() < match.parameters.size())) {
            exact = parameters.empty();
            match.route = entry.route;
            match.parameters = std::move(parameters);
        }
    }
    if (match.allowed.contains("GET"))
        match.allowed.insert("HEAD");
    return match;
}

} // namespace atalaya::platform
