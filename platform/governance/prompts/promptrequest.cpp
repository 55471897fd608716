// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/prompts/promptrequest.h"

#include "api/rules/prompttext.h"
#include "platform/http/reply.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace atalaya::platform::prompts {

namespace {

using contract::FieldError;
using contract::PromptDocument;

/// What is used has to be declared, what is declared has to be used, and everything once.
std::vector<FieldError> faultsOf(const PromptDocument &document)
{
    std::vector<FieldError> faults;
    const rules::PromptReading reading = rules::readPrompt(document.text);
    const auto inText = [&faults](const std::string &code, const std::string &message, std::size_t from,
                                  std::size_t length) {
        faults.push_back({"text", code, message, static_cast<std::int64_t>(from), static_cast<std::int64_t>(length)});
    };
    for (const rules::PromptFault &fault : reading.faults)
        inText(fault.code, "A place is written {{name}}: small letters, digits and _, within its line.", fault.from,
               fault.length);
    std::set<std::string> declared;
    for (std::size_t i = 0; i < document.placeholders.size(); ++i) {
        const std::string &name = document.placeholders[i].name;
        const std::string field = "placeholders[" + std::to_string(i) + "].name";
        const bool isUsed = std::ranges::find(reading.places, name, &rules::PromptPlace::name) != reading.places.end();
        if (!rules::isPlaceholderName(name))
            faults.push_back({field, "bad_placeholder", "Small letters, digits and _, a letter first."});
        else if (!declared.insert(name).second)
            faults.push_back({field, "given_twice", "It is declared already."});
        else if (!isUsed)
            faults.push_back({field, "unused_placeholder", "The text has no place for it."});
    }
    for (const rules::PromptPlace &place : reading.places) {
        if (!declared.contains(place.name))
            inText("undeclared_placeholder", "It is not among the placeholders.", place.from, place.length);
    }
    return faults;
}

} // namespace

PromptDocument documentIn(const RequestContext &request)
{
    PromptDocument document = valueOrThrow(contract::decodePromptDocument(bodyOf(request)));
    constexpr std::size_t mostFaults = 100;
    std::vector<FieldError> faults = faultsOf(document);
    if (faults.empty())
        return document;
    HttpError error = httpError(400, "validation_failed", "The places of the template do not fit.");
    faults.resize(std::min(faults.size(), mostFaults));
    error.body.fields = std::move(faults);
    throw HttpError(std::move(error));
}

HttpError errorOf(Fault fault)
{
    switch (fault) {
    case Fault::Stale:
        return httpError(412, "stale_version", "Somebody has changed it; look at what there is now.");
    case Fault::TooMany:
        return httpError(409, "too_many_prompts", "A tenant has at most 1,000 prompt templates.");
    case Fault::NoDraft:
        return httpError(409, "no_draft", "There is nothing that is not approved.");
    case Fault::Unchanged:
        return httpError(409, "unchanged", "That is what is in force already.");
    case Fault::Waiting:
        return httpError(409, "approval_pending",
                         "Something waits for a second person; it is approved or rejected first.");
    case Fault::NotWaiting:
        return httpError(409, "not_pending", "That does not wait for anybody.");
    case Fault::SamePerson:
        return httpError(403, "second_person_needed",
                         "Who asked for it, or has written it, can't be the one who agrees.");
    case Fault::Withdrawn:
        return httpError(409, "prompt_withdrawn", "The version is withdrawn already.");
    case Fault::Absent:
    case Fault::NoVersion:
        break;
    }
    return notFound();
}

ApprovedPrompts storedApproved()
{
    return [](Connection &connection, const contract::DecideRequest::Prompt &wanted) -> ApprovedPrompt {
        if (!find(connection, wanted.id))
            throw Absent{"prompt", wanted.id};
        const auto found = version(connection, wanted.id, wanted.version);
        if (!found)
            throw httpError(409, "prompt_not_approved", "No version of this number was approved.");
        if (found->withdrawn)
            throw httpError(409, "prompt_withdrawn", "The version is not to be used any more.");
        return {found->hash, rules::placeholdersIn(found->document.text)};
    };
}

} // namespace atalaya::platform::prompts
