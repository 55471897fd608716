// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditapi/logrange.h"

#include "platform/http/reply.h"

#include <charconv>

namespace atalaya::platform {

std::uint64_t signedSize(const SignedLog &log, const RequestContext &request)
{
    const std::string &tenant = request.scope->tenantId();
    if (log.readOnly(tenant))
        throw httpError(503, "log_read_only", "The log does not fit its signed head.");
    const std::uint64_t size = log.size(tenant);
    if (size == 0)
        throw httpError(404, "log_empty", "The log has no leaf yet.");
    return size;
}

std::uint64_t numberIn(const RequestContext &request, const std::string &name, std::uint64_t least, std::uint64_t most)
{
    const auto found = request.query.find(name);
    if (found == request.query.end())
        throw fieldError(name, "required", "A whole number.");
    const std::string &text = found->second;
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < least || value > most) {
        throw fieldError(name, "out_of_range",
                         "A whole number from " + std::to_string(least) + " to " + std::to_string(most) + '.');
    }
    return value;
}

} // namespace atalaya::platform
