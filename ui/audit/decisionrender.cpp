// SPDX-License-Identifier: GPL-3.0-or-later
#include "decisionpane.h"

#include "ui/audit/factgrid.h"
#include "ui/audit/otherdecisions.h"
#include "ui/common/chip.h"
#include "ui/common/errorwords.h"
#include "ui/common/failedstate.h"
#include "ui/common/icons.h"
#include "ui/common/statepane.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedLayout>
#include <QToolButton>

// What a decision says.
namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::LoadState;

namespace {

/// What is shown, its reason in the reader's language when it is known in it.
contract::AuditRow worded(const models::AuditDecisionPresenter &presenter, const AuditWords &words)
{
    const bool isSpanish = words.formats().locale().language() == QLocale::Spanish;
    return presenter.detail() ? models::inLanguage(*presenter.detail(), isSpanish ? "es" : "en") : *presenter.facts();
}

} // namespace

QString DecisionPane::title() const
{
    const auto &facts = m_presenter->facts();
    return facts ? tr("Decision %1").arg(m_words.formats().integer(facts->seq)) : tr("Decision");
}

void DecisionPane::render()
{
    m_title->setText(title());
    m_previous->setEnabled(m_presenter->hasPrevious());
    m_next->setEnabled(m_presenter->hasNext());
    const auto &facts = m_presenter->facts();
    m_compare->setEnabled(facts.has_value());
    m_copy->setEnabled(facts.has_value());
    if (!facts) {
        const auto &error = m_presenter->error();
        m_state->setVisible(true);
        if (error && m_presenter->loadState() != LoadState::Loading)
            m_state->setContent(failedState(*error));
        else
            m_state->setContent(
                {.icon = u"journal-text"_s,
                 .title = m_presenter->isOpen() ? tr("Reading the decision…") : tr("No decision is chosen"),
                 .text = m_presenter->isOpen() ? QString() : tr("Choose a row of the table.")});
        return m_stack->setCurrentWidget(m_state);
    }
    m_stack->setCurrentWidget(m_scroll);
    if (m_shown != m_presenter->id()) {
        m_shown = m_presenter->id();
        m_scroll->verticalScrollBar()->setValue(0);
    }
    const bool isErased = models::isErased(*facts);
    if (isErased)
        m_chip->set(u"eraser"_s, tr("Not provable"), Tint::Unknown);
    else
        m_chip->set(AuditWords::stateIcon(facts->state), AuditWords::state(facts->state),
                    AuditWords::stateTint(facts->state));
    m_when->setText(m_words.moment(facts->at));
    // What the console says itself is not quoted.
    const QString why = AuditWords::reason(worded(*m_presenter, m_words));
    m_reason->setText(isErased ? why : tr("“%1”", "a sentence that is quoted").arg(why));
    m_override->setVisible(m_offersOverride && !isErased && facts->state == contract::DecisionState::Blocked);
    renderFacts(*facts);
    renderInputs();
    m_others->show(*m_presenter, m_words);
}

void DecisionPane::renderFacts(const contract::AuditRow &row)
{
    const auto &detail = m_presenter->detail();
    const auto policy =
        detail ? detail->policy : contract::AuditDecision::Policy{row.policyId, row.policyName, row.policyVersion};
    const auto text = [](const std::string &value) {
        return AuditWords::text(value);
    };
    const bool isErased = detail && detail->isErased;
    const auto kept = [&](const QString &name, const std::optional<std::string> &value) -> FactGrid::Fact {
        if (value && !value->empty())
            return {.name = name, .value = text(*value)};
        return {.name = name, .value = isErased ? tr("erased") : AuditWords::noData(), .isMissing = true};
    };
    if (models::isErased(row)) {
        QList<FactGrid::Fact> gone;
        for (const QString &name : {tr("Action"), tr("Entity"), tr("Agent"), tr("User"), tr("Policy"), tr("Confidence"),
                                    tr("Risk"), tr("Personal data"), tr("Correlation")})
            gone.append({.name = name, .value = tr("erased"), .isMissing = true});
        return m_facts->setFacts(gone);
    }
    QList<FactGrid::Fact> facts{
        {tr("Action"), text(row.action)},
        {tr("Entity"), text(row.entity)},
        {tr("Agent"), text(row.agent)},
        kept(tr("User"), row.user),
        {tr("Policy"), tr("%1, version %2").arg(text(policy.name), m_words.formats().integer(policy.version))},
        {.name = tr("Confidence"), .value = m_words.confidence(row.confidence), .isMissing = !row.confidence},
        {.name = tr("Risk"), .value = m_words.risk(row.risk), .isMissing = !row.risk},
        {tr("Personal data"), row.containsPii ? tr("Yes, masked") : AuditWords::yesNo(false)},
        kept(tr("Correlation"), row.correlationId)};
    m_facts->setFacts(facts);
}

void DecisionPane::renderInputs()
{
    const auto &detail = m_presenter->detail();
    const qsizetype count = detail ? detail->inputs.size() : 0;
    m_inputsHead->setText(count > 0 ? tr("Inputs") + u"  "_s + m_words.formats().integer(count) : tr("Inputs"));
    QString note;
    if (detail && detail->isErased && detail->erased)
        note = tr("Erased by the retention on %1 (number %2 of the log). Who and why can’t be known any more.")
                   .arg(m_words.moment(detail->erased->at), m_words.formats().integer(detail->erased->by));
    else if (detail && detail->isErased)
        note = tr("They are missing, and no retention of the log covers that.");
    else if (!detail && m_presenter->loadState() == LoadState::Unavailable)
        note = tr("Not kept on this computer; they appear when the platform answers.");
    else if (!detail && m_presenter->error())
        note = ErrorWords::of(*m_presenter->error()).title;
    else if (!detail)
        note = tr("Reading…");
    else if (count == 0)
        note = tr("The agent sent none.");
    m_inputsNote->setText(note);
    m_inputsNote->setVisible(!note.isEmpty());
    QList<FactGrid::Fact> facts;
    if (detail)
        for (const models::AuditInput &input : detail->inputs)
            facts.append({.name = input.name, .value = input.value, .note = input.isMasked ? tr("masked") : QString()});
    m_inputs->setFacts(facts);
    setInputsShown(m_isInputsShown);
}

void DecisionPane::setInputsShown(bool shown)
{
    m_isInputsShown = shown;
    m_inputs->setVisible(shown && !m_inputs->facts().isEmpty());
    m_inputsHead->setIcon(icon(shown ? u"chevron-down"_s : u"chevron-right"_s, Tint::Muted));
    m_inputsHead->setAccessibleDescription(shown ? tr("Shown") : tr("Folded"));
}

void DecisionPane::setSmall(bool small)
{
    if (!m_isFoldedByHand)
        setInputsShown(!small);
}

QString plainDecision(const models::AuditDecisionPresenter &presenter, const AuditWords &words)
{
    const auto &facts = presenter.facts();
    if (!facts)
        return {};
    QStringList lines{words.spoken(*facts),
                      AuditWords::reason(worded(presenter, words)),
                      AuditWords::text(facts->entity),
                      AuditWords::text(facts->policyName) + u' ' + words.formats().integer(facts->policyVersion),
                      AuditWords::facetTitle(rules::QueryField::Confidence) + u' ' +
                          words.confidence(facts->confidence),
                      AuditWords::facetTitle(rules::QueryField::Risk) + u' ' + words.risk(facts->risk),
                      AuditWords::text(facts->id)};
    if (presenter.detail())
        for (const models::AuditInput &input : presenter.detail()->inputs)
            lines.append(input.name + u": "_s + input.value);
    return lines.join(u'\n');
}

} // namespace atalaya::ui
