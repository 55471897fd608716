// SPDX-License-Identifier: GPL-3.0-or-later
#include "reviewpane.h"

#include "ui/audit/factgrid.h"
#include "ui/common/chip.h"
#include "ui/common/failedstate.h"
#include "ui/common/looks.h"
#include "ui/common/statepane.h"
#include "ui/common/writeguard.h"
#include "ui/governance/reviewwords.h"
#include "ui/governance/warningline.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

// What the pane says.
namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::LoadState;
using Held = models::ReviewQueueModel::Held;

void ReviewPane::render()
{
    const auto &detail = m_presenter->detail();
    if (m_shown != m_presenter->id()) {
        m_shown = m_presenter->id();
        m_reason->setText(m_presenter->note()->text());
        m_pending.reset();
        m_lacksReason = false;
        scroll()->verticalScrollBar()->setValue(0);
    }
    setThere(detail.has_value());
    if (!detail)
        return renderState();
    const contract::ReviewItem &item = detail->item;
    m_title->setText(tr("Decision %1").arg(m_words.formats().integer(item.seq)));
    const OutcomeLook said = item.verdict ? outcomeLook(AuditWords::text(item.verdict->outcome)) : OutcomeLook();
    if (item.verdict)
        m_chip->set(said.icon, said.word, said.tint);
    else
        m_chip->set(AuditWords::stateIcon(contract::DecisionState::Review),
                    AuditWords::state(contract::DecisionState::Review),
                    AuditWords::stateTint(contract::DecisionState::Review));
    m_when->setText(m_words.moment(item.at));
    m_why->setText(item.reason.empty() ? tr("No policy gave a reason.")
                                       : tr("“%1”", "a sentence that is quoted").arg(AuditWords::text(item.reason)));
    renderFacts(item);
    renderInputs();
    renderFoot();
}

void ReviewPane::renderState()
{
    const auto &problem = m_presenter->problem();
    if (m_presenter->id().isEmpty())
        return state()->setContent({.icon = u"eye"_s,
                                    .title = tr("No decision is chosen"),
                                    .text = tr("Choose one of the list, or press N for the next one.")});
    if (!problem || m_presenter->state() == LoadState::Loading)
        return state()->setContent({.icon = u"eye"_s, .title = tr("Reading the decision…")});
    state()->setContent(failedState(*problem));
}

void ReviewPane::renderFacts(const contract::ReviewItem &item)
{
    const auto text = [](const std::string &value) {
        return AuditWords::text(value);
    };
    QList<FactGrid::Fact> facts{
        {tr("Action"), text(item.action)},
        {tr("Entity"), text(item.entity)},
        {tr("Agent"), text(item.agent)},
        {tr("Policy"), text(item.policyName)},
        {.name = tr("Confidence"), .value = m_words.confidence(item.confidence), .isMissing = !item.confidence},
        {.name = tr("Risk"), .value = m_words.risk(item.risk), .isMissing = !item.risk},
        {tr("Personal data"), item.containsPii ? tr("Yes, masked") : AuditWords::yesNo(false)}};
    if (const auto &verdict = item.verdict) {
        const OutcomeLook look = outcomeLook(text(verdict->outcome));
        facts.append({.name = tr("Verdict"), .value = look.word, .note = text(verdict->by.name)});
        facts.append({tr("Said"), m_words.moment(verdict->at)});
        facts.append(
            {.name = tr("Looked at for"), .value = m_words.formats().countdown(static_cast<qint64>(verdict->seconds))});
        if (!verdict->reason.empty())
            facts.append({tr("Reason"), text(verdict->reason)});
    } else {
        facts.append({tr("Wanted by"), m_words.moment(item.dueAt)});
    }
    m_facts->setFacts(facts);
}

void ReviewPane::renderInputs()
{
    QList<FactGrid::Fact> facts;
    for (const models::AuditInput &input : m_presenter->inputs())
        facts.append({.name = input.name, .value = input.value, .note = input.isMasked ? tr("masked") : QString()});
    m_inputs->setFacts(facts);
    m_inputs->setVisible(!facts.isEmpty());
    const bool isErased = m_presenter->detail()->item.agent.empty();
    m_inputsNote->setText(isErased ? tr("Retention has erased what the decision was about.")
                                   : tr("The agent sent none."));
    m_inputsNote->setVisible(facts.isEmpty());
}

void ReviewPane::renderFoot()
{
    const auto &detail = m_presenter->detail();
    if (!detail)
        return;
    const bool isMine = m_presenter->held() == Held::ByMe;
    const bool mayDecide = m_presenter->who().mayDecide;
    const bool waits = !detail->item.verdict && !detail->item.agent.empty();
    m_take->setVisible(mayDecide && waits && !isMine);
    m_guard->setWanted(m_take, m_presenter->canTake());
    for (QPushButton *const button : {m_approve, m_reject, m_correct, m_release}) {
        button->setVisible(mayDecide && isMine);
        m_guard->setWanted(button, m_presenter->canDecide());
    }
    m_reason->setVisible(mayDecide && isMine);
    m_guard->setWanted(m_reason, m_presenter->canDecide());
    setInvalid(m_reason, m_lacksReason);
    QString message;
    if (m_lacksReason)
        message = m_pending == Outcome::Rejected ? tr("Why is it rejected? Write the reason and press Enter.")
                                                 : tr("What has to be corrected? Write it and press Enter.");
    else if (m_presenter->refusal())
        message = reviewRefusalWords(*m_presenter->refusal());
    else if (m_presenter->hasRunOut())
        message = tr("Your time with it is over; others can take it again. What you wrote is still here.");
    else if (isMine && m_presenter->note()->isContinued() && !m_reason->isModified())
        message = tr("What you had written about it is back.");
    m_message->setVisible(!message.isEmpty());
    if (!message.isEmpty())
        m_message->set(m_lacksReason || m_presenter->refusal() || m_presenter->hasRunOut() ? Tint::Warn : Tint::Info,
                       message, {});
    m_reason->setAccessibleDescription(m_lacksReason ? message : QString());
    renderHold();
    m_foot->setVisible(!m_hold->text().isEmpty() || m_take->isVisibleTo(m_foot) || isMine || !message.isEmpty());
}

void ReviewPane::renderHold()
{
    const auto &detail = m_presenter->detail();
    QString words;
    if (detail && detail->item.hold && !detail->item.verdict) {
        const QString left = m_words.formats().countdown(m_presenter->holdLeft());
        const QString name = AuditWords::text(detail->item.hold->by.name);
        if (m_presenter->held() == Held::ByMe)
            words = tr("You hold it for another %1.").arg(left);
        else if (m_presenter->held() == Held::ByOther)
            words = name.isEmpty() ? tr("Somebody else holds it for another %1.").arg(left)
                                   : tr("%1 holds it for another %2.").arg(name, left);
    }
    m_hold->setText(words);
    m_hold->setVisible(!words.isEmpty());
}

} // namespace atalaya::ui
