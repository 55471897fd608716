// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "override.h"

namespace atalaya::contract {

/// A decision that waits for a person, or waited.
struct ReviewItem
{
    /// Whoever is looking at it. Nobody else can say a word until then.
    struct Hold
    {
        Person by;
        Instant takenAt{};
        Instant expiresAt{};
        bool operator==(const Hold &) const = default;
    };
    struct Verdict
    {
        Person by;
        Instant at{};
        /// approved, rejected or corrected.
        std::string outcome;
        std::string reason;
        /// From taking to saying.
        double seconds = 0;
        bool operator==(const Verdict &) const = default;
    };
    std::string decisionId;
    std::int64_t seq = 0;
    Instant at{};
    std::string agent;
    std::string entity;
    std::string action;
    std::string policyId;
    std::string policyName;
    std::string reason;
    std::optional<double> confidence;
    std::optional<std::int64_t> risk;
    bool containsPii = false;
    /// When the tenant wants it looked at.
    Instant dueAt{};
    std::optional<Hold> hold;
    std::optional<Verdict> verdict;

    bool operator==(const ReviewItem &) const = default;
};

/// `GET …/reviews?state=open|mine|done&offset&limit`: what waits the oldest first, what is done the newest first.
struct ReviewQueue
{
    /// Of what was asked for.
    std::int64_t total = 0;
    /// What waits, whatever was asked for, and what of it is past its time.
    std::int64_t open = 0;
    std::int64_t overdue = 0;
    std::int64_t slaMinutes = 0;
    std::int64_t holdMinutes = 0;
    /// For If-Match when these two are changed.
    std::int64_t revision = 0;
    /// The platform's clock: ages are against this.
    Instant now{};
    std::vector<ReviewItem> items;

    bool operator==(const ReviewQueue &) const = default;
};

/// `GET …/reviews/{id}`, and what `/take`, `/release` and `/verdict` answer.
struct ReviewDetail
{
    ReviewItem item;
    /// JSON object as compact text, masked; `{}` when erased.
    std::string inputs = "{}";
    /// When it was asked.
    Instant now{};

    bool operator==(const ReviewDetail &) const = default;
};

/// `POST …/reviews/{id}/verdict`. Approving may go without a reason.
struct ReviewVerdict
{
    std::string outcome;
    std::string reason;
    bool operator==(const ReviewVerdict &) const = default;
};

/// `GET …/review-progress?from&to`.
struct ReviewProgress
{
    struct Line
    {
        Person by;
        std::int64_t approved = 0;
        std::int64_t rejected = 0;
        std::int64_t corrected = 0;
        double medianSeconds = 0;
        /// Approvals that were quicker than the text can be read, see the manual.
        std::int64_t hasty = 0;
        /// hasty of approved, 0–100; absent without approvals.
        std::optional<double> hastyShare;
        bool operator==(const Line &) const = default;
    };
    Instant from{};
    Instant to{};
    /// By the number of verdicts.
    std::vector<Line> reviewers;
    /// All together, by nobody.
    Line all;

    bool operator==(const ReviewProgress &) const = default;
};

/// `PUT …/review-settings` with If-Match.
struct ReviewSettings
{
    std::int64_t slaMinutes = 240;
    std::int64_t holdMinutes = 15;
    bool operator==(const ReviewSettings &) const = default;
};

[[nodiscard]] nlohmann::json encode(const ReviewQueue &queue);
[[nodiscard]] Decoded<ReviewQueue> decodeReviewQueue(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const ReviewDetail &detail);
[[nodiscard]] Decoded<ReviewDetail> decodeReviewDetail(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const ReviewItem::Hold &hold);
[[nodiscard]] Decoded<ReviewItem::Hold> decodeReviewHold(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const ReviewVerdict &verdict);
[[nodiscard]] Decoded<ReviewVerdict> decodeReviewVerdict(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const ReviewProgress &progress);
[[nodiscard]] Decoded<ReviewProgress> decodeReviewProgress(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const ReviewSettings &settings);
[[nodiscard]] Decoded<ReviewSettings> decodeReviewSettings(const nlohmann::json &value);

} // namespace atalaya::contract
