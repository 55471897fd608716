// SPDX-License-Identifier: GPL-3.0-or-later
#include "overridepresenter.h"

#include "interrupted.h"

#include <nlohmann/json.hpp>

namespace atalaya::models {

using contract::Override;

OverridePresenter::OverridePresenter(api::OverrideSource *source, const Facts &facts, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_facts(facts)
    , m_list(new OverridesModel(source, this))
{
    connect(m_list, &OverridesModel::changed, this, &OverridePresenter::fromList);
}

void OverridePresenter::open(const QString &id)
{
    if (id == m_id)
        return;
    m_id = id;
    m_reads.abandon();
    m_current.reset();
    m_problem.reset();
    m_refusal.reset();
    if (const Override *const known = m_list->find(id))
        m_current = *known;
    else if (!id.isEmpty())
        load();
    Q_EMIT opened(id);
    Q_EMIT changed();
}

void OverridePresenter::refresh()
{
    m_list->refresh();
    if (!m_id.isEmpty() && !m_list->find(m_id) && !m_isBusy)
        load();
}

void OverridePresenter::load()
{
    m_reads.abandon();
    const auto fail = [this](const api::ApiError &error) {
        m_problem = error;
        Q_EMIT changed();
    };
    m_reads.listen(
        this, m_source->override(m_id),
        [this, fail](const api::Result<api::Dated<Override>> &answer) {
            if (!answer)
                return fail(answer.error());
            m_current = answer->value;
            m_problem = answer->problem;
            Q_EMIT changed();
        },
        [fail] { fail(interrupted()); });
}

void OverridePresenter::fromList()
{
    const Override *const known = m_list->find(m_id);
    if (!known || m_isBusy || (m_current && known->revision < m_current->revision))
        return;
    if (m_current == *known)
        return;
    m_current = *known;
    m_problem.reset();
    Q_EMIT changed();
}

bool OverridePresenter::isOwn() const
{
    return m_current && m_current->requestedBy.id == m_facts.me.toStdString();
}

bool OverridePresenter::canDecide() const
{
    return m_current && m_facts.mayApprove && !isOwn() && !m_isBusy && m_current->state == "requested";
}

bool OverridePresenter::canWithdraw() const
{
    return m_current && isAlive(*m_current) && !m_isBusy && ((m_facts.mayRequest && isOwn()) || m_facts.mayApprove);
}

void OverridePresenter::approve(const QString &note)
{
    if (canDecide())
        say(&api::OverrideSource::approve, note);
}

void OverridePresenter::reject(const QString &note)
{
    if (canDecide())
        say(&api::OverrideSource::reject, note);
}

void OverridePresenter::withdraw(const QString &note)
{
    if (canWithdraw())
        say(&api::OverrideSource::withdraw, note);
}

void OverridePresenter::say(Word word, const QString &note)
{
    m_isBusy = true;
    m_refusal.reset();
    m_reads.abandon();
    m_words.listen(
        this, (m_source->*word)(*m_current, note.trimmed()),
        [this](const api::Result<Override> &answer) { take(answer); }, [this] { take(tl::unexpected(interrupted())); });
    Q_EMIT changed();
}

void OverridePresenter::take(const api::Result<Override> &answer)
{
    m_isBusy = false;
    if (answer) {
        // Somebody may have gone on to another one meanwhile.
        if (QString::fromStdString(answer->id) == m_id)
            m_current = *answer;
        Q_EMIT said(QString::fromStdString(answer->id), QString::fromStdString(answer->state));
    } else {
        m_refusal = answer.error();
        if (const auto json = contract::parseJson(m_refusal->current.toStdString())) {
            if (const auto now = contract::decodeOverride(*json); now && QString::fromStdString(now->id) == m_id)
                m_current = *now;
        }
    }
    m_list->refresh();
    Q_EMIT changed();
}

} // namespace atalaya::models
