// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/formats.h"

#include <QIdentityProxyModel>

namespace atalaya::ui {

/// The looks of the reviewers' progress.
class ReviewProgressProxy final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    explicit ReviewProgressProxy(const Formats &formats, QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// "12 % (6 of 50)"; "no approvals".
    [[nodiscard]] static QString hasty(const QVariant &share, qint64 hasty, qint64 approved, const Formats &formats);

private:
    [[nodiscard]] QString text(const QModelIndex &index) const;

    Formats m_formats;
};

} // namespace atalaya::ui
