// SPDX-License-Identifier: GPL-3.0-or-later
#include "people.h"

#include <nlohmann/json.hpp>

namespace atalaya::contract {

nlohmann::json encode(const Person &person)
{
    return {{"id", person.id}, {"name", person.name}};
}

namespace parts {

namespace {

Person read(Reader &in)
{
    Person person;
    person.id = in.string("id", 200);
    person.name = in.string("name", 1000);
    return person;
}

} // namespace

Person person(Reader &in, std::string_view key)
{
    Reader one = in.object(key);
    return read(one);
}

std::optional<Person> maybePerson(Reader &in, std::string_view key)
{
    auto one = in.maybeObject(key);
    return one ? std::optional(read(*one)) : std::nullopt;
}

std::vector<Person> people(Reader &in, std::string_view key)
{
    return in.list(key, read);
}

nlohmann::json encodePeople(const std::vector<Person> &people)
{
    nlohmann::json list = nlohmann::json::array();
    for (const Person &one : people)
        list.push_back(encode(one));
    return list;
}

nlohmann::json orNull(const std::optional<Person> &person)
{
    return person ? encode(*person) : nlohmann::json(nullptr);
}

std::string words(Reader &in, std::string_view key, std::size_t most)
{
    std::string text = in.string(key, most);
    if (in.ok() && text.find_first_not_of(" \t\r\n") == std::string::npos)
        in.fail(key, "must not be empty");
    return text;
}

} // namespace parts

} // namespace atalaya::contract
