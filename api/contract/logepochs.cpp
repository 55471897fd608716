// SPDX-License-Identifier: GPL-3.0-or-later
#include "logepochs.h"

#include "reader.h"

#include <nlohmann/json.hpp>

namespace atalaya::contract {

using nlohmann::json;

namespace {

template<class T>
json orNull(const std::optional<T> &value)
{
    return value ? json(*value) : json(nullptr);
}

LogEpochs::Epoch readEpoch(Reader &in)
{
    LogEpochs::Epoch epoch;
    epoch.number = in.integer("number", 1);
    epoch.origin = in.string("origin", 500);
    epoch.key = in.string("key", 700);
    epoch.firstSeq = in.integer("firstSeq", 0);
    epoch.at = in.maybeInstant("at");
    epoch.reason = in.maybeString("reason");
    epoch.lastHead = in.maybeString("lastHead");
    epoch.lostTo = in.maybeInteger("lostTo");
    return epoch;
}

} // namespace

json encode(const LogEpochs &epochs)
{
    json list = json::array();
    for (const LogEpochs::Epoch &epoch : epochs.epochs) {
        list.push_back({{"number", epoch.number},
                        {"origin", epoch.origin},
                        {"key", epoch.key},
                        {"firstSeq", epoch.firstSeq},
                        {"at", epoch.at ? json(formatInstant(*epoch.at)) : json(nullptr)},
                        {"reason", orNull(epoch.reason)},
                        {"lastHead", orNull(epoch.lastHead)},
                        {"lostTo", orNull(epoch.lostTo)}});
    }
    return {{"epochs", std::move(list)}};
}

Decoded<LogEpochs> decodeLogEpochs(const json &value)
{
    Reader in(value);
    LogEpochs epochs;
    epochs.epochs = in.list("epochs", readEpoch, 1000);
    return in.finish(std::move(epochs));
}

} // namespace atalaya::contract
