// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIdentityProxyModel>
#include <QTimeZone>

namespace atalaya::ui {

/// The looks of the list of sessions: words, dates, which one is this window's.
class SessionsProxy : public QIdentityProxyModel
{
    Q_OBJECT

public:
    using QIdentityProxyModel::QIdentityProxyModel;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// After a change of language.
    void retranslate();
    /// The tenant's, in which the hours are written.
    void setZone(const QTimeZone &zone);

private:
    QTimeZone m_zone = QTimeZone::systemTimeZone();
};

} // namespace atalaya::ui
