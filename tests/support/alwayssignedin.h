// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/authorizer.h"
#include "api/net/deferred.h"

namespace atalaya::tests {

/// Somebody whose token is always good.
class AlwaysSignedIn final : public api::Authorizer
{
public:
    [[nodiscard]] api::SecretString accessToken() const override { return api::SecretString("token"); }
    [[nodiscard]] quint64 generation() const override { return 1; }
    [[nodiscard]] bool isFresh() const override { return true; }
    [[nodiscard]] QFuture<api::Result<void>> renew(quint64) override { return api::readyFuture<void>({}); }
    void refused(quint64) override {}
    [[nodiscard]] QFuture<api::Result<QByteArray>> stepUp(const api::StepUpQuestion &) override
    {
        return api::readyFuture<QByteArray>(QByteArray());
    }
};

} // namespace atalaya::tests
