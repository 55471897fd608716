// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIdentityProxyModel>
#include <QStyledItemDelegate>
#include <QTableView>

namespace atalaya::models {
class PolicyFlows;
}

namespace atalaya::ui {

/// Words for what was and what it becomes.
class FlowProxy final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    using QIdentityProxyModel::QIdentityProxyModel;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void retranslate();

private:
    [[nodiscard]] QString sentence(const QModelIndex &index) const;
};

/// What stays is grey, only what changes has colour, nothing is quiet.
class FlowDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// Three by three: from what to what, with sums. As high as its rows.
class FlowTable final : public QTableView
{
    Q_OBJECT

public:
    /// `flows` outlives it.
    explicit FlowTable(models::PolicyFlows *flows, QWidget *parent = nullptr);
    void retranslate();

Q_SIGNALS:
    /// Enter or a double click on a figure: 0–2 as in models::PolicyFlow, 3: all of them.
    void flowWanted(int before, int after);

private:
    FlowProxy *m_proxy;
};

} // namespace atalaya::ui
