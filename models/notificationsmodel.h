// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/notificationsource.h"
#include "api/net/requestscope.h"
#include "models/loadstate.h"
#include "models/smalltable.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QSet>
#include <QTimer>

#include <chrono>
#include <optional>

namespace atalaya::models {

/// What the signed-in person was told, the newest first. While it is watched it asks by itself, at a pace; an unchanged
/// list costs a 304.
class NotificationsModel final : public SmallTable<contract::Notification>
{
    Q_OBJECT

public:
    enum Role
    {
        KindRole = IdRole + 1,
        SubjectTypeRole,
        SubjectIdRole,
        /// The name of who caused it; empty for an account that is gone, invalid when nobody did.
        ByRole,
        /// QVariantMap of names and numbers.
        ParamsRole,
        /// QDateTime
        AtRole,
        ReadRole
    };

    /// `source` outlives the model.
    explicit NotificationsModel(api::NotificationSource *source, std::chrono::milliseconds pace = Pace,
                                QObject *parent = nullptr);

    static constexpr std::chrono::seconds Pace{30};

    [[nodiscard]] LoadState state() const { return m_state; }
    /// Why the last load failed; nullopt when it did not.
    [[nodiscard]] const std::optional<api::ApiError> &problem() const { return m_problem; }
    [[nodiscard]] QDateTime fetchedAt() const { return m_fetchedAt; }
    /// What is being marked counts as read.
    [[nodiscard]] int unread() const { return m_unread; }
    [[nodiscard]] bool isWatched() const { return m_timer.isActive(); }
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

public Q_SLOTS:
    /// Whether to ask by itself: somebody is there, and the platform can be asked. Asks at once unless it has
    /// just done so.
    void setWatched(bool watched);
    /// Asked for by the user; what is shown stays meanwhile.
    void refresh();
    void markRead(const QString &id);
    /// What is shown, and nothing that came since.
    void markAllRead();

Q_SIGNALS:
    /// State, problem, time or number of unread ones.
    void changed();
    /// These came since the list was read before; their ids, the newest first.
    void arrived(const QStringList &ids);
    void markFailed(const atalaya::api::ApiError &error);

protected:
    [[nodiscard]] int columns() const override { return 1; }
    [[nodiscard]] QVariant key(const contract::Notification &row) const override
    {
        return QString::fromStdString(row.id);
    }
    [[nodiscard]] QVariant cell(const contract::Notification &row, int column) const override;
    [[nodiscard]] QVariant extra(const contract::Notification &row, int role) const override;

private:
    void load(bool byItself);
    void take(const api::Result<api::Dated<contract::NotificationList>> &answer);
    void show(const contract::NotificationList &list);
    void mark(const QFuture<api::Result<void>> &asked, const std::vector<contract::Notification> &rows);

    api::NotificationSource *m_source;
    std::chrono::milliseconds m_pace;
    LoadState m_state = LoadState::Loading;
    std::optional<api::ApiError> m_problem;
    QDateTime m_fetchedAt;
    int m_unread = 0;
    /// What was there at the answer before; nullopt before the first.
    std::optional<QSet<QString>> m_known;
    int m_marking = 0;
    QElapsedTimer m_sinceAsked;
    QTimer m_timer;
    api::RequestScope m_loads;
    api::RequestScope m_marks;
};

} // namespace atalaya::models
