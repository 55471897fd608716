// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIdentityProxyModel>
#include <QTimeZone>

namespace atalaya::ui {

/// The looks of the list of policies: words, figures, dates, what is a draft.
class PoliciesProxy final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    explicit PoliciesProxy(const QTimeZone &zone, QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// After a change of language.
    void retranslate();

private:
    [[nodiscard]] QString text(const QModelIndex &index) const;

    QTimeZone m_zone;
};

} // namespace atalaya::ui
