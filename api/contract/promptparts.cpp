// SPDX-License-Identifier: GPL-3.0-or-later
#include "promptparts.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace atalaya::contract {

using nlohmann::json;

namespace {

constexpr std::size_t longestName = 200;
constexpr std::size_t longestAbout = 300;

bool isControl(unsigned char c)
{
    return c < 0x20 || c == 0x7F;
}

std::string line(Reader &in, std::string_view key, std::size_t most)
{
    std::string text = in.string(key, most);
    if (in.ok() && std::ranges::any_of(text, isControl))
        in.fail(key, "must be one line without control characters");
    return text;
}

std::string text(Reader &in)
{
    std::string text = in.string("text", PromptDocument::longestText);
    const auto isBad = [](unsigned char c) {
        return c != '\n' && c != '\t' && isControl(c);
    };
    if (in.ok() && std::ranges::any_of(text, isBad))
        in.fail("text", "has control characters");
    if (in.ok() && std::ranges::count(text, '\n') >= static_cast<std::ptrdiff_t>(PromptDocument::mostLines))
        in.fail("text", "has more than " + std::to_string(PromptDocument::mostLines) + " lines");
    if (in.ok() && text.find_first_not_of(" \t\n") == std::string::npos)
        in.fail("text", "must not be empty");
    return text;
}

PromptDocument::Placeholder placeholder(Reader &in)
{
    PromptDocument::Placeholder one{line(in, "name", longestName), line(in, "about", longestAbout)};
    in.refuseUnknown();
    return one;
}

} // namespace

PromptDocument parts::promptDocument(Reader &in)
{
    PromptDocument document;
    document.name = line(in, "name", longestName);
    if (in.ok() && document.name.find_first_not_of(' ') == std::string::npos)
        in.fail("name", "must not be empty");
    document.text = text(in);
    document.placeholders = in.list("placeholders", placeholder, PromptDocument::mostPlaceholders);
    return document;
}

void parts::putPromptDocument(json &value, const PromptDocument &document)
{
    value["name"] = document.name;
    value["text"] = document.text;
    value["placeholders"] = json::array();
    for (const PromptDocument::Placeholder &one : document.placeholders)
        value["placeholders"].push_back({{"name", one.name}, {"about", one.about}});
}

json encode(const PromptDocument &document)
{
    json value = json::object();
    parts::putPromptDocument(value, document);
    return value;
}

Decoded<PromptDocument> decodePromptDocument(const json &value)
{
    Reader in(value);
    PromptDocument document = parts::promptDocument(in);
    in.refuseUnknown();
    return in.finish(std::move(document));
}

} // namespace atalaya::contract
