// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/formats.h"

#include <QIdentityProxyModel>

namespace atalaya::ui {

/// The looks of the list of overrides.
class OverridesProxy final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    explicit OverridesProxy(const Formats &formats, QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// After a change of language.
    void setFormats(const Formats &formats);

private:
    [[nodiscard]] QString text(const QModelIndex &index) const;

    Formats m_formats;
};

} // namespace atalaya::ui
