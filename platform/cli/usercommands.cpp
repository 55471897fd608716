// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "platform/cli/services.h"
#include "platform/identity/people.h"

#include <cstdio>
#include <iostream>
#include <stdexcept>

namespace atalaya::platform {

namespace {

/// Empty for the platform's own people.
std::string tenantIdFor(const Services &services, const std::optional<std::string> &slug)
{
    if (!slug)
        return {};
    const auto id = services.facts.tenantIdOfSlug(*slug);
    if (!id)
        throw std::runtime_error("There is no tenant with the slug " + *slug + '.');
    return *id;
}

/// From standard input: on the command line every user of the machine could read it.
std::string readPassword()
{
    std::string password;
    if (!std::getline(std::cin, password) || password.empty())
        throw std::runtime_error("The password is read from standard input, and there is none.");
    return password;
}

template<class T>
T orThrow(Outcome<T> outcome)
{
    if (outcome) {
        if constexpr (!std::is_void_v<T>)
            return std::move(*outcome);
        else
            return;
    }
    const contract::ErrorBody body = errorBody(outcome.error());
    std::string text = body.message;
    for (const contract::FieldError &field : body.fields)
        text += " " + field.field + ": " + (field.message.empty() ? field.code : field.message);
    throw std::runtime_error(text);
}

} // namespace

Exit addPerson(Arguments &arguments)
{
    const std::string data = arguments.required("--data");
    const auto slug = arguments.maybe("--tenant");
    NewUser user;
    user.email = arguments.required("--email");
    user.name = arguments.required("--name");
    user.role = arguments.required("--role");
    arguments.finish();
    user.password = readPassword();

    const DataFolder folder(data, DataFolder::Use::Exclusive);
    const SystemClock clock;
    Services services(folder, clock);
    user.tenantId = tenantIdFor(services, slug);
    std::printf("%s\n", orThrow(addUser(services.identity, user, "operator", Caller{})).c_str());
    return Exit::Done;
}

Exit resetMfa(Arguments &arguments)
{
    const std::string data = arguments.required("--data");
    const auto slug = arguments.maybe("--tenant");
    const std::string email = arguments.required("--email");
    arguments.finish();

    const DataFolder folder(data, DataFolder::Use::Exclusive);
    const SystemClock clock;
    Services services(folder, clock);
    const auto user = findUser(services.identity, tenantIdFor(services, slug), email);
    if (!user)
        throw std::runtime_error("There is nobody with the e-mail " + email + " there.");
    orThrow(resetFactor(services.identity, user->id, "operator", Caller{}));
    return Exit::Done;
}

} // namespace atalaya::platform
