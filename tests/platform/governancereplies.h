// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/demosession.h"
#include "tests/support/platformprocess.h"

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <string>

namespace atalaya::tests {

/// Each route of governance once, as two people of a demo tenant use them.
class GovernanceReplies
{
public:
    /// `path`: as the document writes it; `target`: as it is sent.
    using Exchange = std::function<HttpReply(const QByteArray &method, const QByteArray &path, const QByteArray &body,
                                             const HttpHeaders &headers, const QByteArray &target)>;
    GovernanceReplies(PlatformProcess &platform, Exchange exchange);

    /// What was answered otherwise than it should be; empty when nothing was.
    [[nodiscard]] QByteArray problem() const { return m_problem; }

private:
    struct Person
    {
        QString email;
        DemoSession session;
    };
    /// The `data` or `error`; notes another status.
    nlohmann::json call(const Person &who, const char *method, const QByteArray &path, const nlohmann::json &body,
                        int status, const char *stepUp = nullptr, HttpHeaders headers = {});
    void drafts();
    void publishing();
    void twoPeople();
    void transfers();
    void simulations();
    void overrides();
    void reviews();
    void safeUse();
    void prompts();
    void notifications();
    /// What an agent asks; answers the decision's id.
    std::string decide(const nlohmann::json &body, int status);

    PlatformProcess &m_platform;
    Exchange m_exchange;
    Person m_ana;
    Person m_luis;
    std::string m_key;
    QByteArray m_problem;
};

} // namespace atalaya::tests
