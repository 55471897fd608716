// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/demosession.h"
#include "tests/support/platformprocess.h"

#include <nlohmann/json.hpp>

#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace atalaya::tests {

/// Agents and people of a real demo platform at work on what policies do not let through. Names are the first part of
/// the demo's e-mails, `lucia.ferrer@ascensores-xyz` say.
class GovernanceScene
{
public:
    struct Answer
    {
        int status = 0;
        nlohmann::json data;
        /// `error` of the envelope.
        nlohmann::json error;
        [[nodiscard]] std::string code() const { return error.value("code", std::string()); }
    };
    struct Sent
    {
        /// Empty: none.
        std::string stepUp;
        HttpHeaders headers;
    };

    /// False when it did not come up.
    [[nodiscard]] bool start();
    [[nodiscard]] PlatformProcess &platform() { return m_platform; }
    /// Moves the clock; sessions end by that.
    void advance(qint64 seconds);
    /// The next call signs in anew.
    void forget() { m_sessions.clear(); }

    Answer call(const std::string &who, const char *method, const std::string &target,
                const nlohmann::json &body = nullptr, const Sent &sent = {});
    [[nodiscard]] HttpHeaders proven(const std::string &who, const std::string &stepUp, const char *method,
                                     const std::string &target, const nlohmann::json &body);
    /// A secret key of the tenant of this ADMIN, which may decide.
    [[nodiscard]] QByteArray keyOf(const std::string &who);
    /// With the key of `ascensores-xyz`, or another one. Thread-safe.
    Answer decide(const nlohmann::json &body, const QByteArray &key = {}, const QByteArray &idempotencyKey = {});
    [[nodiscard]] DemoSession &session(const std::string &who);

    /// Everything that was answered, for what must not be there.
    [[nodiscard]] bool wasAnswered(const QByteArray &text);
    /// Whether the text is in any file of the platform's data.
    [[nodiscard]] bool isStored(const QByteArray &text);
    /// Lines of the trail, over all tenants, that have their leaf.
    [[nodiscard]] std::int64_t trail(const std::string &action, const std::string &result = "allowed");
    [[nodiscard]] std::int64_t count(const std::string &table, const std::string &where);
    /// Something that people change behind the platform's back.
    void change(const std::string &sql);

private:
    Answer answerOf(const HttpReply &reply);

    PlatformProcess m_platform;
    std::map<std::string, DemoSession> m_sessions;
    QByteArray m_key;
    std::mutex m_mutex;
    std::vector<QByteArray> m_answers;
};

/// What an agent of `ascensores-xyz` may not do: too much risk. With personal data in it.
[[nodiscard]] nlohmann::json blockedRequest();

} // namespace atalaya::tests
