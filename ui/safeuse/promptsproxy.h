// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIdentityProxyModel>
#include <QTimeZone>

namespace atalaya::ui {

/// The list of templates in words.
class PromptsProxy final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    explicit PromptsProxy(const QTimeZone &zone, QObject *parent = nullptr);
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void retranslate();

private:
    [[nodiscard]] QString text(const QModelIndex &index) const;

    QTimeZone m_zone;
};

} // namespace atalaya::ui
