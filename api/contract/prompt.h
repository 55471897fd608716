// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json.h"
#include "override.h"
#include "time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace atalaya::contract {

/// A prompt template: what agents may say to a model, with places to fill in, `{{name}}` (api/rules/prompttext.h).
struct PromptDocument
{
    static constexpr std::size_t longestText = 16U * 1024U;
    static constexpr std::size_t mostLines = 1000;
    static constexpr std::size_t mostPlaceholders = 50;

    struct Placeholder
    {
        std::string name;
        /// What belongs there; may be empty.
        std::string about;
        bool operator==(const Placeholder &) const = default;
    };

    std::string name;
    /// With line feeds; may be anything otherwise.
    std::string text;
    /// In the order in which people read about them.
    std::vector<Placeholder> placeholders;

    bool operator==(const PromptDocument &) const = default;
};

/// A version never changes; that it is no longer to be used is said beside it.
struct PromptVersion
{
    struct Withdrawn
    {
        Person by;
        Instant at{};
        std::string note;
        bool operator==(const Withdrawn &) const = default;
    };
    std::int64_t version = 0;
    /// SHA-256 in hexadecimal of the document as canonical JSON: what decisions name.
    std::string hash;
    PromptDocument document;
    Person requestedBy;
    Instant requestedAt{};
    Person approvedBy;
    Instant approvedAt{};
    std::string note;
    /// Of the leaf that recorded the approval.
    std::int64_t seq = 0;
    std::optional<Withdrawn> withdrawn{};

    bool operator==(const PromptVersion &) const = default;
};
[[nodiscard]] nlohmann::json encode(const PromptVersion &version);
[[nodiscard]] Decoded<PromptVersion> decodePromptVersion(const nlohmann::json &value);

struct PromptDraft
{
    /// The newest version when it was saved; 0: none.
    std::int64_t basedOn = 0;
    std::string hash;
    PromptDocument document;
    Instant savedAt{};
    /// Everybody who has saved it; the last one last. None of them may approve it.
    std::vector<Person> authors;

    bool operator==(const PromptDraft &) const = default;
};

/// What waits for a second person.
struct PromptPending
{
    /// The leaf's number.
    std::int64_t id = 0;
    std::string hash;
    PromptDocument document;
    Person requestedBy;
    Instant requestedAt{};
    std::string note;
    std::vector<Person> authors;

    bool operator==(const PromptPending &) const = default;
};

/// `GET /api/admin/governance/prompts/{id}`.
struct PromptDetail
{
    std::string id;
    /// For If-Match, in quotes: counts every change.
    std::int64_t revision = 0;
    Instant changedAt{};
    Person changedBy;
    /// The newest approved version that is not withdrawn.
    std::optional<PromptVersion> inForce{};
    std::optional<PromptDraft> draft{};
    std::optional<PromptPending> pending{};

    bool operator==(const PromptDetail &) const = default;
};
[[nodiscard]] nlohmann::json encode(const PromptDetail &detail);
[[nodiscard]] Decoded<PromptDetail> decodePromptDetail(const nlohmann::json &value);

/// `GET /api/admin/governance/prompts`: by name.
struct PromptList
{
    struct Line
    {
        std::string id;
        std::string name;
        /// In force; 0: none.
        std::int64_t version = 0;
        bool hasDraft = false;
        bool waits = false;
        Instant changedAt{};
        Person changedBy;
        bool operator==(const Line &) const = default;
    };
    std::vector<Line> prompts;

    bool operator==(const PromptList &) const = default;
};
[[nodiscard]] nlohmann::json encode(const PromptList &list);
[[nodiscard]] Decoded<PromptList> decodePromptList(const nlohmann::json &value);

/// `GET …/prompts/{id}/versions`: the newest first.
struct PromptVersions
{
    std::vector<PromptVersion> versions;

    bool operator==(const PromptVersions &) const = default;
};
[[nodiscard]] nlohmann::json encode(const PromptVersions &versions);
[[nodiscard]] Decoded<PromptVersions> decodePromptVersions(const nlohmann::json &value);

/// As it is saved (`POST …/prompts`, `PUT …/prompts/{id}`), hashed and kept.
[[nodiscard]] nlohmann::json encode(const PromptDocument &document);
[[nodiscard]] Decoded<PromptDocument> decodePromptDocument(const nlohmann::json &value);

} // namespace atalaya::contract
