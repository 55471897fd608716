// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIdentityProxyModel>
#include <QTimeZone>

namespace atalaya::ui {

/// The looks of the list of versions.
class HistoryProxy final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    explicit HistoryProxy(const QTimeZone &zone, QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QTimeZone m_zone;
};

} // namespace atalaya::ui
