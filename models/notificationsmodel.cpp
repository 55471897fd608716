// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notificationsmodel.h"

#include "models/interrupted.h"

#include <QVariantMap>

#include <algorithm>

namespace atalaya::models {

using contract::Notification;

namespace {

QDateTime moment(contract::Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC);
}

} // namespace

NotificationsModel::NotificationsModel(api::NotificationSource *source, std::chrono::milliseconds pace, QObject *parent)
    : SmallTable(parent)
    , m_source(source)
    , m_pace(pace)
{
    m_timer.setInterval(pace);
    connect(&m_timer, &QTimer::timeout, this, [this] { load(true); });
}

QHash<int, QByteArray> NotificationsModel::roleNames() const
{
    auto names = SmallTable::roleNames();
    names.insert({{KindRole, "kind"},
                  {SubjectTypeRole, "subjectType"},
                  {SubjectIdRole, "subjectId"},
                  {ByRole, "by"},
                  {ParamsRole, "params"},
                  {AtRole, "at"},
                  {ReadRole, "read"}});
    return names;
}

QVariant NotificationsModel::cell(const Notification &row, int) const
{
    return QString::fromStdString(row.kind);
}

QVariant NotificationsModel::extra(const Notification &row, int role) const
{
    switch (role) {
    case KindRole:
        return QString::fromStdString(row.kind);
    case SubjectTypeRole:
        return QString::fromStdString(row.subject.type);
    case SubjectIdRole:
        return QString::fromStdString(row.subject.id);
    case ByRole:
        return row.by ? QVariant(QString::fromStdString(row.by->name)) : QVariant();
    case ParamsRole: {
        QVariantMap params;
        for (const auto &[name, value] : row.names)
            params.insert(QString::fromStdString(name), QString::fromStdString(value));
        for (const auto &[name, value] : row.numbers)
            params.insert(QString::fromStdString(name), static_cast<qlonglong>(value));
        return params;
    }
    case AtRole:
        return moment(row.at);
    case ReadRole:
        return row.readAt.has_value();
    default:
        return {};
    }
}

void NotificationsModel::setWatched(bool watched)
{
    if (watched == m_timer.isActive())
        return;
    if (!watched)
        return m_timer.stop();
    m_timer.start();
    // Not at every turn between two windows.
    if (!m_sinceAsked.isValid() || m_sinceAsked.hasExpired((m_pace / 6).count()))
        load(true);
}

void NotificationsModel::refresh()
{
    if (m_timer.isActive())
        m_timer.start();
    load(false);
}

void NotificationsModel::load(bool byItself)
{
    // What is being marked would come back unread; the mark asks when it is done.
    if (m_marking > 0)
        return;
    m_sinceAsked.start();
    m_loads.abandon();
    if (rows().empty() && m_state != LoadState::Empty)
        m_state = LoadState::Loading;
    m_loads.listen(
        this, m_source->notifications(byItself), [this](const auto &answer) { take(answer); },
        [this] { take(tl::unexpected(interrupted())); });
    Q_EMIT changed();
}

void NotificationsModel::take(const api::Result<api::Dated<contract::NotificationList>> &answer)
{
    if (!answer) {
        m_problem = answer.error();
        m_state = rows().empty() ? stateWithoutData(answer.error()) : LoadState::Stale;
        Q_EMIT changed();
        return;
    }
    m_problem = answer->problem;
    m_fetchedAt = answer->fetchedAt;
    show(answer->value);
    m_state = answer->stale ? LoadState::Stale : rows().empty() ? LoadState::Empty : LoadState::Ready;
    QSet<QString> known;
    QStringList fresh;
    for (const Notification &row : rows()) {
        const QString id = QString::fromStdString(row.id);
        known.insert(id);
        if (m_known && !m_known->contains(id) && !row.readAt)
            fresh.append(id);
    }
    m_known = std::move(known);
    Q_EMIT changed();
    if (!fresh.isEmpty())
        Q_EMIT arrived(fresh);
}

void NotificationsModel::show(const contract::NotificationList &list)
{
    m_unread = static_cast<int>(list.unread);
    setRows(list.notifications);
}

void NotificationsModel::markRead(const QString &id)
{
    std::vector<Notification> now = rows();
    const auto found = std::ranges::find_if(now, [&id](const Notification &row) { return row.id == id.toStdString(); });
    if (found == now.end() || found->readAt)
        return;
    found->readAt = found->at;
    mark(m_source->markRead(id), now);
}

void NotificationsModel::markAllRead()
{
    if (m_unread == 0 || rows().empty())
        return;
    std::vector<Notification> now = rows();
    for (Notification &row : now)
        row.readAt = row.readAt.value_or(row.at);
    mark(m_source->markAllRead(now.front().at), now);
}

void NotificationsModel::mark(const QFuture<api::Result<void>> &asked, const std::vector<Notification> &rows)
{
    // Shown at once; whatever came of it, the platform is asked after it.
    m_loads.abandon();
    setRows(rows);
    m_unread = static_cast<int>(std::ranges::count_if(rows, [](const Notification &row) { return !row.readAt; }));
    ++m_marking;
    Q_EMIT changed();
    const auto done = [this](const std::optional<api::ApiError> &error) {
        --m_marking;
        load(true);
        // One that is gone is no failure: nobody has to read it any more.
        if (error && error->kind != api::ApiError::Kind::NotFound)
            Q_EMIT markFailed(*error);
    };
    m_marks.listen(
        this, asked,
        [done](const api::Result<void> &marked) { done(marked ? std::nullopt : std::optional(marked.error())); },
        [done] { done(std::nullopt); });
}

} // namespace atalaya::models
