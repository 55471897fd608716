// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrlQuery>

namespace atalaya::ui {

/// Where each page stood, for the next start. A query can name what a tenant has (a component, a filter), so it is kept
/// sealed or not at all; `app/` has the real one.
class PlaceMemory
{
public:
    virtual ~PlaceMemory() = default;
    virtual void keep(const QString &page, const QUrlQuery &query) = 0;
    /// Empty when nothing is known or nothing can be opened.
    [[nodiscard]] virtual QUrlQuery kept(const QString &page) const = 0;
};

} // namespace atalaya::ui
