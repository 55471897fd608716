// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/safeuseeditor.h"
#include "ui/common/banner.h"
#include "ui/common/errorwords.h"
#include "ui/common/icons.h"
#include "ui/common/inplacequestion.h"
#include "ui/common/statepane.h"
#include "ui/common/writeguard.h"
#include "ui/governance/warningline.h"
#include "ui/safeuse/bothversions.h"
#include "ui/safeuse/faultlabel.h"
#include "ui/safeuse/maskingpreviewbox.h"
#include "ui/safeuse/safeusefields.h"
#include "ui/safeuse/safeusepane.h"
#include "ui/safeuse/safeusewords.h"

#include <QDateTime>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedLayout>

#include <utility>

// What the pane says.
namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::LoadState;
using models::SafeUsePart;
using Saving = models::SafeUseEditor::Saving;

namespace {

QDateTime moment(const contract::SafeUse &state)
{
    return state.changedAt ? QDateTime::fromMSecsSinceEpoch(state.changedAt->time_since_epoch().count(), Qt::UTC)
                           : QDateTime();
}

} // namespace

void SafeUsePane::retranslate()
{
    m_versions->setText(tr("Versions"));
    m_versions->setAccessibleName(tr("Versions of the rules"));
    m_scroll->setAccessibleName(tr("Rules of safe use"));
    m_fields->retranslate();
    m_noteWord->setText(tr("Why"));
    m_note->setAccessibleName(tr("Why it changes, for those who read the history"));
    m_note->setPlaceholderText(tr("For those who read the history"));
    m_discard->setWords(tr("Discard…"), tr("Discard your changes for good?"), tr("Discard"), tr("Keep"));
    render();
}

void SafeUsePane::render()
{
    m_head->setText(headWords());
    renderForm();
    renderSaving();
    Q_EMIT shown();
}

QString SafeUsePane::headWords() const
{
    const contract::SafeUse &now = m_editor->inForce();
    if (now.version == 0)
        return tr("Nobody has changed anything: this is how the platform is built.");
    const Formats formats({}, m_parts.zone);
    const QString who = personWord(now.changedBy ? QString::fromStdString(now.changedBy->name) : QString());
    const QString head =
        tr("Version %1, by %2, %3.").arg(formats.integer(now.version), who, formats.dateTime(moment(now)));
    return now.note.empty()
               ? head
               : tr("%1 “%2”", "a sentence, and a note that is quoted").arg(head, QString::fromStdString(now.note));
}

void SafeUsePane::renderForm()
{
    const models::SafeUseForm &form = m_editor->form();
    m_fields->render();
    if (m_note->text() != form.note) {
        const QSignalBlocker quiet(m_note);
        m_note->setText(form.note);
    }
    sayFault(m_noteFault, m_note,
             safeUseFaultWords(m_editor->faultAt(SafeUsePart::Note), SafeUsePart::Note, Formats()));
    m_preview->setMasked(form.masked);
    const bool weakens = m_editor->weakens();
    m_warning->setVisible(weakens);
    if (weakens)
        m_warning->set(Tint::Warn,
                       tr("This protects less than what is in force: saving it asks for your second factor."), {});
    m_save->setIcon(weakens ? icon(u"key"_s, Tint::AccentText) : QIcon());
    renderFoot();
}

void SafeUsePane::renderSaving()
{
    const LoadState state = m_editor->state();
    const bool hasRules = state == LoadState::Ready || state == LoadState::Stale;
    const QWidget *const before = m_stack->currentWidget();
    if (m_editor->conflict()) {
        if (before != m_conflict)
            askBoth();
        m_stack->setCurrentWidget(m_conflict);
        if (before != m_conflict && isVisible())
            m_conflict->focusFirst();
    } else if (!hasRules) {
        renderState();
        m_stack->setCurrentWidget(m_state);
        if (m_wantsFocus && state != LoadState::Loading)
            m_state->focusFirst();
    } else {
        m_stack->setCurrentIndex(0);
        if (std::exchange(m_wantsFocus, false) && isVisible())
            m_fields->focusFirst();
    }
    m_versions->setEnabled(m_editor->inForce().version > 0);
    renderForm();
    if (m_editor->saving() != Saving::Sending)
        m_focus.comeBack(m_note);
}

void SafeUsePane::askBoth()
{
    const models::SafeUseConflict &conflict = *m_editor->conflict();
    const Formats formats({}, m_parts.zone);
    QList<BothVersions::Part> parts;
    for (const models::SafeUseChoice &choice : conflict.choices)
        parts.append({safeUsePartWord(choice.part), safeUsePartText(conflict.theirs.rules, choice.part, formats),
                      safeUsePartText(conflict.mine, choice.part, formats), choice.isContested, choice.takesMine});
    const contract::SafeUse &theirs = conflict.theirs;
    m_conflict->ask(tr("%1, %2", "who saved, and when")
                        .arg(personWord(theirs.changedBy ? QString::fromStdString(theirs.changedBy->name) : QString()),
                             formats.moment(moment(theirs), QDateTime::currentDateTimeUtc())),
                    parts);
}

QString SafeUsePane::savedWords() const
{
    switch (m_editor->saving()) {
    case Saving::Sending:
        return tr("Saving…");
    case Saving::Faulty:
        return tr("Something is missing. It is kept on this computer.");
    case Saving::Changed:
        return tr("Not in force yet. It is kept on this computer.");
    case Saving::Failed:
        return tr("Not saved. It is kept on this computer.");
    case Saving::Conflict:
        return tr("Somebody else saved first.");
    case Saving::Saved:
        break;
    }
    return tr("What is shown is in force.");
}

void SafeUsePane::renderFoot()
{
    const Saving saving = m_editor->saving();
    const bool isSending = saving == Saving::Sending;
    m_saved->setText(savedWords());
    m_saved->setAccessibleName(m_saved->text());
    m_save->setText(isSending ? tr("Saving…") : tr("Save"));
    m_save->setAccessibleName(m_editor->weakens() ? tr("Save, asks for the second factor") : m_save->text());
    m_guard->setWanted(m_save, m_editor->canSave());
    // Typing goes on without a connection: it is kept here.
    m_guard->setWanted(m_fields, m_parts.mayChange && !isSending, false);
    m_guard->setWanted(m_note, m_parts.mayChange && !isSending, false);
    m_guard->setWanted(m_discard, saving != Saving::Saved && !isSending, false);
    m_save->setVisible(m_parts.mayChange);
    m_discard->setVisible(m_parts.mayChange);
    const auto &problem = m_editor->saveProblem() ? m_editor->saveProblem() : m_editor->problem();
    const bool isTold = problem && !isUnreachable(*problem) && m_stack->currentWidget() != m_state;
    m_strip->setVisible(isTold);
    if (isTold)
        m_strip->setContent(
            {Tint::Warn, u"exclamation-triangle"_s, {}, safeUseRefusalWords(*problem), tr("Try again")});
    m_strip->button()->setAccessibleName(tr("Try again"));
}

void SafeUsePane::renderState()
{
    StatePane::Content content;
    content.icon = u"file-earmark-lock2"_s;
    content.primary = tr("Try again");
    content.primaryIcon = u"arrow-clockwise"_s;
    if (m_editor->state() == LoadState::Loading) {
        content.title = tr("Reading the rules…");
        content.primary.clear();
    } else if (m_editor->state() == LoadState::Unavailable) {
        content.icon = u"cloud-slash"_s;
        content.title = tr("No connection, and the rules of safe use were never read here");
        content.text = tr("They appear by themselves as soon as the platform answers.");
    } else if (const auto &problem = m_editor->problem()) {
        const ErrorWords words = ErrorWords::of(*problem);
        content.icon = words.icon;
        content.tint = Tint::Error;
        content.title = tr("The rules of safe use could not be read");
        content.text = words.title + u". "_s + words.advice;
        content.code = problem->correlationId;
    }
    m_state->setContent(content);
}

} // namespace atalaya::ui
