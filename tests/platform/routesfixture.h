// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/platform/chainfixture.h"

namespace atalaya::platform {

/// A chain over routes that need the fixture's own store and log.
class RoutesFixture : public ChainFixture
{
public:
    template<class Make>
    explicit RoutesFixture(const Make &make)
    {
        const GateServices services{database(), log(), clock, people, machines, roles, features};
        m_routes =
            std::make_unique<Chain>(make(static_cast<ChainFixture &>(*this)), services, std::set<std::string>{"test"});
    }
    [[nodiscard]] RawReply get(const std::string &target, const std::string &token = "COMPLIANCE@a",
                               std::map<std::string, std::string> headers = {})
    {
        return send("GET", target, token, std::move(headers), {});
    }
    [[nodiscard]] RawReply send(const std::string &method, const std::string &target, const std::string &token,
                                std::map<std::string, std::string> headers, const std::string &body)
    {
        RawRequest raw;
        raw.method = method;
        raw.target = target;
        raw.headers = std::move(headers);
        raw.headers.emplace("host", "test");
        raw.headers.emplace("authorization", "Bearer " + token);
        if (!body.empty())
            raw.headers.emplace("content-type", "application/json");
        raw.address = "192.0.2.1";
        raw.body = body;
        return m_routes->answer(raw);
    }
    [[nodiscard]] Chain &routes() { return *m_routes; }

private:
    std::unique_ptr<Chain> m_routes;
};

} // namespace atalaya::platform
