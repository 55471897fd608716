// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/policysource.h"
#include "api/rules/policyjson.h"
#include "models/interrupted.h"
#include "models/policyeditor.h"
#include "models/policyexample.h"
#include "models/policytext.h"

#include <utility>

namespace atalaya::models {

/// Offers what this computer has, when it is another than what the platform has.
void PolicyEditor::look()
{
    m_kept.look([this](const QByteArray &bytes) {
        const auto kept = readKeptForm(bytes);
        return kept && (m_isNew || kept->form.id == m_form.id) && kept->form != m_form;
    });
}

void PolicyEditor::takeKept(const QByteArray &bytes)
{
    const auto kept = readKeptForm(bytes);
    if (!kept || (!m_isNew && kept->form.id != m_form.id))
        return;
    // Written on another revision: whoever saved meanwhile is not written over.
    if (kept->revision > 0)
        m_detail.revision = kept->revision;
    setForm(kept->form);
    Q_EMIT loaded();
}

void PolicyEditor::save()
{
    m_savePause.stop();
    if (m_isSending || m_conflict || !m_reading.faults.isEmpty())
        return;
    const rules::Policy sent = m_reading.policy;
    const std::vector<contract::PolicyExample> examples = m_form.examples;
    if (!m_isNew && sent == m_base && examples == m_baseExamples) {
        dropKept();
        return setSaving(Saving::Saved);
    }
    contract::PolicyDraftRequest request;
    request.policy = rules::canonicalPolicy(sent);
    request.examples = examples;
    if (m_detail.published)
        request.basedOn = m_detail.published->version;
    m_isSending = true;
    setSaving(Saving::Waiting);
    m_saves.listen(
        this, m_isNew ? m_source->create(request) : m_source->save(m_form.id, m_detail.revision, request),
        [this, sent, examples](const api::Result<contract::PolicyDetail> &result) {
            m_isSending = false;
            onSaved(sent, examples, result);
        },
        [this] {
            m_isSending = false;
            flush();
            setSaving(Saving::Failed, interrupted());
        });
}

void PolicyEditor::onSaved(const rules::Policy &sent, const std::vector<contract::PolicyExample> &examples,
                           const api::Result<contract::PolicyDetail> &result)
{
    if (!result) {
        flush();
        // What is no policy just now can't be set beside another: the next save meets the same again.
        if (!m_reading.faults.isEmpty())
            return setSaving(Saving::Faulty);
        if (result.error().code == QLatin1String("stale_version"))
            return meetConflict(result.error());
        return setSaving(Saving::Failed, result.error());
    }
    m_detail = *result;
    if (m_isNew)
        m_kept.forget();
    m_isNew = false;
    m_base = sent;
    m_baseExamples = examples;
    if (!m_reading.faults.isEmpty()) {
        setSaving(Saving::Faulty);
    } else if (m_reading.policy == sent && m_form.examples == examples) {
        dropKept();
        setSaving(Saving::Saved);
    } else if (!m_savePause.isActive()) {
        save();
    }
}

void PolicyEditor::meetConflict(const api::ApiError &error)
{
    const auto current = policyDetailIn(error.current);
    const auto theirs = current ? shownPolicyOf(*current) : std::nullopt;
    if (!theirs)
        return setSaving(Saving::Failed, error);
    // Somebody saved the same, or did something that leaves the text alone.
    const auto choices = choicesBetween(m_base, m_reading.policy, *theirs);
    m_conflict = PolicyConflict{m_reading.policy, *current, *theirs, choices};
    if (choices.isEmpty())
        return resolve(choices);
    setSaving(Saving::Conflict);
}

void PolicyEditor::resolve(const QList<PolicyChoice> &choices)
{
    if (!m_conflict)
        return;
    // They may be the conflict's own, which goes.
    const QList<PolicyChoice> chosen = choices;
    const PolicyConflict met = *std::exchange(m_conflict, std::nullopt);
    m_detail = met.theirDetail;
    m_published = m_detail.published ? policyIn(m_detail.published->policy) : std::nullopt;
    m_base = met.theirs;
    const auto theirs = shownExamplesOf(met.theirDetail);
    const auto kept = mergedExamples(m_baseExamples, m_form.examples, theirs);
    m_baseExamples = theirs;
    m_form = formOf(merged(met.mine, met.theirs, chosen));
    m_form.examples = kept;
    m_reading = readForm(m_form);
    m_kept.keep();
    setSaving(Saving::Waiting);
    save();
    Q_EMIT loaded();
}

template<class T, class F>
void PolicyEditor::act(QFuture<api::Result<T>> future, F done)
{
    setBusy(true);
    m_acts.listen(
        this, std::move(future),
        [this, done](const api::Result<T> &result) {
            setBusy(false);
            if (result)
                return done(result);
            if (result.error().code == QLatin1String("stale_version"))
                load();
            Q_EMIT failed(result.error());
        },
        [this] {
            setBusy(false);
            Q_EMIT failed(interrupted());
        });
}

void PolicyEditor::publish(const QString &note)
{
    if (!canPublish())
        return;
    act(m_source->publish(m_form.id, {m_detail.revision, m_detail.draft->hash, note.toStdString()}),
        [this](const api::Result<contract::PolicyDetail> &detail) {
            take(*detail);
            Q_EMIT wentOut(*detail);
        });
}

void PolicyEditor::discard()
{
    if (m_isBusy)
        return;
    m_savePause.stop();
    m_saves.abandon();
    m_isSending = false;
    m_conflict.reset();
    dropKept();
    if (m_isNew) {
        Q_EMIT gone();
        return;
    }
    if (!m_detail.draft) {
        m_form = formOf(m_base);
        m_form.examples = m_baseExamples;
        m_reading = readForm(m_form);
        setSaving(Saving::Saved);
        Q_EMIT loaded();
        return;
    }
    act(m_source->dropDraft(m_form.id, m_detail.revision), [this](const api::Result<void> &) {
        setSaving(Saving::Saved);
        if (!m_detail.published && !m_detail.pending)
            Q_EMIT gone();
        else
            load();
    });
}

void PolicyEditor::restore(std::int64_t version)
{
    if (m_isBusy || m_saving != Saving::Saved)
        return;
    act(m_source->restore(m_form.id, {m_detail.revision, version}),
        [this](const api::Result<contract::PolicyDetail> &detail) { take(*detail); });
}

void PolicyEditor::settle(const contract::PolicyDetail &detail)
{
    if (m_saving == Saving::Saved) {
        take(detail);
    } else {
        // What is being typed stays; it goes on top of what is there now.
        m_detail = detail;
        m_published = detail.published ? policyIn(detail.published->policy) : std::nullopt;
        Q_EMIT loaded();
    }
    Q_EMIT settled();
}

void PolicyEditor::confirmPending()
{
    if (m_isBusy || !m_detail.pending)
        return;
    act(m_source->confirm(m_form.id, {m_detail.pending->id, m_detail.pending->hash}),
        [this](const api::Result<contract::PolicyDetail> &detail) {
            settle(*detail);
            Q_EMIT wentOut(*detail);
        });
}

void PolicyEditor::rejectPending()
{
    if (m_isBusy || !m_detail.pending)
        return;
    act(m_source->reject(m_form.id, {m_detail.pending->id, m_detail.pending->hash}),
        [this](const api::Result<contract::PolicyDetail> &detail) { settle(*detail); });
}

} // namespace atalaya::models
