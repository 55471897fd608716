// SPDX-License-Identifier: GPL-3.0-or-later
#include "overridewish.h"

#include "interrupted.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace atalaya::models {

namespace {

constexpr std::chrono::milliseconds pace{500};
constexpr QLatin1String reasonKey("reason");
constexpr QLatin1String hoursKey("hours");

} // namespace

OverrideWish::OverrideWish(api::OverrideSource *source, DraftSource *drafts, const QString &decisionId, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_drafts(drafts)
    , m_decisionId(decisionId)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pace);
    connect(&m_pause, &QTimer::timeout, this, &OverrideWish::keep);
    if (const auto draft = m_drafts ? m_drafts->draft(draftId(decisionId)) : std::nullopt) {
        const QJsonObject kept = QJsonDocument::fromJson(draft->bytes).object();
        m_reason = kept.value(reasonKey).toString().left(mostReason);
        const int hours = kept.value(hoursKey).toInt();
        m_scope = hours > 0 ? Scope::Entity : Scope::Once;
        if (hours > 0)
            m_hours = std::min(hours, mostHours);
        m_isContinued = !m_reason.isEmpty();
    }
}

OverrideWish::~OverrideWish()
{
    keep();
}

QString OverrideWish::draftId(const QString &decisionId)
{
    return QStringLiteral("override/") + decisionId;
}

void OverrideWish::setReason(const QString &reason)
{
    if (std::exchange(m_reason, reason.left(mostReason)) != reason)
        touch();
}

void OverrideWish::setScope(Scope scope)
{
    if (std::exchange(m_scope, scope) != scope)
        touch();
}

void OverrideWish::setHours(int hours)
{
    const int wanted = std::clamp(hours, 1, mostHours);
    if (std::exchange(m_hours, wanted) != wanted)
        touch();
}

void OverrideWish::touch()
{
    m_isUnkept = true;
    if (!m_pause.isActive())
        m_pause.start();
    Q_EMIT changed();
}

void OverrideWish::keep()
{
    m_pause.stop();
    if (!std::exchange(m_isUnkept, false) || !m_drafts)
        return;
    const QJsonObject kept{{reasonKey, m_reason}, {hoursKey, m_scope == Scope::Entity ? m_hours : 0}};
    m_drafts->keep(draftId(m_decisionId), QJsonDocument(kept).toJson(QJsonDocument::Compact));
}

void OverrideWish::giveUp()
{
    m_pause.stop();
    m_isUnkept = false;
    if (m_drafts)
        m_drafts->discard(draftId(m_decisionId));
}

void OverrideWish::send()
{
    if (!canSend())
        return;
    keep();
    m_isBusy = true;
    m_refusal.reset();
    contract::OverrideRequest wanted;
    wanted.reason = m_reason.trimmed().toStdString();
    wanted.scope = m_scope == Scope::Once ? "once" : "entity";
    wanted.hours = m_scope == Scope::Once ? 0 : m_hours;
    m_sends.listen(
        this, m_source->request(m_decisionId, wanted),
        [this](const api::Result<contract::Override> &answer) { take(answer); },
        [this] { take(tl::unexpected(interrupted())); });
    Q_EMIT changed();
}

void OverrideWish::take(const api::Result<contract::Override> &answer)
{
    m_isBusy = false;
    if (!answer) {
        m_refusal = answer.error();
        Q_EMIT changed();
        return;
    }
    giveUp();
    Q_EMIT changed();
    Q_EMIT sent(QString::fromStdString(answer->id));
}

} // namespace atalaya::models
