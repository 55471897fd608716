// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/drafts/draftstore.h"

#include "api/net/apiclient.h"
#include "api/net/deferred.h"
#include "api/vault/recordfolder.h"

#include <QDataStream>
#include <QIODevice>
#include <QPromise>
#include <QSet>

#include <algorithm>
#include <utility>

namespace atalaya::api {

namespace {

constexpr quint8 format = 1;
/// Drafts are never made void together.
constexpr quint64 generation = 0;

Result<void> refused(const QString &code)
{
    ApiError error;
    error.kind = ApiError::Kind::Storage;
    error.code = code;
    return tl::unexpected(error);
}

QByteArray encode(const DraftStore::Draft &draft)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << format << draft.id << draft.savedAt.toMSecsSinceEpoch() << draft.bytes;
    return bytes;
}

std::optional<DraftStore::Draft> decode(const QByteArray &bytes)
{
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_4);
    quint8 read = 0;
    qint64 savedAt = 0;
    DraftStore::Draft draft;
    in >> read >> draft.id >> savedAt >> draft.bytes;
    if (in.status() != QDataStream::Ok || read != format || !in.atEnd())
        return std::nullopt;
    draft.savedAt = QDateTime::fromMSecsSinceEpoch(savedAt, Qt::UTC);
    return draft;
}

} // namespace

struct DraftStore::Private
{
    Private(const QString &path, Now clock)
        : now(std::move(clock))
        , folder(path, {0, 0})
    {}

    [[nodiscard]] bool isUsable() const { return key && !owner.isNobody(); }
    [[nodiscard]] RecordLabel label(const QByteArray &url) const
    {
        return {ApiClient::originOf(owner.server).toUtf8(), owner.userId.toUtf8(), owner.tenantId.toUtf8(), "DRAFT",
                url};
    }
    [[nodiscard]] QByteArray nameOf(const QString &id) const { return nameOf(id, *key); }
    [[nodiscard]] QByteArray nameOf(const QString &id, const RecordKey &under) const
    {
        return under.nameOf(label(id.toUtf8()), RecordKind::Draft);
    }
    /// A draft is bound to its file's name rather than to its id, so that list() needs no index that could be lost.
    [[nodiscard]] std::optional<Draft> read(const QByteArray &name)
    {
        const auto record = folder.read(name);
        auto plain = record ? key->open(label(name), RecordKind::Draft, generation, *record) : std::nullopt;
        if (record && !plain && former)
            plain = former->open(label(name), RecordKind::Draft, generation, *record);
        return plain ? decode(*plain) : std::nullopt;
    }

    void write(const QByteArray &name, const Draft &draft, const RecordFolder::Written &done = {})
    {
        folder.write(name, key->seal(label(name), RecordKind::Draft, generation, encode(draft)), done);
    }

    Now now;
    Identity owner;
    std::optional<RecordKey> key;
    /// Of before rekey(): what could not be written anew is read under it.
    std::optional<RecordKey> former;
    mutable RecordFolder folder;
};

DraftStore::DraftStore(const QString &folder, const Now &now)
    : d(std::make_unique<Private>(folder, now))
{}

DraftStore::~DraftStore() = default;

void DraftStore::setOwner(const Identity &identity)
{
    d->owner = identity;
}

bool DraftStore::isOpen() const
{
    return d->key.has_value();
}

void DraftStore::open(const SecretString &key)
{
    d->key = RecordKey::from(key);
    d->former.reset();
    // Nothing that another key sealed is removed: whoever has it may come back for it.
    if (d->key)
        d->folder.sweep({});
}

void DraftStore::rekey(const SecretString &key)
{
    const QList<Draft> mine = list();
    const std::optional<RecordKey> before = d->key;
    open(key);
    if (!d->isUsable() || !before)
        return;
    d->former = before;
    for (const Draft &draft : mine) {
        const QByteArray name = d->nameOf(draft.id);
        const QByteArray old = d->nameOf(draft.id, *before);
        if (name == old)
            continue;
        const auto there = d->read(name);
        if (there && there->savedAt >= draft.savedAt)
            d->folder.remove(old);
        else
            d->write(name, draft, [folder = &d->folder, old](bool written) {
                if (written)
                    folder->remove(old);
            });
    }
}

void DraftStore::seal()
{
    d->key.reset();
    d->former.reset();
}

void DraftStore::destroy()
{
    seal();
    d->folder.removeAll(RecordFolder::Pinned::Go);
}

QFuture<Result<void>> DraftStore::save(const QString &id, const QByteArray &bytes)
{
    if (!d->isUsable())
        return readyFuture<void>(refused(QStringLiteral("sealed")));
    if (bytes.size() > largest)
        return readyFuture<void>(refused(QStringLiteral("too_large")));
    const auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    d->write(d->nameOf(id), {id, bytes, d->now()}, [promise](bool written) {
        promise->addResult(written ? Result<void>() : refused(QStringLiteral("not_written")));
        promise->finish();
    });
    return promise->future();
}

std::optional<DraftStore::Draft> DraftStore::load(const QString &id) const
{
    auto draft = d->isUsable() ? d->read(d->nameOf(id)) : std::nullopt;
    if (!draft && d->isUsable() && d->former)
        draft = d->read(d->nameOf(id, *d->former));
    return draft && draft->id == id ? draft : std::nullopt;
}

QList<DraftStore::Draft> DraftStore::list() const
{
    QList<Draft> drafts;
    if (!d->isUsable())
        return drafts;
    const QList<QByteArray> names = d->folder.names();
    for (const QByteArray &name : names) {
        if (auto draft = d->read(name))
            drafts.append(std::move(*draft));
    }
    std::sort(drafts.begin(), drafts.end(),
              [](const Draft &a, const Draft &b) { return std::pair(b.savedAt, b.id) < std::pair(a.savedAt, a.id); });
    // One that is there under both keys counts as it was saved last.
    QSet<QString> seen;
    drafts.removeIf([&seen](const Draft &draft) {
        const bool isAgain = seen.contains(draft.id);
        seen.insert(draft.id);
        return isAgain;
    });
    return drafts;
}

void DraftStore::remove(const QString &id)
{
    if (!d->isUsable())
        return;
    d->folder.remove(d->nameOf(id));
    if (d->former)
        d->folder.remove(d->nameOf(id, *d->former));
}

void DraftStore::flush()
{
    d->folder.flush();
}

} // namespace atalaya::api
