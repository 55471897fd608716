// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <vector>

namespace atalaya::api {

/// Bounds of every request. The defaults are the product's; tests shorten them.
struct NetLimits
{
    std::chrono::milliseconds connect{10'000};
    /// From the request on the wire to the last byte of the answer: a server that drips is cut too.
    std::chrono::milliseconds transfer{30'000};
    /// Of an answer that goes to a sink, which may take long as a whole: how long nothing may come.
    std::chrono::milliseconds silence{60'000};
    /// Body after decompression.
    qsizetype replyBytes = 8 * 1024 * 1024;
    /// From this size on JSON is checked off the UI thread.
    qsizetype parseInline = 64 * 1024;
    /// Pause before the n-th repetition; as many repetitions as entries.
    std::vector<std::chrono::milliseconds> backOff{std::chrono::milliseconds{300}, std::chrono::milliseconds{1'200}};
    /// A Retry-After up to this is waited for, a longer one is handed to the caller.
    std::chrono::seconds patience{10};
};

} // namespace atalaya::api
