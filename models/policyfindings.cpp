// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policyfindings.h"

#include "api/endpoints/policysource.h"
#include "api/proof/onpool.h"
#include "api/rules/policyjson.h"
#include "models/policytext.h"

#include <algorithm>
#include <utility>

namespace atalaya::models {

namespace {

using rules::PolicyFinding;
using rules::PolicyFindingKind;

PolicyWarning warningOf(const PolicyFinding &finding, const rules::PolicySet &set, std::size_t mine)
{
    PolicyWarning warning;
    warning.kind = finding.kind;
    warning.example = finding.example;
    std::vector<rules::PolicyVoice> voices = finding.others;
    if (finding.about && finding.about->policy == mine) {
        if (finding.kind != PolicyFindingKind::ShadowedPolicy)
            warning.rule = static_cast<int>(finding.about->rule);
    } else if (finding.about) {
        voices.insert(voices.begin(), *finding.about);
    }
    for (const rules::PolicyVoice &voice : voices) {
        if (voice.policy == mine) {
            warning.ownRules.append(static_cast<int>(voice.rule));
            continue;
        }
        const rules::Policy &other = set.policies[voice.policy].policy;
        const QString id = QString::fromStdString(other.id);
        if (warning.otherIds.contains(id))
            continue;
        warning.otherIds += id;
        warning.others += QString::fromStdString(other.name);
    }
    return warning;
}

bool concerns(const PolicyFinding &finding, std::size_t mine)
{
    const auto isMine = [mine](const rules::PolicyVoice &voice) {
        return voice.policy == mine;
    };
    return finding.kind == PolicyFindingKind::Gap || (finding.about && isMine(*finding.about)) ||
           std::any_of(finding.others.begin(), finding.others.end(), isMine);
}

QList<PolicyWarning> warningsOf(rules::PolicySet set, const rules::Policy &policy)
{
    const auto found = std::find_if(set.policies.begin(), set.policies.end(),
                                    [&policy](const auto &other) { return other.policy.id == policy.id; });
    const auto mine = static_cast<std::size_t>(found - set.policies.begin());
    if (found == set.policies.end())
        set.policies.push_back(
            rules::inForce(policy, 1, contract::Instant(std::chrono::milliseconds(set.policies.size()))));
    else
        *found = rules::inForce(policy, found->version, found->since);
    const auto engine = rules::PolicyEngine::compile(set);
    if (!engine)
        return {};
    rules::PolicyAnalysisLimits limits;
    limits.gaps = 1;
    QList<PolicyWarning> warnings;
    for (const PolicyFinding &finding : rules::analyse(*engine, limits).findings)
        if (concerns(finding, mine))
            warnings.append(warningOf(finding, set, mine));
    return warnings;
}

} // namespace

PolicyFindings::PolicyFindings(api::PolicySource *source, QObject *parent)
    : QObject(parent)
    , m_source(source)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(150);
    connect(&m_pause, &QTimer::timeout, this, &PolicyFindings::ask);
}

void PolicyFindings::refresh()
{
    m_loads.abandon();
    m_loads.listen(this, m_source->policies(), [this](const api::Result<api::Dated<contract::PolicyList>> &list) {
        if (!list)
            return;
        const contract::PolicyList lines = list->value;
        m_loads.listen(this, m_source->published(),
                       [this, lines](const api::Result<api::Dated<contract::PolicyBundle>> &bundle) {
                           if (!bundle)
                               return;
                           m_set = {};
                           m_set.byDefault = rules::policyModeOf(lines.defaultMode).value_or(rules::PolicyMode::Review);
                           m_asksForTwo = lines.fourEyes;
                           // The list has the older one first where priorities are equal; more is not asked of it.
                           std::int64_t age = 0;
                           for (const contract::PolicyList::Line &line : lines.policies) {
                               ++age;
                               for (const contract::PolicyBundle::Item &item : bundle->value.policies)
                                   if (auto policy = policyIn(item.policy); policy && policy->id == line.id)
                                       m_set.policies.push_back(
                                           rules::inForce(*std::move(policy), std::max<std::int64_t>(line.version, 1),
                                                          contract::Instant(std::chrono::milliseconds(age))));
                           }
                           m_hasSet = true;
                           ask();
                       });
    });
}

void PolicyFindings::look(const std::optional<rules::Policy> &policy)
{
    if (policy == m_policy)
        return;
    m_policy = policy;
    m_asked.abandon();
    if (!policy)
        return say({}, false);
    m_isKnown = false;
    m_pause.start();
}

void PolicyFindings::ask()
{
    m_pause.stop();
    m_asked.abandon();
    if (!m_hasSet || !m_policy)
        return;
    m_others = static_cast<int>(std::count_if(m_set.policies.begin(), m_set.policies.end(), [this](const auto &other) {
        return other.policy.id != m_policy->id && other.policy.enabled;
    }));
    m_asked.listen(this, api::onPool([set = m_set, policy = *m_policy] { return warningsOf(set, policy); }),
                   [this](const api::Result<QList<PolicyWarning>> &warnings) { say(*warnings, true); });
}

void PolicyFindings::say(const QList<PolicyWarning> &warnings, bool known)
{
    m_warnings = warnings;
    m_isKnown = known;
    Q_EMIT changed();
}

} // namespace atalaya::models
