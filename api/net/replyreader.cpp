// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/net/replyreader.h"

#include "api/contract/envelope.h"
#include "api/net/redact.h"

#include <QDateTime>
#include <QLocale>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace atalaya::api {

namespace {

using nlohmann::json;

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

ApiError::Kind kindOf(int status, const std::string &code)
{
    using Kind = ApiError::Kind;
    if (code == "step_up_required" || code == "mfa_required")
        return Kind::MfaRequired;
    if (status == 402 || code == "BILLING_LIMIT_REACHED" || code == "BILLING_STATUS_SUSPENDED" ||
        code == "FEATURE_NOT_AVAILABLE_FOR_TIER")
        return Kind::LimitReached;
    switch (status) {
    case 400:
    case 413:
    case 415:
    case 422:
        return Kind::Validation;
    case 401:
        return Kind::Unauthenticated;
    case 403:
        return Kind::Forbidden;
    case 404:
    case 405:
    case 410:
        return Kind::NotFound;
    case 409:
    case 412:
    case 428:
        return Kind::Conflict;
    case 423:
    case 429:
        return Kind::RateLimited;
    default:
        return status >= 500 && status < 600 ? Kind::Server : Kind::BadResponse;
    }
}

/// Seconds or a date, as RFC 9110 has it; at most a day, so that a broken header can't park a form for a year.
std::optional<std::chrono::seconds> retryAfter(const QByteArray &header)
{
    if (header.isEmpty())
        return std::nullopt;
    constexpr qint64 longest = 86'400;
    bool number = false;
    qint64 seconds = header.trimmed().toLongLong(&number);
    if (!number) {
        QDateTime at = QLocale::c().toDateTime(QString::fromLatin1(header.trimmed()),
                                               QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
        if (!at.isValid())
            return std::nullopt;
        at.setTimeSpec(Qt::UTC);
        seconds = QDateTime::currentDateTimeUtc().secsTo(at);
    }
    return std::chrono::seconds(qBound(qint64{0}, seconds, longest));
}

ApiError::Lift liftOf(const contract::Lift &lift)
{
    ApiError::Lift made;
    made.kind = text(lift.kind);
    made.plan = text(lift.plan.value_or(std::string()));
    if (lift.at)
        made.at = QDateTime::fromMSecsSinceEpoch(lift.at->time_since_epoch().count(), Qt::UTC);
    made.permission = text(lift.permission.value_or(std::string()));
    return made;
}

bool isOfType(const QByteArray &contentType, const QByteArray &type)
{
    return contentType.split(';').first().trimmed().toLower() == type;
}

bool isJson(const QByteArray &contentType)
{
    return isOfType(contentType, "application/json");
}

ApiError base(const RawReply &raw, ApiError::Kind kind, const QString &message)
{
    ApiError error;
    error.kind = kind;
    error.httpStatus = raw.status;
    error.message = redact(message);
    error.correlationId = cleanCorrelationId(QString::fromLatin1(raw.correlationId));
    error.retryAfter = retryAfter(raw.retryAfter);
    return error;
}

ApiError badResponse(const RawReply &raw, const contract::DecodeError &why)
{
    const QString path = text(why.path);
    return base(raw, ApiError::Kind::BadResponse,
                path.isEmpty() ? text(why.reason) : path + QStringLiteral(": ") + text(why.reason));
}

bool isForeign(const QString &named, const Expectation &expected)
{
    return expected.tenantKnown && !named.isEmpty() && named != expected.tenantId;
}

ApiError wrongTenant(const RawReply &raw)
{
    return base(raw, ApiError::Kind::WrongTenant, QStringLiteral("the reply is not of the tenant that was asked"));
}

ApiError readError(const RawReply &raw, const Expectation &expected)
{
    const QString unreadable = QStringLiteral("HTTP %1 without a readable error").arg(raw.status);
    if (!isJson(raw.contentType))
        return base(raw, kindOf(raw.status, {}), unreadable);
    const auto document = contract::parseJson({raw.body.constData(), static_cast<std::size_t>(raw.body.size())});
    if (!document)
        return base(raw, kindOf(raw.status, {}), unreadable);
    if (document->is_object() && document->contains("tenantId") && document->at("tenantId").is_string() &&
        isForeign(text(document->at("tenantId").get<std::string>()), expected))
        return wrongTenant(raw);
    const auto body = contract::decodeError(*document);
    if (!body)
        return base(raw, kindOf(raw.status, {}), unreadable);
    ApiError error = base(raw, kindOf(raw.status, body->code), text(body->message));
    error.code = cleanCorrelationId(text(body->code));
    if (!body->correlationId.empty())
        error.correlationId = cleanCorrelationId(text(body->correlationId));
    if (body->retryAfterSeconds)
        error.retryAfter = std::chrono::seconds(qBound(qint64{0}, qint64{*body->retryAfterSeconds}, qint64{86'400}));
    error.current = QByteArray::fromStdString(body->current);
    if (body->lift)
        error.lift = liftOf(*body->lift);
    if (body->attemptsLeft)
        error.attemptsLeft = static_cast<int>(qBound(qint64{0}, qint64{*body->attemptsLeft}, qint64{1'000}));
    for (const contract::FieldError &field : body->fields)
        error.fields.append({text(field.field), text(field.code)});
    for (const std::string &role : body->allowedRoles)
        error.allowedRoles.append(text(role));
    return error;
}

void wipe(json &value)
{
    if (auto *const kept = value.get_ptr<std::string *>(); kept != nullptr)
        std::ranges::fill(*kept, '\0');
    if (!value.is_structured())
        return;
    for (json &inside : value)
        wipe(inside);
}

/// A document whose texts are zeroed when nobody needs it any more.
std::shared_ptr<const json> wiped(json &&document)
{
    return {new json(std::move(document)), [](json *gone) {
                wipe(*gone);
                delete gone;
            }};
}

Result<Reply> readBare(const RawReply &raw, const QByteArray &mediaType, Reply reply)
{
    if (!isOfType(raw.contentType, mediaType))
        return tl::unexpected(base(raw, ApiError::Kind::BadResponse,
                                   QStringLiteral("content type is not ") + QString::fromLatin1(mediaType)));
    reply.body = raw.body;
    return reply;
}

Result<Reply> readSuccess(const RawReply &raw, const Expectation &expected, Reply reply)
{
    if (!expected.mediaType.isEmpty())
        return readBare(raw, expected.mediaType, std::move(reply));
    if (!isJson(raw.contentType))
        return tl::unexpected(
            base(raw, ApiError::Kind::BadResponse, QStringLiteral("content type is not application/json")));
    contract::JsonLimits limits;
    limits.bytes = expected.maxBytes;
    limits.nodes = expected.maxNodes;
    auto parsed = contract::parseJson({raw.body.constData(), static_cast<std::size_t>(raw.body.size())}, limits);
    if (!parsed)
        return tl::unexpected(badResponse(raw, parsed.error()));
    const auto document =
        expected.secret ? wiped(std::move(*parsed)) : std::make_shared<const json>(std::move(*parsed));
    const json *data = nullptr;
    const auto head = contract::openEnvelope(*document, data);
    if (!head)
        return tl::unexpected(badResponse(raw, head.error()));
    const QString inside = text(head->tenantId);
    if (isForeign(inside, expected))
        return tl::unexpected(wrongTenant(raw));
    if (reply.tenantId.isEmpty())
        reply.tenantId = inside;
    if (!expected.secret)
        reply.body = raw.body;
    reply.data = std::shared_ptr<const json>(document, data);
    return reply;
}

} // namespace

Result<Reply> readReply(const RawReply &raw, const Expectation &expected)
{
    Reply reply;
    reply.status = raw.status;
    reply.etag = raw.etag;
    // A part of it (206) and what was made of it on the way (203) are not the answer itself.
    reply.noStore = (raw.status != 200 && raw.status != 304) || forbidsStoring(raw.reuse);
    reply.reuse = reuseTerms(raw.reuse, QDateTime::currentDateTimeUtc());
    reply.tenantId = QString::fromLatin1(raw.tenantId);
    reply.correlationId = cleanCorrelationId(QString::fromLatin1(raw.correlationId));
    // First of all, whatever the status: nothing of another tenant is looked into.
    if (isForeign(reply.tenantId, expected))
        return tl::unexpected(wrongTenant(raw));

    reply.notModified = raw.status == 304;
    if (raw.status >= 300 && raw.status < 400 && !reply.notModified)
        return tl::unexpected(base(raw, ApiError::Kind::Redirected, QStringLiteral("redirected; not followed")));
    const bool success = raw.status >= 200 && raw.status < 300;
    if (!success && !reply.notModified)
        return tl::unexpected(readError(raw, expected));

    if (success && raw.status != 204) {
        auto read = readSuccess(raw, expected, std::move(reply));
        if (!read)
            return read;
        reply = std::move(*read);
    }
    if (expected.mustNameTenant && !expected.tenantId.isEmpty() && reply.tenantId.isEmpty())
        return tl::unexpected(wrongTenant(raw));
    return reply;
}

} // namespace atalaya::api
