// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/pinrecord.h"

#include "api/contract/reader.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace atalaya::api {

namespace {

using contract::Reader;
using nlohmann::json;

constexpr std::int64_t format = 1;
constexpr std::size_t mostNodes = 65;

json encodeAlarm(const LogAlarm &alarm)
{
    json value{{"outcome", nameOf(alarm.outcome)},
               {"at", contract::formatInstant(alarm.at)},
               {"pinnedNote", alarm.pinnedNote},
               {"pinnedKey", alarm.pinnedKey},
               {"offeredNote", alarm.offeredNote},
               {"offeredKey", alarm.offeredKey},
               {"proof", alarm.proof},
               {"seq", alarm.seq ? json(*alarm.seq) : json(nullptr)},
               {"detail", alarm.detail}};
    if (alarm.lost)
        value["lost"] = {{"from", alarm.lost->from},
                         {"to", alarm.lost->to},
                         {"begunAt", contract::formatInstant(alarm.lost->begunAt)},
                         {"reason", alarm.lost->reason},
                         {"lastNote", alarm.lost->lastNote}};
    return value;
}

LostLeaves readLost(Reader in)
{
    LostLeaves lost;
    lost.from = static_cast<std::uint64_t>(in.integer("from", 0));
    lost.to = static_cast<std::uint64_t>(in.integer("to", static_cast<std::int64_t>(lost.from)));
    lost.begunAt = in.instant("begunAt");
    lost.reason = in.string("reason");
    lost.lastNote = in.string("lastNote");
    return lost;
}

LogAlarm readAlarm(Reader &in)
{
    LogAlarm alarm;
    if (const auto outcome = logOutcomeOf(in.string("outcome")))
        alarm.outcome = *outcome;
    else
        in.fail("outcome", "not an outcome");
    alarm.at = in.instant("at");
    alarm.pinnedNote = in.string("pinnedNote");
    alarm.pinnedKey = in.string("pinnedKey");
    alarm.offeredNote = in.string("offeredNote");
    alarm.offeredKey = in.string("offeredKey");
    alarm.proof = in.strings("proof", mostNodes);
    if (const auto seq = in.maybeInteger("seq"))
        alarm.seq = static_cast<std::uint64_t>(*seq);
    alarm.detail = in.string("detail");
    if (in.has("lost"))
        alarm.lost = readLost(in.object("lost"));
    return alarm;
}

json encodePin(const PinnedHead &pin)
{
    return {{"note", pin.note},
            {"key", pin.key},
            {"firstSeen", contract::formatInstant(pin.firstSeen)},
            {"verifiedAt", contract::formatInstant(pin.verifiedAt)}};
}

PinnedHead readPin(Reader &in)
{
    PinnedHead pin;
    pin.note = in.string("note");
    pin.key = in.string("key");
    pin.firstSeen = in.instant("firstSeen");
    pin.verifiedAt = in.instant("verifiedAt");
    const auto note = SignedNote::parse(pin.note);
    const auto head = note ? Checkpoint::parse(note->text()) : std::nullopt;
    const auto key = VerifierKey::parse(pin.key);
    if (head && key && note->verify(*key))
        pin.head = *head;
    else
        in.fail("note", "not a head that this key signed");
    return pin;
}

ProvenRoot readProven(Reader &in)
{
    ProvenRoot proven;
    proven.size = static_cast<std::uint64_t>(in.integer("size", 1));
    if (const auto root = hashFromBase64(in.string("root")))
        proven.root = *root;
    else
        in.fail("root", "not a hash");
    return proven;
}

json encodeLifted(const LiftedAlarm &lifted)
{
    return {{"alarm", encodeAlarm(lifted.alarm)},
            {"reason", lifted.reason},
            {"who", lifted.who},
            {"at", contract::formatInstant(lifted.at)}};
}

json encodeRecord(const PinRecord &record)
{
    json alarms = json::array();
    for (const LogAlarm &alarm : record.alarms)
        alarms.push_back(encodeAlarm(alarm));
    json lifted = json::array();
    for (const LiftedAlarm &one : record.lifted)
        lifted.push_back(encodeLifted(one));
    json proven = json::array();
    for (const ProvenRoot &one : record.proven)
        proven.push_back({{"size", one.size}, {"root", toBase64(bytesOf(one.root))}});
    return {{"pin", record.pin ? encodePin(*record.pin) : json(nullptr)},
            {"alarms", std::move(alarms)},
            {"lifted", std::move(lifted)},
            {"proven", std::move(proven)}};
}

} // namespace

bool LogAlarm::isSameAs(const LogAlarm &other) const
{
    return outcome == other.outcome && seq == other.seq;
}

void PinRecord::remember(const ProvenRoot &root)
{
    // The pinned one too: it will be an older tree one day.
    if (std::ranges::find(proven, root.size, &ProvenRoot::size) != proven.end())
        return;
    proven.push_back(root);
    if (proven.size() > mostProven)
        proven.erase(proven.begin());
}

std::optional<TreeHash> PinRecord::rootOf(std::uint64_t size) const
{
    if (pin && pin->head.size == size)
        return pin->head.root;
    const auto found = std::ranges::find(proven, size, &ProvenRoot::size);
    return found == proven.end() ? std::nullopt : std::optional(found->root);
}

bool PinRecord::raise(const LogAlarm &alarm)
{
    if (alarms.size() >= mostAlarms ||
        std::ranges::any_of(alarms, [&](const LogAlarm &known) { return known.isSameAs(alarm); }))
        return false;
    alarms.push_back(alarm);
    return true;
}

std::string encodePinRecord(const PinRecord &record)
{
    json value = encodeRecord(record);
    value["format"] = format;
    return contract::dumpJson(value);
}

contract::Decoded<PinRecord> decodePinRecord(std::string_view text)
{
    const auto parsed = contract::parseJson(text);
    if (!parsed)
        return tl::unexpected(parsed.error());
    Reader in(*parsed);
    PinRecord record;
    (void)in.integer("format", format, format);
    if (auto pin = in.maybeObject("pin"))
        record.pin = readPin(*pin);
    record.alarms = in.list("alarms", readAlarm, PinRecord::mostAlarms);
    record.lifted = in.list(
        "lifted",
        [](Reader &item) {
            Reader alarm = item.object("alarm");
            return LiftedAlarm{readAlarm(alarm), item.string("reason"), item.string("who"), item.instant("at")};
        },
        PinRecord::mostAlarms);
    record.proven = in.list("proven", readProven, PinRecord::mostProven);
    return in.finish(std::move(record));
}

std::string evidenceOf(const PinRecord &record, std::string_view server, std::string_view tenantId,
                       contract::Instant now)
{
    json value = encodeRecord(record);
    value["about"] =
        "What a console saw of an AI audit log: signed heads that contradict each other or a log that does "
        "not hold what was shown. Heads are C2SP signed notes, proofs are those of RFC 9162.";
    value["server"] = server;
    value["tenantId"] = tenantId;
    value["savedAt"] = contract::formatInstant(now);
    return value.dump(2, ' ', false, json::error_handler_t::replace) + '\n';
}

} // namespace atalaya::api
