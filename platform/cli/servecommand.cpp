// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "platform/base/log.h"
#include "platform/cli/events.h"
#include "platform/cli/platform.h"
#include "platform/http/httpserver.h"

#include <nlohmann/json.hpp>

#include <csignal>
#include <cstdio>
#include <thread>
#include <unistd.h>

namespace atalaya::platform {

namespace {

struct Options
{
    std::string data;
    ListenAddress address;
    bool demo = false;
    std::optional<Instant> clock;
    std::set<std::string> hosts;
};

Options read(Arguments &arguments)
{
    Options options;
    options.data = arguments.required("--data");
    try {
        options.address = parseListenAddress(arguments.maybe("--listen").value_or("127.0.0.1:0"));
    } catch (const std::invalid_argument &error) {
        throw UsageError(error.what());
    }
    options.address.certificateFile = arguments.maybe("--tls-cert").value_or("");
    options.address.keyFile = arguments.maybe("--tls-key").value_or("");
    options.demo = arguments.flag("--demo");
    if (const auto text = arguments.maybe("--clock")) {
        options.clock = contract::parseInstant(*text);
        if (!options.clock)
            throw UsageError("--clock needs a time such as 2026-02-08T09:00:00Z.");
    }
    if (const auto host = arguments.maybe("--host"))
        options.hosts.insert(*host);
    arguments.finish();

    const ListenAddress &address = options.address;
    if (address.certificateFile.empty() != address.keyFile.empty())
        throw UsageError("--tls-cert and --tls-key belong together.");
    if (options.demo && !address.isLoopback())
        throw UsageError("--demo publishes its passwords; it listens on loopback only.");
    if (!address.isLoopback() && address.certificateFile.empty())
        throw UsageError("An address that others can reach needs --tls-cert and --tls-key.");
    return options;
}

} // namespace

Exit serve(Arguments &arguments)
{
    const Options options = read(arguments);
    std::signal(SIGPIPE, SIG_IGN);
    blockEndSignals();

    std::optional<TestClock> testClock;
    if (options.clock)
        testClock.emplace(*options.clock);
    const SystemClock systemClock;
    const Clock &clock = testClock ? static_cast<const Clock &>(*testClock) : systemClock;

    const DataFolder folder(options.data, DataFolder::Use::Exclusive);
    Platform platform(folder, clock, options.demo);
    Chain chain(platform.routes(), platform.gateServices(), options.hosts);
    HttpServer server(chain, options.address);
    server.bind();
    platform.startBackground();
    {
        const std::jthread serving([&server] { server.run(); });
        std::printf("%s\n", contract::dumpJson({{"url", server.url()}, {"pid", getpid()}}).c_str());
        std::fflush(stdout);
        waitForEnd({testClock ? &*testClock : nullptr, options.demo, [&platform] {
                        platform.tick();
                    }});
        server.stop();
    }
    return Exit::Done;
}

} // namespace atalaya::platform
