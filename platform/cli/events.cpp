// SPDX-License-Identifier: GPL-3.0-or-later
#include "events.h"

#include "api/contract/json.h"

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace atalaya::platform {

namespace {

constexpr std::int64_t maxAdvanceSeconds = 10LL * 366 * 86'400;

sigset_t endSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    return signals;
}

void print(const std::string &line)
{
    std::printf("%s\n", line.c_str());
    std::fflush(stdout);
}

void tick(const Waiting &waiting)
{
    if (waiting.tick)
        waiting.tick();
}

/// Reads what there is; false at the end of the input.
bool readInput(std::string &pending, const Waiting &waiting)
{
    std::array<char, 1024> chunk{};
    const auto count = ::read(STDIN_FILENO, chunk.data(), chunk.size());
    if (count <= 0)
        return false;
    pending.append(chunk.data(), static_cast<std::size_t>(count));
    for (auto end = pending.find('\n'); end != std::string::npos; end = pending.find('\n')) {
        if (waiting.clock) {
            const std::string answer = obeyClockLine(*waiting.clock, std::string_view(pending).substr(0, end));
            tick(waiting);
            print(answer);
        }
        pending.erase(0, end + 1);
    }
    return true;
}

bool obey(TestClock &clock, std::string_view line)
{
    const auto space = line.find(' ');
    if (space == std::string_view::npos)
        return false;
    const std::string_view verb = line.substr(0, space);
    const std::string_view value = line.substr(space + 1);
    if (verb == "set") {
        const auto instant = contract::parseInstant(value);
        if (instant)
            clock.set(*instant);
        return instant.has_value();
    }
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
    if (verb != "advance" || error != std::errc{} || end != value.data() + value.size() || seconds < 0 ||
        seconds > maxAdvanceSeconds)
        return false;
    clock.advance(std::chrono::seconds(seconds));
    return true;
}

} // namespace

void blockEndSignals()
{
    const sigset_t signals = endSignals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

void waitForEnd(const Waiting &waiting)
{
    constexpr int minute = 60'000;
    const sigset_t signals = endSignals();
    const int signalFile = signalfd(-1, &signals, SFD_CLOEXEC);
    std::array<pollfd, 2> watched{pollfd{signalFile, POLLIN, 0}, pollfd{STDIN_FILENO, POLLIN, 0}};
    if (!waiting.clock && !waiting.untilInputEnds)
        watched[1].fd = -1;
    std::string pending;
    for (;;) {
        const int ready = poll(watched.data(), watched.size(), minute);
        if (ready < 0)
            continue;
        if (ready == 0)
            tick(waiting);
        if (watched[0].revents != 0)
            break;
        if (watched[1].revents != 0 && !readInput(pending, waiting)) {
            if (waiting.untilInputEnds)
                break;
            watched[1].fd = -1;
        }
    }
    close(signalFile);
}

std::string obeyClockLine(TestClock &clock, std::string_view line)
{
    if (!obey(clock, line))
        return contract::dumpJson({{"error", "expected: set ISO, or advance SECONDS"}});
    return contract::dumpJson({{"now", contract::formatInstant(clock.now())}});
}

} // namespace atalaya::platform
