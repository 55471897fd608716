// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "policydraft.h"

namespace atalaya::contract {

/// `GET /api/admin/governance/export`: what is published, to be kept in a file or brought to another tenant.
struct PolicyBundle
{
    struct Item
    {
        std::string policy = "{}";
        std::vector<PolicyExample> examples;
        bool operator==(const Item &) const = default;
    };
    std::vector<Item> policies;

    bool operator==(const PolicyBundle &) const = default;
};

/// The format of a bundle, and its most policies.
inline constexpr std::string_view policyBundleFormat = "atalaya.policies/1";
inline constexpr std::size_t mostBundledPolicies = 500;

/// `POST /api/admin/governance/import`. Everything becomes a draft; nothing is published by it.
struct PolicyImportRequest
{
    PolicyBundle bundle;
    /// Only says what it would do.
    bool dryRun = true;

    bool operator==(const PolicyImportRequest &) const = default;
};

struct PolicyImportReport
{
    struct Line
    {
        std::string id;
        std::string name;
        /// new, changed, same (as what is published: no draft is made), or draft: one is in the way, and it is kept.
        std::string change;
        std::string hash;
        /// How many of its examples do not hold.
        std::int64_t failingExamples = 0;
        bool operator==(const Line &) const = default;
    };
    bool dryRun = true;
    std::vector<Line> policies;

    bool operator==(const PolicyImportReport &) const = default;
};

[[nodiscard]] nlohmann::json encode(const PolicyBundle &bundle);
[[nodiscard]] Decoded<PolicyBundle> decodePolicyBundle(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const PolicyImportRequest &request);
[[nodiscard]] Decoded<PolicyImportRequest> decodePolicyImportRequest(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const PolicyImportReport &report);
[[nodiscard]] Decoded<PolicyImportReport> decodePolicyImportReport(const nlohmann::json &value);

} // namespace atalaya::contract
