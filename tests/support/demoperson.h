// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/authorizer.h"
#include "tests/support/demosession.h"

namespace atalaya::tests {

/// Signed in on the demo platform, and gives the code that it offers; the platform's clock moves on with each.
class DemoPerson final : public api::Authorizer
{
public:
    /// `platform` outlives it.
    DemoPerson(PlatformProcess *platform, const QString &email);

    [[nodiscard]] api::SecretString accessToken() const override;
    [[nodiscard]] quint64 generation() const override { return 1; }
    [[nodiscard]] bool isFresh() const override { return true; }
    [[nodiscard]] QFuture<api::Result<void>> renew(quint64) override;
    void refused(quint64) override {}
    [[nodiscard]] QFuture<api::Result<QByteArray>> stepUp(const api::StepUpQuestion &question) override;

    DemoSession session;
    /// How many were given.
    int codes = 0;

private:
    PlatformProcess *m_platform;
    QString m_email;
};

} // namespace atalaya::tests
