// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace atalaya::platform {

/// The command line can't be understood; `what()` is a sentence for whoever typed it.
class UsageError : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// Words and `--options` of a command line. Every option has to be asked for, so that a typing error is not ignored.
class Arguments
{
public:
    /// `flags`: options that take no value. Throws UsageError.
    Arguments(const std::vector<std::string> &words, const std::set<std::string> &flags);

    /// Leading words that are no options, for example {"user", "add"}.
    [[nodiscard]] const std::vector<std::string> &command() const { return m_command; }
    [[nodiscard]] bool flag(const std::string &name);
    [[nodiscard]] std::optional<std::string> maybe(const std::string &name);
    /// Throws UsageError when it is missing.
    [[nodiscard]] std::string required(const std::string &name);
    [[nodiscard]] std::int64_t integer(const std::string &name, std::int64_t fallback, std::int64_t min,
                                       std::int64_t max);
    /// Throws UsageError when an option was given that nobody asked for.
    void finish() const;

private:
    std::vector<std::string> m_command;
    std::map<std::string, std::string> m_values;
    std::set<std::string> m_flags;
    std::set<std::string> m_asked;
};

} // namespace atalaya::platform
