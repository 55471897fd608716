// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/time.h"
#include "api/rules/policyjson.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::rules {

/// One object of a policy's JSON. Unlike contract::Reader it goes on after a fault, because a form shows all of them.
///
class PolicyJsonReader
{
public:
    PolicyJsonReader(const nlohmann::json &value, std::vector<PolicyFault> &faults, std::string pointer = {});

    enum class Star
    {
        /// One per name.
        Allowed,
        Refused
    };
    [[nodiscard]] bool has(std::string_view key);
    /// The same; it is a fault that it is not there.
    [[nodiscard]] bool needs(std::string_view key);
    /// One line that is not empty.
    [[nodiscard]] std::string text(std::string_view key, std::size_t longest);
    [[nodiscard]] std::optional<std::string> maybeText(std::string_view key, std::size_t longest);
    [[nodiscard]] bool truth(std::string_view key, bool otherwise);
    /// A number of `steps` steps to the whole one, between `lowest` and `highest` steps.
    [[nodiscard]] std::optional<std::int64_t> maybeNumber(std::string_view key, std::int64_t steps,
                                                          std::int64_t highest, std::int64_t lowest = 0);
    [[nodiscard]] std::optional<contract::Instant> maybeInstant(std::string_view key);
    [[nodiscard]] std::vector<std::string> texts(std::string_view key, std::size_t most, std::size_t longest);
    [[nodiscard]] std::vector<std::string> names(std::string_view key, Star star);
    /// Of a field that is there.
    [[nodiscard]] PolicyJsonReader object(std::string_view key);
    /// Empty when there is none.
    [[nodiscard]] std::vector<PolicyJsonReader> list(std::string_view key, std::size_t most);

    void fault(std::string_view key, std::string code);
    void faultAt(std::string_view key, std::size_t place, std::string code);
    /// Nothing was wrong in this object so far, or in the ones within it.
    [[nodiscard]] bool isFine() const;
    void refuseUnknown();

private:
    [[nodiscard]] const nlohmann::json *member(std::string_view key);
    [[nodiscard]] std::string pointerTo(std::string_view key) const;
    [[nodiscard]] std::optional<std::string> lineOf(const nlohmann::json &value, const std::string &pointer,
                                                    std::size_t longest);

    const nlohmann::json *m_value;
    std::vector<PolicyFault> *m_faults;
    std::size_t m_before;
    std::string m_pointer;
    std::set<std::string, std::less<>> m_asked;
};

} // namespace atalaya::rules
