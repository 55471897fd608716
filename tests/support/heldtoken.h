// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/authorizer.h"
#include "api/net/deferred.h"

#include <QByteArray>

#include <string_view>

namespace atalaya::tests {

/// Somebody who was signed in by other means; the token is used as long as it lasts.
class HeldToken final : public api::Authorizer
{
public:
    explicit HeldToken(const QByteArray &token)
        : m_token(std::string_view(token.constData(), static_cast<std::size_t>(token.size())))
    {}

    [[nodiscard]] api::SecretString accessToken() const override { return m_token; }
    [[nodiscard]] quint64 generation() const override { return 1; }
    [[nodiscard]] bool isFresh() const override { return true; }
    [[nodiscard]] QFuture<api::Result<void>> renew(quint64) override
    {
        return api::readyFuture<void>(tl::unexpected(api::ApiError{}));
    }
    void refused(quint64) override {}
    [[nodiscard]] QFuture<api::Result<QByteArray>> stepUp(const api::StepUpQuestion &) override
    {
        return api::readyFuture<QByteArray>(tl::unexpected(api::ApiError{}));
    }

private:
    api::SecretString m_token;
};

} // namespace atalaya::tests
