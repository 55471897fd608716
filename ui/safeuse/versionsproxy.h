// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIdentityProxyModel>
#include <QTimeZone>

namespace atalaya::ui {

/// Versions in words: numbers, moments and people. For the rules and for templates, whose columns these are.
class VersionsProxy final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    enum class Of
    {
        Rules,
        Prompts
    };
    VersionsProxy(Of of, const QTimeZone &zone, QObject *parent = nullptr);
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const QModelIndex &index) const;

    Of m_of;
    QTimeZone m_zone;
};

} // namespace atalaya::ui
