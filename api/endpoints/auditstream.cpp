// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/auditstream.h"

#include "api/net/apiclient.h"
#include "api/net/authorizer.h"
#include "api/net/replyreader.h"
#include "api/net/wire.h"

#include <QNetworkReply>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace atalaya::api {

AuditStream::AuditStream(ApiClient *client, Authorizer *authorizer, QObject *parent)
    : AuditStream(client, authorizer, Pace(), parent)
{}

AuditStream::AuditStream(ApiClient *client, Authorizer *authorizer, const Pace &pace, QObject *parent)
    : AuditEvents(parent)
    , m_client(client)
    , m_authorizer(authorizer)
    , m_pace(pace)
    , m_pause(pace.first)
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_again.setSingleShot(true);
    m_silence.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &AuditStream::open);
    connect(&m_silence, &QTimer::timeout, this, &AuditStream::waitAndOpen);
    // What comes in the name of somebody else is nobody's.
    connect(client, &ApiClient::identityChanged, this, &AuditStream::stop);
    connect(client, &ApiClient::serverChanged, this, &AuditStream::stop);
}

AuditStream::~AuditStream()
{
    hangUp();
}

void AuditStream::start(qint64 after)
{
    hangUp();
    m_after = after;
    m_pause = m_pace.first;
    m_error.reset();
    m_hasRenewed = false;
    open();
}

void AuditStream::stop()
{
    hangUp();
    m_error.reset();
    setState(State::Off);
}

void AuditStream::hangUp()
{
    m_again.stop();
    m_silence.stop();
    m_renewal.abandon();
    if (m_reply == nullptr)
        return;
    QNetworkReply *const reply = std::exchange(m_reply, nullptr);
    reply->disconnect(this);
    reply->abort();
    reply->deleteLater();
}

void AuditStream::open()
{
    hangUp();
    m_reader = EventReader();
    m_generation = m_authorizer->generation();
    setState(State::Connecting);
    Request request;
    request.path = QStringLiteral("/api/admin/audit/stream");
    request.mediaType = "text/event-stream";
    Outgoing outgoing;
    outgoing.server = m_client->server();
    outgoing.authorization = m_authorizer->accessToken().bearer();
    outgoing.tenantId = m_client->identity().tenantId;
    outgoing.userAgent = "atalaya/" ATALAYA_VERSION;
    QNetworkRequest wire = networkRequest(request, outgoing);
    if (m_after >= 0)
        wire.setRawHeader("Last-Event-ID", QByteArray::number(m_after));
    m_reply = m_network.get(wire);
    connect(m_reply, &QNetworkReply::readyRead, this, &AuditStream::onRead);
    connect(m_reply, &QNetworkReply::finished, this, &AuditStream::onEnd);
    m_silence.start(m_pace.silence);
}

/// Status, type and tenant, as of every answer.
bool AuditStream::isRightAnswer()
{
    const RawReply raw = rawReply(*m_reply);
    const QByteArray type = raw.contentType.split(';').constFirst().trimmed().toLower();
    return raw.status == 200 && type == "text/event-stream" &&
           m_reply->rawHeader("X-Tenant-ID") == m_client->identity().tenantId.toLatin1();
}

void AuditStream::onRead()
{
    // What it says instead is read when it has ended.
    if (!isRightAnswer())
        return;
    m_silence.start(m_pace.silence);
    m_pause = m_pace.first;
    m_hasRenewed = false;
    setState(State::Live);
    const auto *const reply = m_reply;
    for (const ServerEvent &event : m_reader.feed(m_reply->readAll())) {
        take(event);
        // Whoever was told may have hung up.
        if (m_reply != reply)
            return;
    }
    if (m_reader.retryAfter() >= 0)
        m_pause = std::min(std::chrono::milliseconds(m_reader.retryAfter()), m_pace.longest);
    if (m_reader.isBroken())
        waitAndOpen();
}

void AuditStream::take(const ServerEvent &event)
{
    const auto parsed = contract::parseJson({event.data.constData(), static_cast<std::size_t>(event.data.size())});
    const auto row = parsed.and_then([](const nlohmann::json &value) { return contract::decodeAuditRow(value); });
    // After a break some may come twice.
    if (!row || row->seq <= m_after)
        return;
    m_after = row->seq;
    Q_EMIT arrived(*row);
}

void AuditStream::onEnd()
{
    RawReply raw = rawReply(*m_reply);
    const auto broken = transportError(*m_reply);
    if (broken || isRightAnswer())
        return waitAndOpen();
    raw.body = m_reply->readAll();
    Expectation expected;
    expected.tenantId = m_client->identity().tenantId;
    const auto answer = readReply(raw, expected);
    ApiError error;
    error.kind = ApiError::Kind::BadResponse;
    if (!answer)
        error = answer.error();
    if (error.kind == ApiError::Kind::Unauthenticated && !m_hasRenewed)
        return renew();
    // A platform that is busy or broken may be well again.
    if (error.kind == ApiError::Kind::Server || error.kind == ApiError::Kind::RateLimited)
        return waitAndOpen();
    refuse(error);
}

void AuditStream::renew()
{
    hangUp();
    m_hasRenewed = true;
    m_renewal.listen(this, m_authorizer->renew(m_generation), [this](const Result<void> &renewed) {
        if (renewed)
            open();
        else
            refuse(renewed.error());
    });
}

void AuditStream::refuse(const ApiError &error)
{
    hangUp();
    m_error = error;
    setState(State::Refused);
}

void AuditStream::waitAndOpen()
{
    hangUp();
    m_again.start(m_pause);
    m_pause = std::min(m_pause * 2, m_pace.longest);
    setState(State::Waiting);
}

void AuditStream::setState(State state)
{
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace atalaya::api
