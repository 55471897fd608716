// SPDX-License-Identifier: GPL-3.0-or-later
#include "requestheaders.h"

#include <cctype>

namespace atalaya::platform {

namespace {

constexpr std::size_t longestAuthorization = 500;

} // namespace

std::string header(const RequestContext &request, const std::string &name)
{
    const auto found = request.headers.find(name);
    return found == request.headers.end() ? std::string() : found->second;
}

std::string bearerToken(const RequestContext &request)
{
    constexpr std::string_view scheme = "bearer ";
    const std::string value = header(request, "authorization");
    if (value.size() <= scheme.size() || value.size() > longestAuthorization)
        return {};
    for (std::size_t i = 0; i < scheme.size(); ++i) {
        if (std::tolower(static_cast<unsigned char>(value[i])) != scheme[i])
            return {};
    }
    return value.substr(scheme.size());
}

} // namespace atalaya::platform
