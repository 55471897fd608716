// SPDX-License-Identifier: GPL-3.0-or-later
#include "foundproxy.h"

#include "models/maskingpreview.h"
#include "ui/common/icons.h"
#include "ui/safeuse/safeusewords.h"

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::MaskingPreview;

QString FoundProxy::text(const QModelIndex &index) const
{
    const QVariant value = QIdentityProxyModel::data(index, Qt::DisplayRole);
    switch (index.column()) {
    case MaskingPreview::Place: {
        const Formats formats;
        return tr("Line %1, character %2")
            .arg(formats.integer(value.toInt()), formats.integer(index.data(MaskingPreview::ColumnRole).toInt()));
    }
    case MaskingPreview::Kind: {
        const auto &row = static_cast<MaskingPreview *>(sourceModel())->rows()[static_cast<std::size_t>(index.row())];
        return piiWord(row.kind);
    }
    default:
        return value.toString().isEmpty() ? tr("as it comes") : value.toString();
    }
}

QVariant FoundProxy::data(const QModelIndex &index, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(index);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(), text(index));
    case Qt::DecorationRole:
        if (index.column() != MaskingPreview::Becomes)
            return {};
        return index.data(MaskingPreview::MaskedRole).toBool() ? icon(u"eye-slash"_s, Tint::Executed)
                                                               : icon(u"eye"_s, Tint::Warn);
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

QVariant FoundProxy::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return QVariant::fromValue<int>(Qt::AlignLeft | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QIdentityProxyModel::headerData(section, orientation, role);
    switch (section) {
    case MaskingPreview::Place:
        return tr("Where");
    case MaskingPreview::Kind:
        return tr("What it looks like");
    default:
        return tr("Stored");
    }
}

void FoundProxy::retranslate()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

} // namespace atalaya::ui
