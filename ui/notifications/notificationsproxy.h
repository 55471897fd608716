// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/formats.h"

#include <QDateTime>
#include <QIdentityProxyModel>

namespace atalaya::ui {

/// The looks of notifications: sentence, icon, and how long ago it was.
class NotificationsProxy final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    enum Role
    {
        /// How long ago.
        AgoRole = Qt::UserRole + 1'000
    };

    explicit NotificationsProxy(QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    /// After a change of language, of the tenant's zone, and as time goes by.
    void setFormats(const Formats &formats, const QDateTime &now);

private:
    [[nodiscard]] QString sentence(const QModelIndex &index) const;
    [[nodiscard]] QString ago(const QModelIndex &index) const;

    Formats m_formats;
    QDateTime m_now = QDateTime::currentDateTimeUtc();
};

} // namespace atalaya::ui
