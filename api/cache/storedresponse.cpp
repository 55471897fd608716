// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/cache/storedresponse.h"

#include <QDataStream>
#include <QIODevice>

namespace atalaya::api {

namespace {

constexpr quint8 format = 1;

QDataStream &operator<<(QDataStream &out, const ReuseTerms &terms)
{
    const qint64 freshFor = terms.freshFor ? qint64{terms.freshFor->count()} : -1;
    return out << freshFor << terms.noCache << terms.mustRevalidate;
}

QDataStream &operator>>(QDataStream &in, ReuseTerms &terms)
{
    qint64 freshFor = -1;
    in >> freshFor >> terms.noCache >> terms.mustRevalidate;
    if (freshFor >= 0)
        terms.freshFor = std::chrono::seconds(freshFor);
    return in;
}

QDateTime moment(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
}

template<class Write>
QByteArray encoded(Write write)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << format;
    write(out);
    return bytes;
}

/// `read` fills what it was given; false when the bytes are of another format, too few or too many.
template<class Read>
bool decoded(const QByteArray &bytes, Read read)
{
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_4);
    quint8 found = 0;
    in >> found;
    if (found != format)
        return false;
    read(in);
    return in.status() == QDataStream::Ok && in.atEnd();
}

} // namespace

QByteArray StoredResponse::encode() const
{
    return encoded([this](QDataStream &out) {
        out << role << storedAt << response.etag << response.fetchedAt.toMSecsSinceEpoch() << response.tags
            << response.terms << response.invalidated << response.body;
    });
}

std::optional<StoredResponse> StoredResponse::decode(const QByteArray &bytes)
{
    StoredResponse stored;
    qint64 fetchedAt = 0;
    const bool whole = decoded(bytes, [&](QDataStream &in) {
        in >> stored.role >> stored.storedAt >> stored.response.etag >> fetchedAt >> stored.response.tags >>
            stored.response.terms >> stored.response.invalidated >> stored.response.body;
    });
    if (!whole)
        return std::nullopt;
    stored.response.fetchedAt = moment(fetchedAt);
    return stored;
}

QByteArray StoredConfirmation::encode() const
{
    return encoded([this](QDataStream &out) {
        out << etag << at.toMSecsSinceEpoch() << terms.has_value() << terms.value_or(ReuseTerms()) << storedAt;
    });
}

std::optional<StoredConfirmation> StoredConfirmation::decode(const QByteArray &bytes)
{
    StoredConfirmation stored;
    qint64 at = 0;
    bool named = false;
    ReuseTerms terms;
    if (!decoded(bytes, [&](QDataStream &in) { in >> stored.etag >> at >> named >> terms >> stored.storedAt; }))
        return std::nullopt;
    stored.at = moment(at);
    if (named)
        stored.terms = terms;
    return stored;
}

void StoredConfirmation::applyTo(StoredResponse &stored) const
{
    if (etag.isEmpty() || etag != stored.response.etag || at < stored.response.fetchedAt)
        return;
    stored.response.fetchedAt = at;
    stored.response.invalidated = false;
    stored.response.terms = terms.value_or(stored.response.terms);
    stored.storedAt = storedAt;
}

} // namespace atalaya::api
