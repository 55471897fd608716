// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform/reviewstest.h"

namespace atalaya::tests {

using nlohmann::json;

std::string ReviewsTest::path(const std::string &id, const std::string &what)
{
    return reviewsPath + '/' + id + what;
}

std::string ReviewsTest::waiting(const json &changes)
{
    json request = blockedRequest();
    request["risk"] = 80;
    request.merge_patch(changes);
    const Answer answer = m_scene.decide(request);
    if (answer.status != 201 || answer.data.at("state") != "review")
        qFatal("does not wait: %s %s", answer.data.dump().c_str(), answer.error.dump().c_str());
    return answer.data.at("decisionId");
}

contract::ReviewQueue ReviewsTest::queue(const std::string &query, const std::string &who)
{
    const Answer answer = m_scene.call(who, "GET", reviewsPath + query);
    if (answer.status != 200)
        qFatal("no queue: %s", answer.error.dump().c_str());
    return contract::decodeReviewQueue(answer.data).value();
}

ReviewsTest::Answer ReviewsTest::take(const std::string &who, const std::string &id)
{
    return m_scene.call(who, "POST", path(id, "/take"));
}

ReviewsTest::Answer ReviewsTest::say(const std::string &who, const std::string &id, const char *outcome,
                                     const std::string &reason)
{
    return m_scene.call(who, "POST", path(id, "/verdict"), {{"outcome", outcome}, {"reason", reason}});
}

contract::ReviewDetail ReviewsTest::detail(const std::string &id)
{
    return contract::decodeReviewDetail(m_scene.call(compliance, "GET", path(id)).data).value();
}

} // namespace atalaya::tests
