// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/prompts/promptview.h"

#include <algorithm>

namespace atalaya::platform::prompts {

using contract::Person;

namespace {

void add(std::vector<Person *> &people, std::vector<Person> &more)
{
    for (Person &person : more)
        people.push_back(&person);
}

} // namespace

contract::PromptList listOf(Connection &connection)
{
    contract::PromptList list;
    for (const Record &record : all(connection)) {
        contract::PromptList::Line line;
        line.id = record.id;
        line.version = inForce(connection, record.id);
        const auto saved = draft(connection, record.id);
        const auto wish = pending(connection, record.id);
        // What is nearest to being in force has the name that people know.
        if (const auto version = prompts::version(connection, record.id, newest(connection, record.id)))
            line.name = version->document.name;
        else if (wish || saved)
            line.name = wish ? wish->document.name : saved->document.name;
        line.hasDraft = saved.has_value();
        line.waits = wish.has_value();
        line.changedAt = record.changedAt;
        line.changedBy.id = record.changedBy;
        list.prompts.push_back(std::move(line));
    }
    std::ranges::stable_sort(list.prompts, {}, &contract::PromptList::Line::name);
    return list;
}

std::optional<contract::PromptDetail> detailOf(Connection &connection, const std::string &id)
{
    const auto record = find(connection, id);
    if (!record)
        return std::nullopt;
    contract::PromptDetail detail;
    detail.id = id;
    detail.revision = record->revision;
    detail.changedAt = record->changedAt;
    detail.changedBy.id = record->changedBy;
    detail.inForce = version(connection, id, inForce(connection, id));
    detail.draft = draft(connection, id);
    detail.pending = pending(connection, id);
    return detail;
}

std::vector<Person *> peopleOf(contract::PromptList &list)
{
    std::vector<Person *> people;
    for (contract::PromptList::Line &line : list.prompts)
        people.push_back(&line.changedBy);
    return people;
}

std::vector<Person *> peopleOf(contract::PromptVersion &version)
{
    std::vector<Person *> people{&version.requestedBy, &version.approvedBy};
    if (version.withdrawn)
        people.push_back(&version.withdrawn->by);
    return people;
}

std::vector<Person *> peopleOf(contract::PromptDetail &detail)
{
    std::vector<Person *> people{&detail.changedBy};
    if (detail.inForce)
        std::ranges::copy(peopleOf(*detail.inForce), std::back_inserter(people));
    if (detail.draft)
        add(people, detail.draft->authors);
    if (detail.pending) {
        people.push_back(&detail.pending->requestedBy);
        add(people, detail.pending->authors);
    }
    return people;
}

} // namespace atalaya::platform::prompts
