// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIdentityProxyModel>
#include <QListView>
#include <QStyledItemDelegate>

namespace atalaya::models {
class PolicyChanges;
}

namespace atalaya::ui {

/// Says a decision in a sentence.
class ChangedProxy final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    using QIdentityProxyModel::QIdentityProxyModel;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
};

/// Two lines each: which one with what confidence and risk; from what to what.
class ChangedDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// Decisions that would become something else, the newest first.
class ChangedList final : public QListView
{
    Q_OBJECT

public:
    /// `changes` outlives it.
    explicit ChangedList(models::PolicyChanges *changes, QWidget *parent = nullptr);

Q_SIGNALS:
    void decisionWanted(const QString &id);
};

} // namespace atalaya::ui
