// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/prompteditor.h"
#include "ui/common/chip.h"
#include "ui/common/errorwords.h"
#include "ui/common/failedstate.h"
#include "ui/common/inplacequestion.h"
#include "ui/common/statepane.h"
#include "ui/common/writeguard.h"
#include "ui/governance/warningline.h"
#include "ui/safeuse/bothversions.h"
#include "ui/safeuse/promptfields.h"
#include "ui/safeuse/promptpane.h"
#include "ui/safeuse/safeusewords.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>

// What the pane says.
namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::LoadState;
using Saving = models::PromptEditor::Saving;

void PromptPane::retranslate()
{
    m_versions->setText(tr("Versions"));
    m_versions->setAccessibleName(tr("Versions of the template"));
    m_scroll->setAccessibleName(tr("Prompt template"));
    setAccessibleName(tr("Prompt template"));
    m_discard->setWords(tr("Discard…"), tr("Discard it for good?"), tr("Discard"), tr("Keep"));
    m_request->setText(tr("Ask for approval…"));
    m_request->setAccessibleName(m_request->text());
    m_fields->retranslate();
    render();
}

void PromptPane::render()
{
    const bool hasTemplate = m_editor->isNew() || m_editor->detail().revision > 0;
    const QWidget *const before = m_stack->currentWidget();
    if (m_editor->conflict()) {
        if (before != m_conflict)
            askBoth();
        m_stack->setCurrentWidget(m_conflict);
        if (before != m_conflict && isVisible())
            m_conflict->focusFirst();
    } else if (!hasTemplate) {
        renderState();
        m_stack->setCurrentWidget(m_state);
    } else {
        m_stack->setCurrentIndex(0);
    }
    const QString name = m_editor->form().name.trimmed();
    m_title->setText(!name.isEmpty() ? name : m_editor->isNew() ? tr("New prompt template") : tr("Prompt template"));
    m_fields->render();
    renderChip();
    renderFoot();
    if (m_editor->saving() != Saving::Sending)
        m_focus.comeBack(m_fields->first());
}

void PromptPane::renderChip()
{
    const contract::PromptDetail &detail = m_editor->detail();
    const Formats formats;
    if (detail.pending)
        m_chip->set(u"clock"_s, tr("Waits for approval"), Tint::Review);
    else if (detail.draft || m_editor->isNew())
        m_chip->set(u"pencil"_s, tr("Draft"), Tint::Unknown);
    else if (detail.inForce)
        m_chip->set(u"check-circle"_s, tr("Approved, v%1").arg(formats.integer(detail.inForce->version)),
                    Tint::Executed);
    else
        m_chip->set(u"slash-circle"_s, tr("Withdrawn"), Tint::Blocked);
    m_chip->updateGeometry();
    m_versions->setEnabled(!m_editor->isNew());
    m_waits->setVisible(detail.pending.has_value());
    if (detail.pending)
        m_waits->set(Tint::Warn,
                     m_editor->hasPart() ? tr("It waits for somebody who has no part in it.")
                                         : tr("Somebody asks for your agreement before agents may use this."),
                     tr("See and decide…"));
}

QString PromptPane::savedWords() const
{
    switch (m_editor->saving()) {
    case Saving::Sending:
        return tr("Saving…");
    case Saving::Faulty:
        return tr("Not saved yet: something is missing. It is kept on this computer.");
    case Saving::Changed:
        return tr("Not saved yet. It is kept on this computer.");
    case Saving::Failed:
        return tr("Not saved. It is kept on this computer.");
    case Saving::Conflict:
        return tr("Somebody else saved first.");
    case Saving::Saved:
        break;
    }
    if (m_editor->detail().draft)
        return tr("The draft is saved. Agents use it once somebody else has approved it.");
    return m_editor->detail().inForce && !m_editor->detail().pending ? tr("What is shown is approved.") : QString();
}

void PromptPane::renderMessage()
{
    QString words = m_refusal;
    if (const auto &problem = m_editor->saveProblem(); words.isEmpty() && problem && !isUnreachable(*problem))
        words = safeUseRefusalWords(*problem);
    m_message->setVisible(!words.isEmpty());
    if (!words.isEmpty())
        m_message->set(Tint::Warn, words, {});
}

void PromptPane::renderFoot()
{
    const bool mayEdit = m_editor->who().mayEdit;
    const bool isSending = m_editor->saving() == Saving::Sending;
    m_saved->setText(savedWords());
    m_saved->setAccessibleName(m_saved->text());
    m_save->setText(isSending ? tr("Saving…") : tr("Save the draft"));
    m_save->setAccessibleName(m_save->text());
    m_guard->setWanted(m_save, m_editor->canSave());
    m_guard->setWanted(m_request, m_editor->canRequest());
    // What is typed is kept here; only the platform's draft is a matter of the platform.
    m_guard->setWanted(m_discard, m_editor->canDiscard(), m_editor->saving() == Saving::Saved && !m_editor->isNew());
    m_guard->setWanted(m_fields, mayEdit && !isSending && !m_editor->isBusy(), false);
    m_save->setVisible(mayEdit);
    m_discard->setVisible(mayEdit && m_editor->canDiscard());
    m_request->setVisible(mayEdit);
    renderMessage();
}

void PromptPane::askBoth()
{
    const models::PromptConflict &conflict = *m_editor->conflict();
    QList<BothVersions::Part> parts;
    for (const models::PromptChoice &choice : conflict.choices) {
        const auto text = [&choice](const models::PromptForm &form) {
            if (choice.part == models::PromptPart::Name)
                return form.name;
            if (choice.part == models::PromptPart::Text)
                return form.text;
            QStringList lines;
            for (auto one = form.about.cbegin(); one != form.about.cend(); ++one)
                lines.append(u"{{%1}}: %2"_s.arg(one.key(), one.value()));
            return lines.join(u'\n');
        };
        parts.append({promptPartWord(choice.part), text(conflict.theirs), text(conflict.mine), choice.isContested,
                      choice.takesMine});
    }
    const contract::PromptDetail &theirs = conflict.theirDetail;
    const auto at = QDateTime::fromMSecsSinceEpoch(theirs.changedAt.time_since_epoch().count(), Qt::UTC);
    m_conflict->ask(tr("%1, %2", "who saved, and when")
                        .arg(personWord(QString::fromStdString(theirs.changedBy.name)),
                             Formats({}, m_parts.zone).moment(at, QDateTime::currentDateTimeUtc())),
                    parts);
}

void PromptPane::renderState()
{
    const auto &problem = m_editor->problem();
    if (!m_editor->isOpen())
        return m_state->setContent({.icon = u"file-earmark-text"_s,
                                    .title = tr("No template is chosen"),
                                    .text = tr("Choose one of the list, or begin a new one.")});
    if (!problem)
        return m_state->setContent({.icon = u"file-earmark-text"_s, .title = tr("Reading the template…")});
    m_state->setContent(failedState(*problem));
}

} // namespace atalaya::ui
