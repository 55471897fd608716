// SPDX-License-Identifier: GPL-3.0-or-later
#include "whypage.h"

#include "models/overridesmodel.h"
#include "models/whypresenter.h"
#include "ui/audit/factgrid.h"
#include "ui/common/chip.h"
#include "ui/common/errorwords.h"
#include "ui/common/failedstate.h"
#include "ui/common/statepane.h"
#include "ui/common/writeguard.h"
#include "ui/governance/overridewords.h"

#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QStackedLayout>

#include <algorithm>

// What the page says.
namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::LoadState;

namespace {

std::optional<contract::DecisionState> stateOf(const std::string &name)
{
    for (const auto state :
         {contract::DecisionState::Executed, contract::DecisionState::Review, contract::DecisionState::Blocked})
        if (contract::nameOf(state) == name)
            return state;
    return std::nullopt;
}

} // namespace

void WhyPage::render()
{
    const bool hasAnswer = m_presenter->answer().has_value();
    m_stack->setCurrentIndex(hasAnswer ? 0 : 1);
    if (hasAnswer)
        renderAnswer();
    else
        renderState();
    setAsOf(m_presenter->fetchedAt());
}

void WhyPage::renderState()
{
    const auto &problem = m_presenter->problem();
    if (m_presenter->state() == LoadState::Loading)
        return m_state->setContent({.icon = u"question-circle"_s, .title = tr("Looking for the decision…")});
    if (!problem)
        return m_state->setContent(
            {.icon = u"question-circle"_s,
             .title = tr("Which decision?"),
             .text = tr("Paste its number, or the correlation id that the agent was given, and press Enter.")});
    if (problem->kind == api::ApiError::Kind::NotFound)
        return m_state->setContent({.icon = u"question-circle"_s,
                                    .title = tr("No decision has this number"),
                                    .text = tr("Check it: it is the number of a decision of your organisation, or the "
                                               "correlation id of a request that came to one.")});
    m_state->setContent(failedState(*problem));
}

QString WhyPage::ruleWords() const
{
    const auto &rule = m_presenter->answer()->rule;
    if (!rule)
        return {};
    return rule->number > 0 ? tr("rule %1").arg(m_texts.formats().integer(rule->number)) : tr("its “otherwise”");
}

QString WhyPage::lifterWords() const
{
    const contract::Why &why = *m_presenter->answer();
    if (why.state == "executed")
        return why.liftedBy.empty() ? tr("It was executed; there is nothing to lift.")
                                    : tr("A policy held it back, and an override let it go ahead.");
    if (why.agent.empty())
        return tr("Retention has erased what it was about, so it can’t be asked for any more.");
    QStringList people;
    const auto asks = std::ranges::find_if(why.overrides, models::isAlive);
    for (const contract::Why::Lifter &one : why.people)
        if (asks == why.overrides.end() || asks->requestedBy.id != one.id)
            people += tr("%1 (%2)", "a person and the role")
                          .arg(QString::fromStdString(one.name), roleName(QString::fromStdString(one.role)));
    if (!people.isEmpty())
        return tr("Whoever did not ask for it may agree: %1.").arg(joinWords(people));
    QStringList roles;
    for (const std::string &role : why.roles)
        roles += roleName(QString::fromStdString(role));
    return roles.isEmpty() ? tr("Nobody in your organisation may.") : tr("Roles that may: %1.").arg(joinWords(roles));
}

void WhyPage::renderAnswer()
{
    const contract::Why &why = *m_presenter->answer();
    const auto text = [](const std::string &value) {
        return AuditWords::text(value);
    };
    if (const auto state = stateOf(why.state))
        m_chip->set(AuditWords::stateIcon(*state), AuditWords::state(*state), AuditWords::stateTint(*state));
    else
        m_chip->set(u"question-circle"_s, text(why.state), Tint::Unknown);
    const std::string language = QLocale().language() == QLocale::Spanish ? "es" : "en";
    QString reason = text(why.reason);
    if (why.rule) {
        if (const auto own = why.rule->reason.find(language); own != why.rule->reason.end() && !own->second.empty())
            reason = text(own->second);
    }
    m_sentence->setText(reason.isEmpty() ? tr("No reason is kept.")
                                         : tr("“%1”", "a sentence that is quoted").arg(reason));
    const auto kept = [&text](const QString &name, const std::string &value) -> FactGrid::Fact {
        if (value.empty())
            return {.name = name, .value = tr("erased"), .isMissing = true};
        return {.name = name, .value = text(value)};
    };
    FactGrid::Fact policy = kept(tr("Policy"), why.policyName);
    if (!policy.isMissing) {
        policy.value = tr("%1, version %2").arg(policy.value, m_texts.formats().integer(why.policyVersion));
        policy.note = ruleWords();
    }
    QList<FactGrid::Fact> facts{policy,
                                kept(tr("Action"), why.action),
                                kept(tr("Entity"), why.entity),
                                kept(tr("Agent"), why.agent),
                                {tr("When"), m_texts.moment(why.at)},
                                {.name = tr("Decision"), .value = text(why.decisionId), .isMono = true}};
    if (why.alike > 1)
        facts.append(
            {tr("Same request"), tr("%1 decisions; this is the newest.").arg(m_texts.formats().integer(why.alike))});
    if (!why.overrides.empty()) {
        const contract::Override &last = why.overrides.front();
        facts.append({.name = tr("Override"),
                      .value = overrideLook(text(last.state)).word,
                      .note = tr("asked for by %1").arg(personWords(last.requestedBy))});
    }
    m_facts->setFacts(facts);
    m_lift->setText(lifterWords());
    m_request->setVisible(m_mayRequest && m_presenter->canRequest());
    m_override->setVisible(!why.overrides.empty());
}

void WhyPage::retranslate()
{
    m_texts = AuditWords(Formats({}, m_zone));
    m_id->setPlaceholderText(tr("Number of a decision, or correlation id"));
    m_id->setAccessibleName(tr("Number of a decision, or correlation id"));
    m_ask->setText(tr("Ask"));
    m_ask->setAccessibleName(tr("Ask why"));
    m_liftHead->setText(tr("Who may lift it"));
    m_request->setText(tr("Request an override"));
    m_request->setAccessibleName(m_request->text());
    m_override->setText(tr("See the override"));
    m_override->setAccessibleName(m_override->text());
    m_log->setText(tr("In the log"));
    m_log->setAccessibleName(tr("Show the decision in the AI audit log"));
    m_guard->retranslate();
    render();
}

QList<Page::KeyHint> WhyPage::keys() const
{
    return {{tr("Enter"), tr("Ask about the number")}, {u"F5"_s, tr("Ask the platform again")}};
}

} // namespace atalaya::ui
