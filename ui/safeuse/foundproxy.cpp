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
    const QVariant value = raw(index);
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

QVariant FoundProxy::mark(const QModelIndex &index) const
{
    if (index.column() != MaskingPreview::Becomes)
        return {};
    return index.data(MaskingPreview::MaskedRole).toBool() ? icon(u"eye-slash"_s, Tint::Executed)
                                                           : icon(u"eye"_s, Tint::Warn);
}

QString FoundProxy::head(int column) const
{
    switch (column) {
    case MaskingPreview::Place:
        return tr("Where");
    case MaskingPreview::Kind:
        return tr("What it looks like");
    default:
        return tr("Stored");
    }
}

} // namespace atalaya::ui
