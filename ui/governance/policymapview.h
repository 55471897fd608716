// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/simulationresult.h"
#include "models/policymap.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace atalaya::charts {
class DecisionMap;
}

namespace atalaya::ui {

class MapLegend;

/// The map of who decides what, with decisions there were, and what its marks mean.
class PolicyMapView final : public QWidget
{
    Q_OBJECT

public:
    explicit PolicyMapView(QWidget *parent = nullptr);

    void setMap(const models::PolicyMap &map);
    void setResult(const std::optional<contract::SimulationResult> &result);
    void render();
    [[nodiscard]] charts::DecisionMap *chart() const { return m_chart; }

Q_SIGNALS:
    void zoneWanted(const atalaya::models::PolicyZone &zone);
    /// A decision of the sample, by its number in the log.
    void entryWanted(std::int64_t seq);

protected:
    void changeEvent(QEvent *event) override;

private:
    void follow(int point);

    QLabel *m_title;
    QLabel *m_sample;
    charts::DecisionMap *m_chart;
    MapLegend *m_legend;
    models::PolicyMap m_map;
    std::optional<contract::SimulationResult> m_result;
};

} // namespace atalaya::ui
