// SPDX-License-Identifier: GPL-3.0-or-later
#include "wordsproxy.h"

namespace atalaya::ui {

QVariant WordsProxy::raw(const QModelIndex &index) const
{
    return QIdentityProxyModel::data(index, Qt::DisplayRole);
}

bool WordsProxy::isFigure(int column) const
{
    Q_UNUSED(column)
    return false;
}

QVariant WordsProxy::mark(const QModelIndex &index) const
{
    Q_UNUSED(index)
    return {};
}

QVariant WordsProxy::data(const QModelIndex &index, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(index);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return tr("%1: %2", "column and value").arg(head(index.column()), text(index));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue<int>((isFigure(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::DecorationRole:
        return mark(index);
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

QVariant WordsProxy::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return QVariant::fromValue<int>((isFigure(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QIdentityProxyModel::headerData(section, orientation, role);
    return head(section);
}

void WordsProxy::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

} // namespace atalaya::ui
