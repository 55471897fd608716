// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auth.h"
#include "api/net/result.h"

#include <QFuture>

namespace atalaya::api {

/// What the demo card needs of the client; `DemoApi` is the real one.
class DemoSource
{
public:
    virtual ~DemoSource() = default;
    /// NotFound from every platform that is not a demo.
    [[nodiscard]] virtual QFuture<Result<contract::DemoAccounts>> accounts() = 0;
};

} // namespace atalaya::api
