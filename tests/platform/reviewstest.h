// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/review.h"
#include "tests/platform/governancetest.h"

namespace atalaya::tests {

/// What reviewers do with the queue.
class ReviewsTest : public GovernanceTest
{
    Q_OBJECT

protected:
    inline static const std::string reviewsPath = "/api/admin/governance/reviews";

    [[nodiscard]] static std::string path(const std::string &id, const std::string &what = {});
    /// A decision that waits for a person.
    [[nodiscard]] std::string waiting(const nlohmann::json &changes = nlohmann::json::object());
    [[nodiscard]] contract::ReviewQueue queue(const std::string &query = {}, const std::string &who = compliance);
    Answer take(const std::string &who, const std::string &id);
    Answer say(const std::string &who, const std::string &id, const char *outcome, const std::string &reason = "Visto");
    [[nodiscard]] contract::ReviewDetail detail(const std::string &id);
};

} // namespace atalaya::tests
