// SPDX-License-Identifier: GPL-3.0-or-later
#include "log.h"

#include "clock.h"

#include <array>
#include <cstdio>
#include <exception>
#include <mutex>
#include <regex>

namespace atalaya::platform {

namespace {

void write(const char *level, std::string_view text) noexcept
{
    try {
        std::string line = contract::formatInstant(SystemClock().now()) + ' ' + level + ' ' + redact(text);
        for (char &c : line) {
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
                c = ' ';
        }
        line.push_back('\n');
        static std::mutex mutex;
        const std::lock_guard lock(mutex);
        std::fwrite(line.data(), 1, line.size(), stderr);
    } catch (const std::exception &) {
        std::fputs("a line of the log was lost\n", stderr);
    }
}

} // namespace

std::string redact(std::string_view text)
{
    static const std::regex bearer(R"((bearer\s+)[A-Za-z0-9._~+/=-]+)", std::regex::icase);
    static const std::regex apiKey(R"(\b([sp]k_live_[A-Za-z0-9]{0,10})[A-Za-z0-9_]+)");
    static const std::regex field(
        R"rx(("?\b\w*(?:password|secret|token|proof|recovery\w*|code)"?\s*[:=]\s*"?)[^\s",}&]+)rx", std::regex::icase);
    std::string out(text);
    out = std::regex_replace(out, bearer, "$1…");
    out = std::regex_replace(out, apiKey, "$1…");
    return std::regex_replace(out, field, "$1…");
}

void logError(std::string_view text) noexcept
{
    write("error", text);
}

void logWarning(std::string_view text) noexcept
{
    write("warning", text);
}

void logInfo(std::string_view text) noexcept
{
    write("info", text);
}

} // namespace atalaya::platform
