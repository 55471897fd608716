// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "person.h"
#include "policydraft.h"

namespace atalaya::contract {

/// A published state of a policy. It never changes.
struct PolicyVersion
{
    std::int64_t version = 1;
    std::string hash;
    Instant publishedAt{};
    /// User ids; `operator` for what came with the platform. Who confirmed: where two people were asked for.
    std::string publishedBy;
    std::optional<std::string> confirmedBy;
    std::string note;
    /// Its leaf in the tenant's log; none: it came with the platform, before such were recorded.
    std::optional<std::int64_t> seq;
    std::string policy = "{}";
    std::vector<PolicyExample> examples;

    bool operator==(const PolicyVersion &) const = default;
};

/// What waits for a second person. Its number is that of the leaf which recorded the wish.
struct PolicyPending
{
    std::int64_t id = 0;
    std::string hash;
    Instant requestedAt{};
    std::string requestedBy;
    std::string note;
    std::string policy = "{}";
    std::vector<PolicyExample> examples;

    bool operator==(const PolicyPending &) const = default;
};

/// `GET /api/admin/governance/policies/{id}`, and what every change of a policy answers.
struct PolicyDetail
{
    std::string id;
    /// Counts every change, saved drafts too: what If-Match names, in quotes.
    std::int64_t revision = 0;
    Instant createdAt{};
    std::string createdBy;
    /// What is in force; none: never published.
    std::optional<PolicyVersion> published;
    std::optional<PolicyDraft> draft;
    std::optional<PolicyPending> pending;
    /// Whoever is named in it by an id, owners too.
    std::vector<Person> people;

    bool operator==(const PolicyDetail &) const = default;
};

/// `GET …/{id}/versions`, the newest first, without their text.
struct PolicyVersions
{
    struct Line
    {
        std::int64_t version = 1;
        std::string hash;
        std::string name;
        Instant publishedAt{};
        std::string publishedBy;
        std::optional<std::string> confirmedBy;
        std::string note;
        std::optional<std::int64_t> seq;
        bool operator==(const Line &) const = default;
    };
    std::string id;
    std::vector<Line> versions;
    /// Who published and confirmed.
    std::vector<Person> people;

    bool operator==(const PolicyVersions &) const = default;
};

[[nodiscard]] nlohmann::json encode(const PolicyVersion &version);
[[nodiscard]] Decoded<PolicyVersion> decodePolicyVersion(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const PolicyPending &pending);
[[nodiscard]] nlohmann::json encode(const PolicyDetail &detail);
[[nodiscard]] Decoded<PolicyDetail> decodePolicyDetail(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const PolicyVersions &versions);
[[nodiscard]] Decoded<PolicyVersions> decodePolicyVersions(const nlohmann::json &value);

} // namespace atalaya::contract
