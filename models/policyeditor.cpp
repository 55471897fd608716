// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policyeditor.h"

#include "api/endpoints/policysource.h"
#include "models/interrupted.h"
#include "models/policytext.h"

#include <QUuid>

#include <algorithm>
#include <utility>

namespace atalaya::models {

PolicyEditor::PolicyEditor(api::PolicySource *source, DraftSource *drafts, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_kept(drafts, {[this] { return draftId(); },
                      [this] {
                          return writeForm(m_form, m_detail.revision);
                      }})
{
    connect(&m_kept, &KeptWork::offeredChanged, this, &PolicyEditor::offeredChanged);
    m_savePause.setSingleShot(true);
    m_savePause.setInterval(savePace);
    connect(&m_savePause, &QTimer::timeout, this, &PolicyEditor::save);
}

PolicyEditor::~PolicyEditor()
{
    flush();
}

void PolicyEditor::reset()
{
    flush();
    m_savePause.stop();
    m_loads.abandon();
    m_saves.abandon();
    m_acts.abandon();
    m_isSending = false;
    m_conflict.reset();
    m_published.reset();
    m_detail = {};
    m_base = {};
    m_baseExamples.clear();
    m_form = {};
    m_reading = {};
    m_fetchedAt = {};
    m_isNew = false;
    m_problem.reset();
    setBusy(false);
    setSaving(Saving::Saved);
}

void PolicyEditor::open(const QString &id)
{
    reset();
    m_form.id = id;
    m_state = LoadState::Loading;
    Q_EMIT loaded();
    load();
}

void PolicyEditor::openNew()
{
    reset();
    m_isNew = true;
    m_state = LoadState::Ready;
    m_form.id = QStringLiteral("p-") + QUuid::createUuid().toString(QUuid::Id128).left(16);
    m_form.priority = QStringLiteral("0");
    m_form.rules = {{{{PolicyAspect::Risk, PolicyTest::AtLeast, {}}}, {}, {}}};
    m_detail.id = m_form.id.toStdString();
    m_reading = readForm(m_form);
    m_base = m_reading.policy;
    setSaving(Saving::Faulty);
    look();
    Q_EMIT loaded();
}

void PolicyEditor::refresh()
{
    // What is being written stays; saving tells when somebody else was faster.
    if (!m_form.id.isEmpty() && !m_isNew && m_saving == Saving::Saved && !m_isSending)
        load();
}

void PolicyEditor::recover()
{
    if (m_saving == Saving::Failed)
        save();
    else if (m_state == LoadState::Unavailable || m_state == LoadState::Failed)
        load();
}

void PolicyEditor::load()
{
    m_loads.abandon();
    m_loads.listen(
        this, m_source->policy(m_form.id),
        [this](const api::Result<api::Dated<contract::PolicyDetail>> &dated) {
            if (!dated)
                return fail(dated.error());
            // Typed meanwhile.
            if (m_saving != Saving::Saved)
                return;
            m_fetchedAt = dated->fetchedAt;
            m_problem = dated->problem;
            m_state = dated->stale ? LoadState::Stale : LoadState::Ready;
            take(dated->value);
        },
        [this] { fail(interrupted()); });
}

void PolicyEditor::fail(const api::ApiError &error)
{
    m_problem = error;
    const bool hasPolicy = m_detail.revision > 0;
    m_state = hasPolicy ? LoadState::Stale : stateWithoutData(error);
    Q_EMIT loaded();
}

void PolicyEditor::take(const contract::PolicyDetail &detail)
{
    const auto shown = shownPolicyOf(detail);
    if (!shown)
        return fail(unreadablePolicy());
    m_detail = detail;
    m_isNew = false;
    m_published = detail.published ? policyIn(detail.published->policy) : std::nullopt;
    m_base = *shown;
    m_baseExamples = shownExamplesOf(detail);
    m_form = formOf(m_base);
    m_form.examples = m_baseExamples;
    m_reading = readForm(m_form);
    look();
    Q_EMIT loaded();
}

void PolicyEditor::setForm(const PolicyForm &form)
{
    if (form == m_form)
        return;
    m_form = form;
    m_reading = readForm(m_form);
    m_kept.touch();
    if (m_conflict) {
        m_conflict->mine = m_reading.policy;
        m_conflict->choices = choicesBetween(m_base, m_conflict->mine, m_conflict->theirs);
    } else if (!m_reading.faults.isEmpty()) {
        m_savePause.stop();
        setSaving(Saving::Faulty);
    } else {
        m_savePause.start();
        setSaving(Saving::Waiting);
    }
    Q_EMIT edited();
}

QString PolicyEditor::draftId() const
{
    return QStringLiteral("policy/") + (m_isNew ? QStringLiteral("new") : m_form.id);
}

QString PolicyEditor::faultAt(const PolicyPlace &place) const
{
    for (const PolicyFormFault &fault : m_reading.faults)
        if (fault.place == place)
            return fault.code;
    return {};
}

QDateTime PolicyEditor::savedAt() const
{
    if (!m_detail.draft)
        return {};
    return QDateTime::fromMSecsSinceEpoch(m_detail.draft->savedAt.time_since_epoch().count(), Qt::UTC);
}

void PolicyEditor::setSaving(Saving saving, const std::optional<api::ApiError> &problem)
{
    m_saving = saving;
    m_saveProblem = problem;
    Q_EMIT savingChanged();
}

int PolicyEditor::failingExamples() const
{
    int failing = 0;
    if (m_detail.draft)
        for (const contract::PolicyExampleOutcome &outcome : m_detail.draft->outcomes)
            failing += outcome.holds ? 0 : 1;
    return failing;
}

std::optional<contract::PolicyExampleOutcome> PolicyEditor::outcomeOf(const contract::PolicyExample &example) const
{
    const auto &draft = m_detail.draft;
    if (m_saving != Saving::Saved || !draft)
        return std::nullopt;
    for (std::size_t at = 0; at < std::min(draft->examples.size(), draft->outcomes.size()); ++at)
        if (draft->examples[at] == example)
            return draft->outcomes[at];
    return std::nullopt;
}

bool PolicyEditor::canPublish() const
{
    const auto &draft = m_detail.draft;
    const auto &published = m_detail.published;
    return m_saving == Saving::Saved && !m_isBusy && draft && !m_detail.pending && failingExamples() == 0 &&
           !(published && published->hash == draft->hash && published->examples == draft->examples);
}

void PolicyEditor::setBusy(bool busy)
{
    if (std::exchange(m_isBusy, busy) != busy)
        Q_EMIT busyChanged();
}

} // namespace atalaya::models
