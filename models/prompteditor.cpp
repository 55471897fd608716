// SPDX-License-Identifier: GPL-3.0-or-later
#include "prompteditor.h"

#include "interrupted.h"

#include "api/endpoints/promptsource.h"

#include <algorithm>
#include <utility>

namespace atalaya::models {

using contract::PromptDetail;

std::optional<contract::PromptDocument> shownDocumentOf(const PromptDetail &detail)
{
    if (detail.draft)
        return detail.draft->document;
    if (detail.pending)
        return detail.pending->document;
    return detail.inForce ? std::optional(detail.inForce->document) : std::nullopt;
}

PromptEditor::PromptEditor(api::PromptSource *source, DraftSource *drafts, Facts facts, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_facts(std::move(facts))
    , m_kept(drafts, {[this] { return draftId(); },
                      [this] {
                          return writeKept({m_form, m_seen, m_base});
                      }})
{
    connect(&m_kept, &KeptWork::offeredChanged, this, &PromptEditor::offeredChanged);
}

PromptEditor::~PromptEditor()
{
    flush();
}

void PromptEditor::reset()
{
    flush();
    m_loads.abandon();
    m_saves.abandon();
    m_acts.abandon();
    m_conflict.reset();
    m_problem.reset();
    m_detail = {};
    m_seen = 0;
    m_base = {};
    m_form = {};
    m_reading = {};
    m_isNew = false;
    setBusy(false);
    setSaving(Saving::Saved);
}

void PromptEditor::open(const QString &id)
{
    if (id == m_id && !m_isNew)
        return;
    reset();
    m_id = id;
    m_state = id.isEmpty() ? LoadState::Empty : LoadState::Loading;
    m_kept.withdraw();
    Q_EMIT loaded();
    if (!id.isEmpty())
        load();
}

void PromptEditor::openNew()
{
    if (m_isNew)
        return;
    reset();
    m_id.clear();
    m_isNew = true;
    m_state = LoadState::Ready;
    m_reading = readForm(m_form);
    look();
    Q_EMIT loaded();
}

void PromptEditor::refresh()
{
    if (!m_id.isEmpty() && !m_isBusy && m_saving != Saving::Sending)
        load();
}

void PromptEditor::recover()
{
    if (m_state == LoadState::Unavailable || m_state == LoadState::Failed || m_state == LoadState::Stale)
        refresh();
}

void PromptEditor::load()
{
    m_loads.abandon();
    m_loads.listen(
        this, m_source->prompt(m_id),
        [this](const api::Result<api::Dated<PromptDetail>> &dated) {
            if (!dated)
                return fail(dated.error());
            m_problem = dated->problem;
            m_state = dated->stale ? LoadState::Stale : LoadState::Ready;
            take(dated->value);
        },
        [this] { fail(interrupted()); });
}

void PromptEditor::fail(const api::ApiError &error)
{
    m_problem = error;
    m_state = m_detail.revision > 0 ? LoadState::Stale : stateWithoutData(error);
    Q_EMIT loaded();
}

void PromptEditor::take(const PromptDetail &detail)
{
    // What was typed stays as it was typed, on what it was typed on.
    if (m_saving == Saving::Saved)
        begin(detail);
    else
        m_detail = detail;
    look();
    Q_EMIT loaded();
}

void PromptEditor::begin(const PromptDetail &detail)
{
    m_detail = detail;
    m_seen = detail.revision;
    const auto document = shownDocumentOf(detail);
    m_base = document ? formOf(*document) : PromptForm();
    m_form = m_base;
    m_reading = readForm(m_form);
}

void PromptEditor::show(const PromptForm &form)
{
    m_form = form;
    m_reading = readForm(m_form);
    if (m_conflict) {
        m_conflict->mine = m_form;
        m_conflict->choices = choicesBetween(m_base, m_form, m_conflict->theirs);
    } else if (m_reading.document == readForm(m_base).document) {
        dropKept();
        // What it was written on may be older than what the platform has.
        if (m_seen != m_detail.revision)
            begin(m_detail);
        setSaving(Saving::Saved);
    } else {
        setSaving(m_reading.faults.isEmpty() ? Saving::Changed : Saving::Faulty);
    }
}

void PromptEditor::setForm(const PromptForm &form)
{
    if (form == m_form || !isOpen() || m_saving == Saving::Sending)
        return;
    m_kept.touch();
    show(form);
    Q_EMIT edited();
}

bool PromptEditor::canSave() const
{
    return m_facts.mayEdit && !m_isBusy && m_reading.faults.isEmpty() &&
           (m_saving == Saving::Changed || m_saving == Saving::Failed);
}

bool PromptEditor::canDiscard() const
{
    const bool isUnsent = m_saving != Saving::Saved && m_saving != Saving::Sending;
    return m_facts.mayEdit && !m_isBusy && (m_isNew || isUnsent || m_detail.draft);
}

bool PromptEditor::canRequest() const
{
    const auto &draft = m_detail.draft;
    return m_facts.mayEdit && m_saving == Saving::Saved && !m_isBusy && draft && !m_detail.pending &&
           !(m_detail.inForce && m_detail.inForce->hash == draft->hash);
}

bool PromptEditor::hasPart() const
{
    if (!m_detail.pending)
        return false;
    const std::string me = m_facts.me.toStdString();
    return m_detail.pending->requestedBy.id == me ||
           std::ranges::find(m_detail.pending->authors, me, &contract::Person::id) != m_detail.pending->authors.end();
}

bool PromptEditor::canApprove() const
{
    return m_facts.mayPublish && m_detail.pending && !m_isBusy && !hasPart();
}

bool PromptEditor::canReject() const
{
    return m_facts.mayPublish && m_detail.pending && !m_isBusy;
}

QString PromptEditor::draftId() const
{
    return QStringLiteral("prompt/") + (m_isNew ? QStringLiteral("new") : m_id);
}

void PromptEditor::setSaving(Saving saving, const std::optional<api::ApiError> &problem)
{
    m_saving = saving;
    m_saveProblem = problem;
    Q_EMIT savingChanged();
}

void PromptEditor::setBusy(bool busy)
{
    if (std::exchange(m_isBusy, busy) != busy)
        Q_EMIT busyChanged();
}

} // namespace atalaya::models
