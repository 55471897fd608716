// SPDX-License-Identifier: GPL-3.0-or-later
#include "policyspace.h"

#include "policyjson.h"
#include "policyspans.h"

#include <algorithm>

namespace atalaya::rules {

namespace {

/// Of boxes, and as many of rows: 128 MiB each.
constexpr std::size_t mostWords = 16U << 20U;

constexpr std::array textFields{PolicyField::Action, PolicyField::Entity, PolicyField::Agent, PolicyField::Role,
                                PolicyField::Tier};

template<class F>
void eachConditions(const Policy &policy, F take)
{
    for (const PolicyRule &rule : policy.rules) {
        take(rule.when);
        for (const PolicyConditions &group : rule.any)
            take(group);
    }
}

std::size_t entriesOf(const PolicySet &set)
{
    std::size_t count = 0;
    for (const PolicyInForce &each : set.policies) {
        ++count;
        for (const PolicyRule &rule : each.policy.rules)
            count += std::max<std::size_t>(rule.any.size(), 1);
    }
    return count;
}

/// Calls `take` with every list of names of a field.
template<class F>
void eachNames(const Policy &policy, PolicyField field, F take)
{
    if (field == PolicyField::Action)
        take(policy.actions);
    if (field == PolicyField::Entity)
        take(policy.entities);
    eachConditions(policy, [&](const PolicyConditions &when) {
        take(field == PolicyField::Action   ? when.actions
             : field == PolicyField::Entity ? when.entities
             : field == PolicyField::Agent  ? when.agents
             : field == PolicyField::Role   ? when.roles
                                            : when.tiers);
    });
}

} // namespace

PolicySpace::PolicySpace(const PolicySet &set)
    : m_numbers{NumberCells(0, confidenceSteps), NumberCells(0, 100), NumberCells(0, highestAmount),
                NumberCells(0, minutesPerWeek - 1), NumberCells(firstInstant, lastInstant)}
{
    if (!cutTexts(set)) {
        m_problem = "too_many_patterns";
        return;
    }
    cutNumbers(set);
    for (const TextAxis &axis : m_texts)
        m_shape.add(axis.kinds.count() + (axis.maybeMissing ? 1 : 0));
    m_shape.add(2);
    for (std::size_t i = 0; i < m_numbers.size(); ++i)
        m_shape.add(m_numbers[i].count() + (i < 3 ? 1 : 0));
    if (entriesOf(set) * m_shape.words > mostWords) {
        m_problem = "too_many_rules";
        return;
    }
    addEntries(set);
    fillRows();
}

bool PolicySpace::cutTexts(const PolicySet &set)
{
    for (const PolicyField field : textFields) {
        TextAxis &axis = m_texts[indexOf(field)];
        axis.maybeMissing = field == PolicyField::Role || field == PolicyField::Tier;
        axis.kinds = TextKinds(axis.maybeMissing ? TextKinds::Case::Exact : TextKinds::Case::Folded);
        for (const PolicyInForce &each : set.policies) {
            if (!each.policy.enabled)
                continue;
            eachNames(each.policy, field, [&axis](const std::vector<std::string> &names) {
                for (const std::string &name : names)
                    (void)axis.kinds.add(name);
            });
        }
        if (!axis.kinds.build())
            return false;
        for (std::size_t kind = 0; kind < axis.kinds.count(); ++kind) {
            for (const std::size_t pattern : axis.kinds.patternsOf(kind)) {
                axis.kindsOf.resize(std::max(axis.kindsOf.size(), pattern + 1));
                axis.kindsOf[pattern].push_back(kind);
            }
        }
    }
    return true;
}

void PolicySpace::cutNumbers(const PolicySet &set)
{
    const auto cut = [this](PolicyField field, const std::optional<PolicyNumber> &wanted) {
        if (!wanted || wanted->missing)
            return;
        const auto [from, to] = rangeOf(*wanted, numbers(field));
        numbers(field).cut(from, to);
    };
    for (const PolicyInForce &each : set.policies) {
        if (!each.policy.enabled)
            continue;
        m_newest = std::max(m_newest, each.since);
        numbers(PolicyField::Validity)
            .cut(each.policy.validFrom ? millisecondsOf(*each.policy.validFrom) : firstInstant,
                 each.policy.validTo ? millisecondsOf(*each.policy.validTo) - 1 : lastInstant);
        eachConditions(each.policy, [&](const PolicyConditions &when) {
            cut(PolicyField::Confidence, when.confidence);
            cut(PolicyField::Risk, when.risk);
            cut(PolicyField::Amount, when.amount);
            for (const PolicyWindow &window : when.windows)
                eachSpan(window, [this](int from, int to) { numbers(PolicyField::Time).cut(from, to); });
        });
    }
    for (NumberCells &cells : m_numbers)
        cells.build();
}

void PolicySpace::addEntries(const PolicySet &set)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < set.policies.size(); ++i) {
        if (set.policies[i].policy.enabled)
            order.push_back(i);
    }
    std::ranges::stable_sort(order, [&set](std::size_t a, std::size_t b) {
        const PolicyInForce &left = set.policies[a];
        const PolicyInForce &right = set.policies[b];
        if (left.policy.priority != right.policy.priority)
            return left.policy.priority > right.policy.priority;
        return left.since != right.since ? left.since < right.since : left.policy.id < right.policy.id;
    });
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        const Policy &policy = set.policies[order[rank]].policy;
        const PolicyBox scope = boxOf(policy);
        for (std::size_t i = 0; i < policy.rules.size(); ++i) {
            const PolicyRule &rule = policy.rules[i];
            Entry entry{{order[rank], i, rule.then.mode}, rank, scope};
            keepConditions(entry.box, rule.when);
            if (rule.any.empty())
                m_entries.push_back(entry);
            for (const PolicyConditions &group : rule.any) {
                m_entries.push_back(entry);
                keepConditions(m_entries.back().box, group);
            }
        }
        if (policy.otherwise)
            m_entries.push_back({{order[rank], policy.rules.size(), policy.otherwise->mode}, rank, scope});
    }
}

void PolicySpace::fillRows()
{
    m_rowWords = (m_entries.size() + 63) / 64;
    for (std::size_t field = 0; field < policyFields; ++field) {
        if (std::ranges::all_of(m_entries, [field](const Entry &entry) { return entry.box.isFree(field); }))
            continue;
        m_askedFields.push_back(field);
        std::vector<std::uint64_t> &rows = m_rows[field];
        rows.resize(m_shape.fields[field].cells * m_rowWords);
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            for (const std::size_t cell : m_entries[i].box.cells(m_shape, field))
                rows[cell * m_rowWords + i / 64] |= std::uint64_t{1} << (i % 64);
        }
    }
}

const std::uint64_t *PolicySpace::row(std::size_t field, std::size_t cell) const
{
    return m_rows[field].empty() ? nullptr : m_rows[field].data() + cell * m_rowWords;
}

std::uint32_t PolicySpace::kindOf(PolicyField field, std::optional<std::string_view> text) const
{
    const TextAxis &axis = m_texts[indexOf(field)];
    return static_cast<std::uint32_t>(text ? axis.kinds.kindOf(*text) : axis.kinds.count());
}

PolicySpace::Cells PolicySpace::cellsOf(const PolicyEngine::Point &point) const
{
    const auto cell = [this](PolicyField field, const std::optional<std::int64_t> &number) {
        const NumberCells &axis = numbers(indexOf(field));
        return number ? axis.cellOf(*number) : axis.count();
    };
    return {point.action,
            point.entity,
            point.agent,
            point.role,
            point.tier,
            point.containsPii ? 1U : 0U,
            cell(PolicyField::Confidence, point.confidence),
            cell(PolicyField::Risk, point.risk),
            cell(PolicyField::Amount, point.amount),
            cell(PolicyField::Time, point.minuteOfWeek),
            cell(PolicyField::Validity, millisecondsOf(point.at))};
}

} // namespace atalaya::rules
