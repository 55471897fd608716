// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/figurequery.h"

#include <QUrlQuery>

#include <optional>

namespace atalaya::ui {

/// The id of the page that shows one figure.
[[nodiscard]] QString figurePageId();
/// For deep links and history: `metric=topRiskComponents&item=…&period=30d`, with `first` and `last` for a bar's days,
/// both included.
[[nodiscard]] QUrlQuery figureLink(const models::FigureQuery &query);
/// nullopt for a figure that there is not, or days that can't be asked for.
[[nodiscard]] std::optional<models::FigureQuery> figureFromLink(const QUrlQuery &link, QDate today);

} // namespace atalaya::ui
