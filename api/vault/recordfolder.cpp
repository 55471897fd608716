// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/vault/recordfolder.h"

#include "api/vault/recordworker.h"

namespace atalaya::api {

RecordFolder::RecordFolder(const QString &path, const Bounds &bounds)
    : d(std::make_unique<Worker>(path, bounds))
{}

RecordFolder::~RecordFolder()
{
    d->flush();
}

std::optional<QByteArray> RecordFolder::read(const QByteArray &name, Use use)
{
    if (const auto waiting = d->waiting(name))
        return *waiting;
    auto record = d->files().read(name, d->bounds().largest);
    if (record && use == Use::Now)
        d->touch(name);
    return record;
}

void RecordFolder::write(const QByteArray &name, const QByteArray &record, const Written &done, Use use)
{
    d->change(name, record, done, use);
}

void RecordFolder::remove(const QByteArray &name)
{
    d->change(name, std::nullopt, {});
}

void RecordFolder::touch(const QByteArray &name)
{
    d->touch(name);
}

void RecordFolder::pin(const QByteArray &name)
{
    d->pin(name);
}

void RecordFolder::removeAll(Pinned pinned)
{
    d->removeAll(pinned);
}

void RecordFolder::sweep(const Keeps &keeps)
{
    d->sweep(keeps);
}

QList<QByteArray> RecordFolder::names() const
{
    return d->names();
}

void RecordFolder::flush()
{
    d->flush();
}

qint64 RecordFolder::bytes() const
{
    return d->index().bytes();
}

qint64 RecordFolder::records() const
{
    return d->index().records();
}

qint64 RecordFolder::failures() const
{
    return d->failures();
}

} // namespace atalaya::api
