// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policyeditor.h"
#include "models/policyfindings.h"
#include "models/policysimulation.h"
#include "ui/common/banner.h"
#include "ui/common/chip.h"
#include "ui/common/errorwords.h"
#include "ui/common/formats.h"
#include "ui/common/inplacequestion.h"
#include "ui/common/statepane.h"
#include "ui/common/writeguard.h"
#include "ui/governance/conflictpane.h"
#include "ui/governance/examplesbox.h"
#include "ui/governance/impactpane.h"
#include "ui/governance/policyeditorpage.h"
#include "ui/governance/policyformpane.h"
#include "ui/governance/policyreadingbox.h"
#include "ui/governance/policywords.h"
#include "ui/governance/warningline.h"

#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>

#include <utility>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::LoadState;
using models::PolicyEditor;
using Saving = PolicyEditor::Saving;

void PolicyEditorPage::render()
{
    m_back->setAccessibleName(tr("Back to the policies"));
    m_back->setToolTip(tr("Back to the policies (Esc)"));
    m_versions->setText(tr("Versions"));
    m_versions->setAccessibleName(tr("Versions of this policy"));
    m_discard->setWords(tr("Discard…"), tr("Discard the draft for good?"), tr("Discard"), tr("Keep"));
    m_publish->setText(tr("Publish…"));
    m_publish->setAccessibleName(tr("Publish, asks for the second factor"));
    m_strip->findChild<QPushButton *>()->setAccessibleName(tr("Try again"));
    m_guard->retranslate();
    renderForm();
    renderSaving();
    setAsOf(m_editor->fetchedAt());
}

bool PolicyEditorPage::hasPolicy() const
{
    return m_editor->isNew() || m_editor->detail().revision > 0;
}

void PolicyEditorPage::renderForm()
{
    // While one is read the fields of the one before are not seen; taking them down and making them anew takes longer
    // than reading it.
    if (hasPolicy())
        m_fields->render();
    const bool isPolicy = m_editor->faults().isEmpty() && m_editor->state() != LoadState::Loading;
    const auto policy = isPolicy ? std::optional(m_editor->policy()) : std::nullopt;
    m_findings->look(policy);
    if (m_simulation)
        m_simulation->look(policy);
    if (m_impact)
        m_impact->renderMap();
    m_reading->render();
}

void PolicyEditorPage::renderSaving()
{
    const LoadState state = m_editor->state();
    const QWidget *const before = m_stack->currentWidget();
    if (m_editor->conflict()) {
        if (before != m_conflict)
            m_conflict->render();
        m_stack->setCurrentWidget(m_conflict);
        if (before != m_conflict && isVisible())
            m_conflict->focusFirst();
    } else if (!hasPolicy()) {
        renderPane();
        m_stack->setCurrentWidget(m_state);
        if (m_wantsFocus && state != LoadState::Loading)
            m_state->focusFirst();
    } else {
        m_stack->setCurrentIndex(0);
        if (std::exchange(m_wantsFocus, false) && isVisible())
            m_fields->focusFirst();
    }
    const bool isDraft = m_editor->detail().draft.has_value() || m_editor->isNew();
    const std::int64_t version = m_editor->detail().published ? m_editor->detail().published->version : 0;
    m_chip->setVisible(hasPolicy());
    const auto &pending = m_editor->detail().pending;
    m_pending->setVisible(pending.has_value());
    if (pending)
        m_pending->set(Tint::Warn,
                       QString::fromStdString(pending->requestedBy) == m_parts.me
                           ? tr("What you asked to publish waits for a second person.")
                           : tr("Somebody asks for your agreement before this is published."),
                       tr("See and decide…"));
    if (isDraft)
        m_chip->set(u"pencil"_s, tr("Draft v%1").arg(version + 1), Tint::Unknown);
    else
        m_chip->set(u"shield-check"_s, tr("In force, v%1").arg(version), Tint::Executed);
    m_chip->updateGeometry();
    m_versions->setEnabled(version > 0 && state != LoadState::Loading);
    m_examples->render();
    renderFoot();
}

QString PolicyEditorPage::savedWords() const
{
    switch (m_editor->saving()) {
    case Saving::Waiting:
        return tr("Saving…");
    case Saving::Faulty:
        return tr("Not saved yet: something is missing. It is kept on this computer.");
    case Saving::Failed:
        return tr("Not saved. It is kept on this computer.");
    case Saving::Conflict:
        return tr("Somebody else saved first.");
    case Saving::Saved:
        break;
    }
    if (const int failing = m_editor->failingExamples(); failing > 0)
        return tr("%n examples do not hold; it can't be published so.", nullptr, failing);
    if (m_editor->detail().pending)
        return tr("Waits for a second person.");
    const QDateTime at = m_editor->savedAt();
    return at.isValid()
               ? tr("Draft saved at %1").arg(Formats({}, m_parts.zone).moment(at, QDateTime::currentDateTimeUtc()))
               : tr("What is shown is in force.");
}

void PolicyEditorPage::renderFoot()
{
    m_saved->setText(savedWords());
    m_saved->setAccessibleName(m_saved->text());
    const bool isChanged = m_editor->saving() != Saving::Saved || m_editor->detail().draft || m_editor->isNew();
    m_guard->setWanted(m_publish, m_editor->canPublish());
    m_guard->setWanted(m_discard, isChanged && !m_editor->isBusy(), m_editor->detail().draft.has_value());
    // Typing goes on without a connection: it is kept here.
    m_guard->setWanted(m_fields, m_parts.mayEdit && !m_editor->isBusy(), false);
    m_guard->setWanted(m_examples, m_parts.mayEdit && !m_editor->isBusy(), false);
    m_publish->setVisible(m_parts.mayPublish);
    m_discard->setVisible(m_parts.mayEdit);
    const auto &problem = m_editor->saveProblem();
    QString words = m_message;
    if (words.isEmpty() && problem && !isUnreachable(*problem))
        words = refusalWords(*problem);
    m_strip->setVisible(!words.isEmpty());
    if (!words.isEmpty())
        m_strip->setContent({Tint::Warn,
                             u"exclamation-triangle"_s,
                             {},
                             words,
                             m_editor->saving() == Saving::Failed ? tr("Try again") : tr("Close")});
}

void PolicyEditorPage::renderPane()
{
    StatePane::Content content;
    if (m_editor->state() == LoadState::Loading) {
        content.icon = u"shield-check"_s;
        content.title = tr("Reading the policy…");
    } else if (m_editor->state() == LoadState::Unavailable) {
        content.icon = u"cloud-slash"_s;
        content.title = tr("No connection, and this policy was never read here");
        content.text = tr("It appears by itself as soon as the platform answers.");
        content.primary = tr("Try again");
        content.primaryIcon = u"arrow-clockwise"_s;
    } else if (const auto &problem = m_editor->problem()) {
        const ErrorWords words = ErrorWords::of(*problem);
        content.icon = words.icon;
        content.tint = Tint::Error;
        content.title = tr("The policy could not be read");
        content.text = words.title + u". "_s + words.advice;
        content.primary = tr("Try again");
        content.primaryIcon = u"arrow-clockwise"_s;
        content.code = problem->correlationId;
    }
    m_state->setContent(content);
}

} // namespace atalaya::ui
