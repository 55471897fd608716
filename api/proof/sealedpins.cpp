// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/sealedpins.h"

#include "api/contract/reader.h"
#include "api/net/deferred.h"
#include "api/session/keystore.h"
#include "api/vault/recordfolder.h"
#include "api/vault/sealedrecord.h"

#include <QPromise>

#include <nlohmann/json.hpp>

#include <utility>

namespace atalaya::api {

namespace {

using nlohmann::json;

/// Pins are never made void together.
constexpr quint64 generation = 0;

/// What the key store holds: the head, and whether there is an alarm that a lost file would hide.
struct Copy
{
    PinRecord record;
    std::optional<LogOutcome> alarm;
};

std::string encode(const PinRecord &record)
{
    PinRecord head;
    head.pin = record.pin;
    return contract::dumpJson(
        {{"pin", encodePinRecord(head)},
         {"alarm", record.alarms.empty() ? json(nullptr) : json(nameOf(record.alarms.front().outcome))}});
}

std::optional<Copy> decode(std::string_view text)
{
    const auto parsed = contract::parseJson(text);
    if (!parsed)
        return std::nullopt;
    contract::Reader in(*parsed);
    const auto record = decodePinRecord(in.string("pin"));
    const auto alarm = in.maybeString("alarm");
    if (!in.ok() || !record)
        return std::nullopt;
    return Copy{*record, alarm ? logOutcomeOf(*alarm) : std::nullopt};
}

/// Nobody learns from its name which log it is about.
QString entryOf(const LogName &log)
{
    const TreeHash hash = sha256({"atalaya.pin.v1\n", log.server.toStdString(), "\n", log.tenantId.toStdString()});
    const QByteArray bytes(reinterpret_cast<const char *>(hash.data()), 10);
    return QStringLiteral("log-") + QString::fromLatin1(bytes.toHex());
}

RecordLabel labelOf(const LogName &log)
{
    return {log.server.toUtf8(), {}, log.tenantId.toUtf8(), "PIN", "log"};
}

/// The file may be missing, or an older one that was put back.
PinRecord combined(const std::optional<PinRecord> &file, const std::optional<Copy> &copy)
{
    PinRecord record = file.value_or(PinRecord{});
    if (!copy)
        return record;
    const auto &kept = copy->record.pin;
    // A new epoch begins small; it was pinned later than what it replaced.
    if (kept &&
        (!record.pin || (kept->head.origin == record.pin->head.origin ? kept->head.size > record.pin->head.size
                                                                      : kept->firstSeen > record.pin->firstSeen)))
        record.pin = kept;
    if (copy->alarm && record.alarms.empty()) {
        LogAlarm lost;
        lost.outcome = *copy->alarm;
        lost.at = kept ? kept->verifiedAt : contract::Instant{};
        lost.detail = "what this computer had kept about this alarm is gone";
        record.alarms.push_back(lost);
    }
    return record;
}

ApiError failure(ApiError::Kind kind, const char *code)
{
    ApiError error;
    error.kind = kind;
    error.code = QLatin1String(code);
    return error;
}

} // namespace

struct SealedPins::Private
{
    Private(const QString &path, std::function<KeyStore *()> store)
        : keys(std::move(store))
        , folder(path, {0, 0})
    {}

    [[nodiscard]] std::optional<PinRecord> readFile(const LogName &log)
    {
        const RecordLabel label = labelOf(log);
        const auto sealed = folder.read(key->nameOf(label, RecordKind::Note));
        const auto plain = sealed ? key->open(label, RecordKind::Note, generation, *sealed) : std::nullopt;
        const auto record = plain ? decodePinRecord(plain->toStdString()) : contract::Decoded<PinRecord>(PinRecord{});
        return plain && record ? std::optional(*record) : std::nullopt;
    }
    [[nodiscard]] QFuture<Result<void>> writeFile(const LogName &log, const PinRecord &record)
    {
        const auto promise = std::make_shared<QPromise<Result<void>>>();
        promise->start();
        const RecordLabel label = labelOf(log);
        const QByteArray plain = QByteArray::fromStdString(encodePinRecord(record));
        folder.write(key->nameOf(label, RecordKind::Note), key->seal(label, RecordKind::Note, generation, plain),
                     [promise](bool written) {
                         promise->addResult(written ? Result<void>()
                                                    : tl::unexpected(failure(ApiError::Kind::Storage, "not_written")));
                         promise->finish();
                     });
        return promise->future();
    }

    std::function<KeyStore *()> keys;
    std::optional<RecordKey> key;
    RecordFolder folder;
};

SealedPins::SealedPins(const QString &folder, std::function<KeyStore *()> keys, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(folder, std::move(keys)))
{}

SealedPins::~SealedPins() = default;

void SealedPins::open(const SecretString &key)
{
    d->key = RecordKey::from(key);
    if (d->key)
        d->folder.sweep({});
}

void SealedPins::seal()
{
    d->key.reset();
}

void SealedPins::destroy()
{
    seal();
}

QFuture<Result<PinRecord>> SealedPins::load(const LogName &log)
{
    KeyStore *const store = d->keys();
    const bool hasKey = d->key.has_value();
    const auto file = hasKey ? d->readFile(log) : std::nullopt;
    if (store == nullptr) {
        return readyFuture<PinRecord>(file ? Result<PinRecord>(*file)
                                           : tl::unexpected(failure(ApiError::Kind::KeyStore, "no_key_store")));
    }
    return mapped<PinRecord>(this, store->read(entryOf(log)),
                             [file, hasKey](const Result<std::optional<SecretString>> &found) -> Result<PinRecord> {
                                 if (!found && !file)
                                     return tl::unexpected(found.error());
                                 const auto copy = found && *found ? decode((*found)->view()) : std::nullopt;
                                 // Nothing there and the files shut: that is not the same as never seen.
                                 if (!hasKey && !copy)
                                     return tl::unexpected(failure(ApiError::Kind::Storage, "sealed"));
                                 return combined(file, copy);
                             });
}

QFuture<Result<void>> SealedPins::save(const LogName &log, const PinRecord &record)
{
    KeyStore *const store = d->keys();
    std::string copy = encode(record);
    const bool hasCopy = store != nullptr && copy.size() <= KeyStore::MaxEntry;
    if (!hasCopy)
        return d->key ? d->writeFile(log, record)
                      : readyFuture<void>(tl::unexpected(failure(ApiError::Kind::Storage, "sealed")));
    const auto copying = store->write(entryOf(log), SecretString::take(copy));
    if (!d->key)
        return copying;
    const Deferred<void> answer(this);
    whenReady(this, d->writeFile(log, record), [this, answer, copying](const Result<void> &written) {
        // One place is enough to remember; the head is the same in both.
        whenReady(this, copying, [answer, written](const Result<void> &copied) {
            answer.resolve(written || copied ? Result<void>() : written);
        });
    });
    return answer.future();
}

} // namespace atalaya::api
