// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>
#include <QUrlQuery>

#include <optional>

namespace atalaya::ui {

/// `atalaya://server[:port]/tenant/page?query`. The platform's own people have no tenant: they write `-`.
struct DeepLink
{
    enum class Verdict
    {
        Ok,
        OtherServer,
        /// The window is bound to another tenant: refused, so that nobody acts in the wrong one by a click.
        OtherTenant
    };

    QString host{};
    int port = -1;
    QString tenant{};
    QString page{};
    QUrlQuery query{};

    bool operator==(const DeepLink &) const = default;

    [[nodiscard]] static std::optional<DeepLink> parse(const QString &text);
    [[nodiscard]] QString toString() const;
    [[nodiscard]] Verdict check(const QUrl &server, const QString &tenantSlug) const;
};

} // namespace atalaya::ui
