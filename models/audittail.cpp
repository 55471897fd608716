// SPDX-License-Identifier: GPL-3.0-or-later
#include "audittail.h"

#include "auditquerytext.h"

#include "api/rules/querymatch.h"

namespace atalaya::models {

AuditTail::AuditTail(api::AuditEvents *events, AuditSearch *search, const QTimeZone &zone, QObject *parent)
    : QObject(parent)
    , m_events(events)
    , m_search(search)
    , m_zone(zone)
{
    m_pace.setSingleShot(true);
    connect(&m_pace, &QTimer::timeout, this, [this] {
        if (m_isOn && !m_isPaused && m_waiting > 0)
            showWaiting();
    });
    connect(events, &api::AuditEvents::arrived, this, &AuditTail::onArrived);
    connect(events, &api::AuditEvents::stateChanged, this, &AuditTail::changed);
    connect(search, &AuditSearch::snapshotChanged, this, &AuditTail::onSnapshot);
}

AuditTail::~AuditTail()
{
    m_events->disconnect(this);
    if (m_isOn)
        m_events->stop();
}

void AuditTail::setOn(bool on)
{
    if (on == m_isOn)
        return;
    m_isOn = on;
    m_isPaused = false;
    m_seqs.clear();
    m_waiting = 0;
    if (on)
        m_events->start(m_search->snapshot() ? m_search->snapshot()->headSize - 1 : -1);
    else
        m_events->stop();
    Q_EMIT changed();
}

void AuditTail::setPaused(bool paused)
{
    if (paused == m_isPaused || !m_isOn)
        return;
    m_isPaused = paused;
    if (!paused && m_waiting > 0 && !m_pace.isActive())
        m_pace.start(0);
    Q_EMIT changed();
}

void AuditTail::showWaiting()
{
    m_pace.start(pace);
    if (!m_search->isBusy())
        m_search->refresh();
}

/// What only the inputs could tell is counted too: rather one too many than one that is not seen.
bool AuditTail::mayFit(const contract::AuditRow &row) const
{
    const rules::DecisionFacts facts{row.seq,        row.at,    row.id,          row.agent,      row.entity,
                                     row.action,     row.state, row.policyId,    row.policyName, row.policyVersion,
                                     row.confidence, row.risk,  row.containsPii, std::nullopt};
    return rules::matches(queryOf(m_search->askedText(), m_zone, row.at), facts) != rules::Match::No;
}

void AuditTail::onArrived(const contract::AuditRow &row)
{
    if (!m_isOn || !mayFit(row))
        return;
    m_seqs.push_back(row.seq);
    m_waiting = static_cast<qint64>(m_seqs.size());
    if (!m_isPaused && !m_pace.isActive())
        m_pace.start(0);
    Q_EMIT changed();
}

void AuditTail::onSnapshot()
{
    if (!m_isOn || !m_search->snapshot())
        return;
    const qint64 size = m_search->snapshot()->headSize;
    std::erase_if(m_seqs, [size](qint64 seq) { return seq < size; });
    m_waiting = static_cast<qint64>(m_seqs.size());
    Q_EMIT changed();
}

} // namespace atalaya::models
