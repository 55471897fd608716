// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboardfigures.h"
#include "models/loadstate.h"

#include <QAbstractListModel>

#include <array>

namespace atalaya::models {

/// The five figures, always five rows in the order of `Kpi`. Before the first answer every value is invalid and the
/// load state says why.
class DashboardKpiModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role
    {
        /// `Kpi`
        IdRole = Qt::UserRole,
        /// double; invalid: no data
        ValueRole,
        /// `Unit`
        UnitRole,
        /// double; invalid: none
        NoteRole,
        PreviousRole,
        /// double; invalid: not comparable
        ChangeRole,
        ChangeInPointsRole,
        FewSamplesRole,
        /// `Verdict`
        VerdictRole,
        /// QList<double>, NaN where a day has none
        TrendRole,
        /// ISO 4217
        CurrencyRole,
        /// `LoadState`
        LoadStateRole
    };

    explicit DashboardKpiModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] const std::array<Figure, 5> &figures() const { return m_figures; }

    void setDashboard(const contract::BusinessDashboard &dashboard);
    /// Forgets the figures: they answer another question than the one that failed.
    void clear();
    void setLoadState(LoadState state);

private:
    void changed(const QList<int> &roles = {});

    std::array<Figure, 5> m_figures;
    QString m_currency;
    LoadState m_state = LoadState::Loading;
};

} // namespace atalaya::models
