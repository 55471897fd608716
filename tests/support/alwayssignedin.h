// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/authorizer.h"
#include "api/net/deferred.h"

#include <string>

namespace atalaya::tests {

/// Somebody whose token is always good.
class AlwaysSignedIn final : public api::Authorizer
{
public:
    explicit AlwaysSignedIn(const std::string &token = "token")
        : m_token(token)
    {}
    [[nodiscard]] api::SecretString accessToken() const override { return m_token; }
    [[nodiscard]] quint64 generation() const override { return 1; }
    [[nodiscard]] bool isFresh() const override { return true; }
    [[nodiscard]] QFuture<api::Result<void>> renew(quint64) override { return api::readyFuture<void>({}); }
    void refused(quint64) override {}
    [[nodiscard]] QFuture<api::Result<QByteArray>> stepUp(const api::StepUpQuestion &) override
    {
        return api::readyFuture<QByteArray>(QByteArray());
    }

private:
    api::SecretString m_token;
};

} // namespace atalaya::tests
