// SPDX-License-Identifier: GPL-3.0-or-later
#include "arguments.h"

#include <charconv>

namespace atalaya::platform {

Arguments::Arguments(const std::vector<std::string> &words, const std::set<std::string> &flags)
{
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string &word = words[i];
        if (!word.starts_with("--")) {
            if (!m_values.empty() || !m_flags.empty())
                throw UsageError("The word " + word + " has no option before it.");
            m_command.push_back(word);
            continue;
        }
        if (flags.contains(word)) {
            m_flags.insert(word);
            continue;
        }
        const auto equals = word.find('=');
        const std::string name = word.substr(0, equals);
        if (equals == std::string::npos && i + 1 == words.size())
            throw UsageError("The option " + name + " needs a value.");
        const std::string value = equals == std::string::npos ? words[++i] : word.substr(equals + 1);
        if (!m_values.emplace(name, value).second)
            throw UsageError("The option " + name + " was given twice.");
    }
}

bool Arguments::flag(const std::string &name)
{
    m_asked.insert(name);
    return m_flags.contains(name);
}

std::optional<std::string> Arguments::maybe(const std::string &name)
{
    m_asked.insert(name);
    const auto found = m_values.find(name);
    return found == m_values.end() ? std::nullopt : std::optional(found->second);
}

std::string Arguments::required(const std::string &name)
{
    auto value = maybe(name);
    if (!value || value->empty())
        throw UsageError("The option " + name + " is missing.");
    return *value;
}

std::int64_t Arguments::integer(const std::string &name, std::int64_t fallback, std::int64_t min, std::int64_t max)
{
    const auto text = maybe(name);
    if (!text)
        return fallback;
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (error != std::errc{} || end != text->data() + text->size() || value < min || value > max) {
        throw UsageError("The option " + name + " needs a whole number from " + std::to_string(min) + " to " +
                         std::to_string(max) + '.');
    }
    return value;
}

void Arguments::finish() const
{
    for (const auto &[name, value] : m_values) {
        if (!m_asked.contains(name))
            throw UsageError("This command has no option " + name + '.');
    }
    for (const std::string &name : m_flags) {
        if (!m_asked.contains(name))
            throw UsageError("This command has no option " + name + '.');
    }
}

} // namespace atalaya::platform
