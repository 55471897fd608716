// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviewnote.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace atalaya::models {

namespace {

constexpr std::chrono::milliseconds pace{500};
constexpr QLatin1String reasonKey("reason");

} // namespace

ReviewNote::ReviewNote(QObject *parent)
    : QObject(parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pace);
    connect(&m_pause, &QTimer::timeout, this, &ReviewNote::flush);
}

ReviewNote::~ReviewNote()
{
    flush();
}

void ReviewNote::setDrafts(DraftSource *drafts)
{
    m_drafts = drafts;
    if (!m_isUnkept)
        read();
}

QString ReviewNote::draftId(const QString &decisionId)
{
    return QStringLiteral("review/") + decisionId;
}

void ReviewNote::open(const QString &decisionId)
{
    if (decisionId == m_id)
        return;
    flush();
    m_id = decisionId;
    read();
}

void ReviewNote::read()
{
    m_text.clear();
    const auto draft = m_drafts && !m_id.isEmpty() ? m_drafts->draft(draftId(m_id)) : std::nullopt;
    if (draft)
        m_text = QJsonDocument::fromJson(draft->bytes).object().value(reasonKey).toString();
    m_isContinued = !m_text.isEmpty();
}

void ReviewNote::setText(const QString &text)
{
    if (std::exchange(m_text, text) == text)
        return;
    m_isUnkept = true;
    if (!m_pause.isActive())
        m_pause.start();
}

void ReviewNote::flush()
{
    m_pause.stop();
    if (!std::exchange(m_isUnkept, false) || !m_drafts || m_id.isEmpty())
        return;
    if (m_text.trimmed().isEmpty())
        m_drafts->discard(draftId(m_id));
    else
        m_drafts->keep(draftId(m_id), QJsonDocument(QJsonObject{{reasonKey, m_text}}).toJson(QJsonDocument::Compact));
}

void ReviewNote::forget(const QString &decisionId)
{
    if (decisionId == m_id) {
        m_pause.stop();
        m_isUnkept = false;
        m_isContinued = false;
        m_text.clear();
    }
    if (m_drafts)
        m_drafts->discard(draftId(decisionId));
}

} // namespace atalaya::models
