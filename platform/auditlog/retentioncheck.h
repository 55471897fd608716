// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditlog/retentionleaf.h"
#include "platform/store/connection.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::platform {

/// What the retention leaves of one log allow to be missing.
class RetentionCheck
{
public:
    /// Reads and judges them; one that was not allowed covers nothing and is a problem. System scope.
    RetentionCheck(Connection &connection, std::string_view tenantId);

    [[nodiscard]] bool covers(const Leaf &leaf) const;
    [[nodiscard]] const std::vector<std::string> &problems() const { return m_problems; }

private:
    void add(Connection &connection, const Row &run);

    std::vector<std::string> m_problems;
    /// By their first leaf; they don't overlap.
    std::map<std::int64_t, Retention> m_allowed;
};

} // namespace atalaya::platform
