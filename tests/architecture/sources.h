// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace atalaya::tests {

/// A source file of the project, by its path from the root.
struct Source
{
    QString path;
    QString text;

    [[nodiscard]] bool isHeader() const { return path.endsWith(QLatin1String(".h")); }
    [[nodiscard]] bool isIn(const QString &folder) const { return path.startsWith(folder + QLatin1Char('/')); }
    /// Without comments; line numbers stay.
    [[nodiscard]] QString code() const;
};

/// Every .h and .cpp below the folders of the project, sorted by path.
[[nodiscard]] std::vector<Source> projectSources(const QString &root);

/// "ui/shell/x.cpp": `ui/shell`; "api/net/x.h": `api/net`; "charts/x.h": `charts`.
[[nodiscard]] QString roomOf(const QString &path);

/// Includes of `source` that its room may not make, as "path:line includes what".
[[nodiscard]] QStringList forbiddenArrows(const Source &source);

/// Qt headers that `source` may not use, because its room knows fewer modules or because they are umbrellas.
[[nodiscard]] QStringList forbiddenQt(const Source &source, const QString &qtHeaders);

/// Lines of `text` that match, as "path:line: the line".
[[nodiscard]] QStringList linesWith(const QString &path, const QString &text, const QString &pattern);

} // namespace atalaya::tests
