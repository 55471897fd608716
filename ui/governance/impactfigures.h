// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/simulationresult.h"

#include <QWidget>

#include <array>
#include <optional>

class QLabel;

namespace atalaya::ui {

/// What a draft costs by the day: reviews, hours and money, before and after, and how many outcomes are others.
class ImpactFigures final : public QWidget
{
    Q_OBJECT

public:
    explicit ImpactFigures(QWidget *parent = nullptr);
    void render(const std::optional<contract::SimulationResult> &result);

private:
    struct Figure
    {
        QLabel *name;
        QLabel *value;
        QLabel *change;
    };
    void say(const Figure &figure, const QString &name, const QString &value, const QString &change);

    std::array<Figure, 4> m_figures;
};

} // namespace atalaya::ui
