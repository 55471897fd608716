// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/promptsource.h"
#include "models/interrupted.h"
#include "models/prompteditor.h"

#include <nlohmann/json.hpp>

#include <utility>

// How what is typed is kept, saved and decided.
namespace atalaya::models {

using contract::PromptDetail;

/// Offers what this computer has, when it is another than what the platform has.
void PromptEditor::look()
{
    if (m_saving != Saving::Saved)
        return m_kept.withdraw();
    m_kept.look([this](const QByteArray &bytes) {
        const auto kept = readKeptPrompt(bytes);
        return kept && readForm(kept->form).document != m_reading.document;
    });
}

void PromptEditor::takeKept(const QByteArray &bytes)
{
    const auto kept = readKeptPrompt(bytes);
    if (!kept || !isOpen() || m_saving == Saving::Sending)
        return;
    // Whoever saved meanwhile is not written over: it is sent with the revision that it was written on.
    m_seen = kept->revision;
    m_base = kept->base;
    m_kept.withdraw();
    show(kept->form);
    Q_EMIT loaded();
}

void PromptEditor::save()
{
    if (!canSave())
        return;
    m_kept.keep();
    setSaving(Saving::Sending);
    m_saves.listen(
        this, m_isNew ? m_source->create(m_reading.document) : m_source->save(m_id, m_seen, m_reading.document),
        [this](const api::Result<PromptDetail> &result) { onSaved(result); },
        [this] { setSaving(Saving::Failed, interrupted()); });
}

void PromptEditor::onSaved(const api::Result<PromptDetail> &result)
{
    if (!result) {
        if (result.error().code == QLatin1String("stale_version"))
            return meetConflict(result.error());
        return setSaving(Saving::Failed, result.error());
    }
    dropKept();
    m_isNew = false;
    m_id = QString::fromStdString(result->id);
    m_state = LoadState::Ready;
    begin(*result);
    setSaving(Saving::Saved);
    Q_EMIT loaded();
    Q_EMIT changedThere();
}

void PromptEditor::meetConflict(const api::ApiError &error)
{
    const auto value = contract::parseJson(error.current.toStdString());
    const auto current = value ? contract::decodePromptDetail(*value) : contract::Decoded<PromptDetail>(PromptDetail());
    const auto document = value && current ? shownDocumentOf(*current) : std::nullopt;
    if (!document)
        return setSaving(Saving::Failed, error);
    const PromptForm theirs = formOf(*document);
    m_conflict = PromptConflict{m_form, *current, theirs, choicesBetween(m_base, m_form, theirs)};
    // Somebody saved the same, or did something that leaves the text alone.
    if (m_conflict->choices.isEmpty())
        return resolve({});
    setSaving(Saving::Conflict);
}

void PromptEditor::resolve(const QList<PromptChoice> &choices)
{
    if (!m_conflict)
        return;
    // The choices may be those of the conflict, which goes now.
    const PromptForm chosen = merged(m_conflict->mine, m_conflict->theirs, choices);
    const PromptConflict met = *std::exchange(m_conflict, std::nullopt);
    begin(met.theirDetail);
    if (readForm(chosen).document == m_reading.document) {
        dropKept();
        setSaving(Saving::Saved);
    } else {
        show(chosen);
        m_kept.keep();
        save();
    }
    Q_EMIT loaded();
}

void PromptEditor::discard()
{
    if (!canDiscard())
        return;
    const bool wasTyped = m_saving != Saving::Saved;
    m_conflict.reset();
    dropKept();
    if (m_isNew) {
        open({});
        Q_EMIT gone();
        return;
    }
    if (wasTyped) {
        begin(m_detail);
        setSaving(Saving::Saved);
        Q_EMIT loaded();
        return;
    }
    const bool goes = !m_detail.inForce && !m_detail.pending && m_detail.draft->basedOn == 0;
    setBusy(true);
    m_acts.listen(
        this, m_source->dropDraft(m_id, m_detail.revision),
        [this, goes](const api::Result<void> &result) {
            setBusy(false);
            if (!result) {
                load();
                Q_EMIT failed(result.error());
                return;
            }
            if (goes) {
                open({});
                Q_EMIT gone();
            } else {
                load();
            }
            Q_EMIT changedThere();
        },
        [this] {
            setBusy(false);
            Q_EMIT failed(interrupted());
        });
}

void PromptEditor::act(QFuture<api::Result<PromptDetail>> future)
{
    setBusy(true);
    m_acts.listen(
        this, std::move(future),
        [this](const api::Result<PromptDetail> &result) {
            setBusy(false);
            if (!result) {
                // What was looked at may be another by now.
                load();
                Q_EMIT failed(result.error());
                return;
            }
            m_problem.reset();
            m_state = LoadState::Ready;
            take(*result);
            Q_EMIT changedThere();
        },
        [this] {
            setBusy(false);
            Q_EMIT failed(interrupted());
        });
}

void PromptEditor::request(const QString &note)
{
    if (canRequest())
        act(m_source->request(m_id, m_detail.revision, {m_detail.draft->hash, note.trimmed().toStdString()}));
}

contract::PromptVerdict PromptEditor::verdict(const QString &note) const
{
    return {m_detail.pending->id, m_detail.pending->hash, note.trimmed().toStdString()};
}

void PromptEditor::approve(const QString &note)
{
    if (canApprove())
        act(m_source->approve(m_id, verdict(note)));
}

void PromptEditor::reject(const QString &note)
{
    if (canReject())
        act(m_source->reject(m_id, verdict(note)));
}

void PromptEditor::restore(std::int64_t version)
{
    if (m_facts.mayEdit && m_saving == Saving::Saved && !m_isBusy && !m_id.isEmpty())
        act(m_source->restore(m_id, m_detail.revision, {version}));
}

void PromptEditor::withdraw(std::int64_t version, const QString &note)
{
    if (m_facts.mayPublish && !m_isBusy && !m_id.isEmpty())
        act(m_source->withdraw(m_id, version, {note.trimmed().toStdString()}));
}

} // namespace atalaya::models
