// SPDX-License-Identifier: GPL-3.0-or-later
#include "safeuseeditor.h"

#include "interrupted.h"

#include "api/endpoints/safeusesource.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace atalaya::models {

using contract::SafeUse;

SafeUseEditor::SafeUseEditor(api::SafeUseSource *source, DraftSource *drafts, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_form(formOf({}))
    , m_reading(readForm(m_form))
    , m_kept(drafts, {&SafeUseEditor::draftId, [this] {
                          return writeKept({m_form, m_seen, m_base});
                      }})
{
    connect(&m_kept, &KeptWork::offeredChanged, this, &SafeUseEditor::offeredChanged);
}

SafeUseEditor::~SafeUseEditor()
{
    flush();
}

void SafeUseEditor::refresh()
{
    m_loads.abandon();
    m_loads.listen(
        this, m_source->rules(),
        [this](const api::Result<api::Dated<SafeUse>> &dated) { dated ? take(*dated) : fail(dated.error()); },
        [this] { fail(interrupted()); });
}

void SafeUseEditor::recover()
{
    if (m_state == LoadState::Unavailable || m_state == LoadState::Failed || m_state == LoadState::Stale)
        refresh();
}

void SafeUseEditor::fail(const api::ApiError &error)
{
    m_problem = error;
    m_state = m_isKnown ? LoadState::Stale : stateWithoutData(error);
    Q_EMIT loaded();
}

void SafeUseEditor::take(const api::Dated<SafeUse> &dated)
{
    m_fetchedAt = dated.fetchedAt;
    m_problem = dated.problem;
    m_state = dated.stale ? LoadState::Stale : LoadState::Ready;
    m_isKnown = true;
    // What was typed stays as it was typed, on what it was typed on.
    if (m_saving == Saving::Saved)
        begin(dated.value);
    else
        m_inForce = dated.value;
    look();
    Q_EMIT loaded();
}

void SafeUseEditor::begin(const SafeUse &state)
{
    m_inForce = state;
    m_seen = state.version;
    m_base = state.rules;
    m_form = formOf(m_base);
    m_reading = readForm(m_form);
}

void SafeUseEditor::show(const SafeUseForm &form)
{
    m_form = form;
    m_reading = readForm(m_form);
    const bool isSame = !hasFaults() && rules() == m_base && m_form.note.isEmpty();
    if (m_conflict) {
        m_conflict->mine = rules();
        m_conflict->choices = choicesBetween(m_base, rules(), m_conflict->theirs.rules);
    } else if (isSame) {
        dropKept();
        // What it was written on may be older than what is in force.
        if (m_seen != m_inForce.version)
            begin(m_inForce);
        setSaving(Saving::Saved);
    } else {
        setSaving(unsent());
    }
}

void SafeUseEditor::setForm(const SafeUseForm &form)
{
    if (form == m_form || m_saving == Saving::Sending)
        return;
    m_kept.touch();
    show(form);
    Q_EMIT edited();
}

bool SafeUseEditor::weakens() const
{
    return !hasFaults() && rules::weakens(m_inForce.rules, rules());
}

bool SafeUseEditor::canSave() const
{
    return m_isKnown && !hasFaults() && rules() != m_base &&
           (m_saving == Saving::Changed || m_saving == Saving::Failed);
}

/// Offers what this computer has, when it is another than what is in force.
void SafeUseEditor::look()
{
    if (m_saving != Saving::Saved)
        return m_kept.withdraw();
    m_kept.look([this](const QByteArray &bytes) {
        const auto kept = readKeptSafeUse(bytes);
        return kept && kept->form != m_form;
    });
}

void SafeUseEditor::takeKept(const QByteArray &bytes)
{
    const auto kept = readKeptSafeUse(bytes);
    if (!kept || m_saving == Saving::Sending)
        return;
    // Whoever saved meanwhile is not written over: it is sent with the version that it was written on.
    m_seen = kept->version;
    m_base = kept->base;
    m_kept.withdraw();
    show(kept->form);
    Q_EMIT loaded();
}

void SafeUseEditor::setSaving(Saving saving, const std::optional<api::ApiError> &problem)
{
    m_saving = saving;
    m_saveProblem = problem;
    Q_EMIT savingChanged();
}

void SafeUseEditor::save()
{
    if (!canSave())
        return;
    m_kept.keep();
    setSaving(Saving::Sending);
    m_saves.listen(
        this, m_source->change(m_seen, {rules(), m_form.note.trimmed().toStdString()}),
        [this](const api::Result<SafeUse> &result) { onSaved(result); },
        [this] { setSaving(Saving::Failed, interrupted()); });
}

void SafeUseEditor::onSaved(const api::Result<SafeUse> &result)
{
    if (!result) {
        if (result.error().code == QLatin1String("stale_version"))
            return meetConflict(result.error());
        return setSaving(Saving::Failed, result.error());
    }
    dropKept();
    m_state = LoadState::Ready;
    m_fetchedAt = QDateTime::currentDateTimeUtc();
    begin(*result);
    setSaving(Saving::Saved);
    Q_EMIT loaded();
    Q_EMIT saved();
}

void SafeUseEditor::meetConflict(const api::ApiError &error)
{
    const auto value = contract::parseJson(error.current.toStdString());
    const auto theirs = value ? contract::decodeSafeUse(*value) : contract::Decoded<SafeUse>(SafeUse());
    if (!value || !theirs)
        return setSaving(Saving::Failed, error);
    m_conflict = SafeUseConflict{rules(), *theirs, choicesBetween(m_base, rules(), theirs->rules)};
    // Somebody has saved the same.
    if (m_conflict->choices.isEmpty())
        return resolve({});
    setSaving(Saving::Conflict);
}

void SafeUseEditor::resolve(const QList<SafeUseChoice> &choices)
{
    if (!m_conflict)
        return;
    // The choices may be those of the conflict, which goes now.
    SafeUseForm chosen = formOf(merged(m_conflict->mine, m_conflict->theirs.rules, choices));
    const SafeUseConflict met = *std::exchange(m_conflict, std::nullopt);
    const QString note = m_form.note;
    begin(met.theirs);
    if (readForm(chosen).rules == m_base) {
        dropKept();
        setSaving(Saving::Saved);
    } else {
        chosen.note = note;
        show(chosen);
        save();
    }
    Q_EMIT loaded();
}

void SafeUseEditor::discard()
{
    if (m_saving == Saving::Sending)
        return;
    m_conflict.reset();
    dropKept();
    begin(m_inForce);
    setSaving(Saving::Saved);
    Q_EMIT loaded();
}

} // namespace atalaya::models
