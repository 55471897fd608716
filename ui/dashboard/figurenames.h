// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/figurequery.h"

#include <QCoreApplication>

namespace atalaya::ui {

/// What figures are called, and what counts towards them, in the language of the moment.
class FigureNames
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::ui::FigureNames)

public:
    /// "Money saved", "Risks that name “Model X”"
    [[nodiscard]] static QString title(const models::FigureId &figure);
    /// One or two sentences.
    [[nodiscard]] static QString meaning(const QString &metric);
};

} // namespace atalaya::ui
