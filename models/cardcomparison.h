// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/dashboardsource.h"
#include "api/net/requestscope.h"
#include "models/figurecheck.h"
#include "models/figurerowsmodel.h"

#include <QObject>

#include <optional>
#include <string>

namespace atalaya::models {

/// A figure's rows held against its card: the dashboard is read beside them, they are added up, and so are those of the
/// net saving where a gross one is opened, for both stand on the page. Where card and rows differ the dashboard is
/// asked for anew, once.
class CardComparison final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive the comparison.
    CardComparison(api::DashboardSource *source, FigureRowsModel *rows, QObject *parent = nullptr);

    /// Reads the dashboard; the rows begin to be added up when `followRows` finds them.
    void open(const FigureId &figure, const UtcRange &range);
    /// Reads the dashboard from the platform.
    void refresh();
    /// Asks again for what was lost when the session changed.
    void recover();
    /// Adds up, however many rows there are.
    void addUp();
    /// To be called when the rows have changed.
    void followRows();

    [[nodiscard]] const std::optional<contract::BusinessDashboard> &dashboard() const { return m_dashboard; }
    [[nodiscard]] bool awaitsDashboard() const { return m_awaitsDashboard; }
    /// The rows of the figure have been found.
    [[nodiscard]] bool isBegun() const { return !m_checked.empty(); }
    /// Rows or net rows give something else than the card says.
    [[nodiscard]] bool isContradicted() const;
    [[nodiscard]] FigureCheck *check() { return &m_check; }
    [[nodiscard]] const FigureCheck *check() const { return &m_check; }
    /// Of the net saving; of a net saving itself, the check.
    [[nodiscard]] const FigureCheck *netCheck() const;

Q_SIGNALS:
    void changed();

private:
    using Answer = api::Result<api::Dated<contract::BusinessDashboard>>;

    void load(bool fromPlatform);
    void take(const Answer &answer, bool fromPlatform);
    [[nodiscard]] FigureId netFigure() const;
    [[nodiscard]] CardFigure cardFigure(const FigureId &figure) const;
    [[nodiscard]] bool differsFromRows(const CardFigure &card) const;
    void compare();
    void onCheck();
    void onNetCheck();

    api::DashboardSource *m_source;
    FigureRowsModel *m_rows;
    FigureId m_figure;
    UtcRange m_range;

    api::RequestScope m_request;
    std::optional<contract::BusinessDashboard> m_dashboard;
    bool m_awaitsDashboard = false;
    /// The dashboard was asked for anew because it and the rows differed.
    bool m_isRenewed = false;
    /// What is lost from now on is asked for again.
    bool m_recovers = false;

    FigureCheck m_check;
    FigureCheck m_netCheck;
    /// What the checks were begun for.
    std::string m_checked;
    bool m_isNetChecked = false;
};

} // namespace atalaya::models
