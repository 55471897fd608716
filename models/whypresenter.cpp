// SPDX-License-Identifier: GPL-3.0-or-later
#include "whypresenter.h"

#include "interrupted.h"
#include "overridesmodel.h"

#include <algorithm>

namespace atalaya::models {

WhyPresenter::WhyPresenter(api::WhySource *source, QObject *parent)
    : QObject(parent)
    , m_source(source)
{}

void WhyPresenter::ask(const QString &id)
{
    m_id = id.trimmed();
    m_answer.reset();
    m_problem.reset();
    m_fetchedAt = {};
    m_loads.abandon();
    m_state = LoadState::Empty;
    if (m_id.isEmpty())
        Q_EMIT changed();
    else
        refresh();
}

void WhyPresenter::refresh()
{
    if (m_id.isEmpty())
        return;
    m_loads.abandon();
    if (!m_answer)
        m_state = LoadState::Loading;
    m_loads.listen(
        this, m_source->why(m_id), [this](const auto &answer) { take(answer); },
        [this] { take(tl::unexpected(interrupted())); });
    Q_EMIT changed();
}

void WhyPresenter::take(const api::Result<api::Dated<contract::Why>> &answer)
{
    if (answer) {
        m_answer = answer->value;
        m_fetchedAt = answer->fetchedAt;
        m_problem = answer->problem;
        m_state = answer->stale ? LoadState::Stale : LoadState::Ready;
    } else {
        m_problem = answer.error();
        m_state = m_answer ? LoadState::Stale : stateWithoutData(answer.error());
    }
    Q_EMIT changed();
}

bool WhyPresenter::canRequest() const
{
    return m_answer && m_answer->state != "executed" && !m_answer->agent.empty() &&
           std::ranges::none_of(m_answer->overrides, isAlive);
}

} // namespace atalaya::models
