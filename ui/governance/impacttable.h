// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIdentityProxyModel>
#include <QTableView>

namespace atalaya::models {
class PolicyImpact;
}

namespace atalaya::ui {

/// "9.412 → 8.954": what was and what becomes of it, or one figure where nothing changes.
class ImpactProxy final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    using QIdentityProxyModel::QIdentityProxyModel;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void retranslate();
};

/// Decisions by policy, entity or agent; as high as its rows, up to a bound.
class ImpactTable final : public QTableView
{
    Q_OBJECT

public:
    /// `impact` outlives it.
    explicit ImpactTable(models::PolicyImpact *impact, QWidget *parent = nullptr);
    void retranslate();

private:
    void fit();

    ImpactProxy *m_proxy;
};

} // namespace atalaya::ui
