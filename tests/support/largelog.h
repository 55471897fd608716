// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/platformprocess.h"

#include <QString>

namespace atalaya::tests {

/// A platform with one tenant of many decisions and one compliance officer, made by the program's own commands as an
/// operator would.
class LargeLog
{
public:
    /// Enough for every promise that is made about large logs; fewer where programs are instrumented.
    static constexpr qint64 decisions = ATALAYA_LARGE_LOG;

    /// Of the officer, who has no second factor.
    static const QString email;
    static const QString password;

    /// Makes all of it and serves; false: why() tells. Takes as long as `seed` does.
    [[nodiscard]] bool begin();
    [[nodiscard]] const QByteArray &why() const { return m_why; }

    [[nodiscard]] PlatformProcess &platform() { return m_platform; }
    /// atalaya://…, to a page of the tenant.
    [[nodiscard]] QString link(const QString &page) const;

private:
    [[nodiscard]] bool run(const QStringList &arguments, const QByteArray &input = {});

    PlatformProcess m_platform;
    QByteArray m_why;
};

} // namespace atalaya::tests
