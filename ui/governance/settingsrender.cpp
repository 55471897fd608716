// SPDX-License-Identifier: GPL-3.0-or-later
#include "settingsdialog.h"

#include "ui/common/failedstate.h"
#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/statepane.h"
#include "ui/governance/policywords.h"
#include "ui/governance/reviewwords.h"
#include "ui/governance/warningline.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

// What the dialog says.
namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::GovernanceForm;
using models::GovernanceSettings;
using models::LoadState;

namespace {

void showText(QLineEdit *field, const QString &text)
{
    if (field->text() != text)
        field->setText(text);
}

/// What an hour or more is in hours and days.
QString lengthWords(const QString &minutes)
{
    bool isNumber = false;
    const int count = minutes.trimmed().toInt(&isNumber);
    return isNumber && count >= 60 ? durationWords(qint64{60} * count, Formats()) : QString();
}

QString modeName(const QString &mode)
{
    const auto known = rules::policyModeOf(mode.toStdString());
    return known ? modeWord(*known) : mode;
}

} // namespace

QString SettingsDialog::note(Field field, const QString &theirs) const
{
    if (const QString fault = m_settings->fault(field); !fault.isEmpty()) {
        const int most = field == Field::Sla ? GovernanceSettings::mostSla : GovernanceSettings::mostHold;
        return fault == "out_of_range"_L1 ? tr("From 1 to %1 minutes.").arg(Formats().integer(most))
                                          : faultWords(fault);
    }
    return m_settings->isContested(field) ? tr("Somebody else has set this to %1 meanwhile.").arg(theirs) : QString();
}

QString SettingsDialog::message() const
{
    if (const auto &refusal = m_settings->refusal()) {
        if (refusal->code == "stale_version"_L1)
            return tr("Somebody else has changed the settings meanwhile. What you typed is still here; look at it and "
                      "save again.");
        if (refusal->code == "second_person_needed"_L1)
            return tr("You asked for it; somebody else has to agree.");
        return refusalWords(*refusal);
    }
    return m_waits ? tr("Asked for. It holds as soon as a second person agrees.") : QString();
}

void SettingsDialog::renderPending()
{
    const contract::GovernanceSettings &now = m_settings->policies();
    m_pending->setVisible(now.pendingBy.has_value());
    const bool mayChange = m_settings->who().mayChange;
    m_takeBack->setVisible(now.pendingBy && mayChange);
    if (!now.pendingBy)
        return;
    const QString mode = modeName(QString::fromStdString(now.pendingMode.value_or(now.defaultMode))).toLower();
    const bool eyes = now.pendingEyes.value_or(now.fourEyes);
    const QString wanted = eyes ? tr("when no policy speaks: %1; publishing takes two people").arg(mode)
                                : tr("when no policy speaks: %1; one person publishes").arg(mode);
    const bool isMine = m_settings->isMine();
    m_pending->set(Tint::Warn,
                   isMine ? tr("You asked for this: %1. A second person has to agree.").arg(wanted)
                          : tr("%1 asked for this: %2.").arg(ownerWord(now.pendingBy->id, {*now.pendingBy}), wanted),
                   isMine || !mayChange ? QString() : tr("Agree"));
    m_takeBack->setText(isMine ? tr("Take it back") : tr("Reject"));
    m_takeBack->setAccessibleName(m_takeBack->text());
    m_takeBack->setEnabled(!m_settings->isBusy());
}

void SettingsDialog::renderState()
{
    const auto &problem = m_settings->problem();
    m_state->setContent(problem ? failedState(*problem)
                                : StatePane::Content{.icon = u"gear"_s, .title = tr("Reading the settings…")});
}

void SettingsDialog::render()
{
    const GovernanceForm &form = m_settings->form();
    const GovernanceForm &stored = m_settings->stored();
    const bool isKnown = m_settings->isKnown();
    const bool mayChange = m_settings->who().mayChange;
    const bool isFirst = isKnown && !m_form->isVisibleTo(this);
    m_form->setVisible(isKnown);
    m_state->setVisible(!isKnown);
    if (!isKnown)
        renderState();
    renderPending();
    const auto show = [](QLabel *label, const QString &words) {
        label->setText(words);
        label->setVisible(!words.isEmpty());
    };
    m_mode->setCurrentIndex(m_mode->findData(form.mode));
    m_mode->setEnabled(mayChange);
    show(m_modeNote, note(Field::Mode, modeName(stored.mode).toLower()));
    m_eyes->setChecked(form.fourEyes);
    m_eyes->setEnabled(mayChange);
    const QString eyes = note(Field::FourEyes, stored.fourEyes ? tr("two people") : tr("one person"));
    show(m_eyesNote, eyes.isEmpty() ? tr("A second person agrees to each publication, and to changes of these two "
                                         "settings.")
                                    : eyes);
    for (const auto &[field, label, which, typed, theirs] :
         {std::tuple{m_sla, m_slaNote, Field::Sla, form.slaMinutes, stored.slaMinutes},
          std::tuple{m_hold, m_holdNote, Field::Hold, form.holdMinutes, stored.holdMinutes}}) {
        if (!field)
            continue;
        showText(field, typed);
        field->setEnabled(mayChange);
        const QString words = note(which, theirs);
        setInvalid(field, !m_settings->fault(which).isEmpty());
        field->setAccessibleDescription(words);
        show(label, words.isEmpty() ? lengthWords(typed) : words);
    }
    const QString told = message();
    m_message->setVisible(!told.isEmpty());
    if (!told.isEmpty())
        m_message->set(m_settings->refusal() ? Tint::Warn : Tint::Info, told, {});
    m_close->setText(m_waits || !mayChange ? tr("Close") : tr("Cancel"));
    m_close->setAccessibleName(m_close->text());
    m_save->setText(m_settings->isBusy() ? tr("Saving…") : tr("Save"));
    m_save->setAccessibleName(m_settings->changesPolicies() ? tr("Save, asks for the second factor") : m_save->text());
    m_save->setIcon(m_settings->changesPolicies() ? icon(u"key"_s, Tint::AccentText) : QIcon());
    m_save->setEnabled(m_settings->canSave());
    if (isFirst && mayChange)
        m_mode->setFocus(Qt::OtherFocusReason);
}

} // namespace atalaya::ui
