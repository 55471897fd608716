// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace atalaya::contract {

/// `POST …/prompts/{id}/request` with If-Match: exactly this draft is to be approved.
struct PromptWish
{
    std::string hash;
    /// Why, for those who read the history; may be empty.
    std::string note;

    bool operator==(const PromptWish &) const = default;
};

/// `POST …/prompts/{id}/approve` (step-up `prompt.approve`) and `…/reject`: who speaks has seen exactly this.
struct PromptVerdict
{
    std::int64_t pending = 0;
    std::string hash;
    std::string note;

    bool operator==(const PromptVerdict &) const = default;
};

/// `POST …/prompts/{id}/restore` with If-Match: a version becomes the draft, in place of the one there is.
struct PromptRestore
{
    std::int64_t version = 1;

    bool operator==(const PromptRestore &) const = default;
};

/// `POST …/prompts/{id}/versions/{version}/withdraw`: decisions take it no more.
struct PromptWithdrawal
{
    std::string note;

    bool operator==(const PromptWithdrawal &) const = default;
};

/// `GET …/prompts/{id}/diff?from&to`: what became of a template, by line and word. `from` and `to` are versions,
/// `draft` or `pending`.
struct PromptDiff
{
    struct Words
    {
        /// same, removed or added.
        std::string kind;
        std::string text;
        bool operator==(const Words &) const = default;
    };
    struct Line
    {
        /// From 1; absent where the line is not there.
        std::optional<std::int64_t> before;
        std::optional<std::int64_t> after;
        std::vector<Words> words;
        bool operator==(const Line &) const = default;
    };
    struct Hunk
    {
        std::int64_t beforeFrom = 0;
        std::int64_t beforeCount = 0;
        std::int64_t afterFrom = 0;
        std::int64_t afterCount = 0;
        std::vector<Line> lines;
        bool operator==(const Hunk &) const = default;
    };
    struct Side
    {
        std::string what;
        std::string hash;
        std::string name;
        bool operator==(const Side &) const = default;
    };
    Side from;
    Side to;
    std::vector<std::string> placeholdersAdded;
    std::vector<std::string> placeholdersRemoved;
    std::vector<Hunk> hunks;

    bool operator==(const PromptDiff &) const = default;
};

[[nodiscard]] nlohmann::json encode(const PromptWish &wish);
[[nodiscard]] Decoded<PromptWish> decodePromptWish(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const PromptVerdict &verdict);
[[nodiscard]] Decoded<PromptVerdict> decodePromptVerdict(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const PromptRestore &restore);
[[nodiscard]] Decoded<PromptRestore> decodePromptRestore(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const PromptWithdrawal &withdrawal);
[[nodiscard]] Decoded<PromptWithdrawal> decodePromptWithdrawal(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const PromptDiff &diff);
[[nodiscard]] Decoded<PromptDiff> decodePromptDiff(const nlohmann::json &value);

} // namespace atalaya::contract
