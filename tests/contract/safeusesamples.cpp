// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/safeuse.h"
#include "tests/contract/samples.h"

namespace atalaya::tests {

namespace {

using namespace contract;
using namespace std::chrono;

Instant at(int hour)
{
    return sys_days{year{2026} / February / 4} + hours{hour} + milliseconds{250};
}

SafeUseRules rules()
{
    SafeUseRules rules;
    rules.masked = {"email", "national-id", "iban", "card"};
    rules.strictRag = "review";
    rules.limits = {4096, 2000, 50};
    return rules;
}

SafeUse changed()
{
    return {3, rules(), std::string(64, 'a'), at(9), Person{"u-1", "Ana Gil"}, "Menos texto", 41};
}

SafeUse untouched()
{
    SafeUse state;
    state.hash = std::string(64, 'b');
    return state;
}

} // namespace

std::vector<Sample> safeUseSamples()
{
    return {
        sample("safe-use", changed(), decodeSafeUse),
        sample("safe-use-untouched", untouched(), decodeSafeUse),
        sample("safe-use-versions", SafeUseVersions{3, {changed()}}, decodeSafeUseVersions),
        sample("safe-use-request", SafeUseRequest{rules(), "Menos texto"}, decodeSafeUseRequest),
        sample("safe-use-rules", rules(), decodeSafeUseRules),
    };
}

} // namespace atalaya::tests
