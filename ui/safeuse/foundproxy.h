// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/formats.h"

#include <QIdentityProxyModel>

namespace atalaya::ui {

/// What was found in a text that is tried, in words.
class FoundProxy final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    using QIdentityProxyModel::QIdentityProxyModel;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void retranslate();

private:
    [[nodiscard]] QString text(const QModelIndex &index) const;
};

} // namespace atalaya::ui
