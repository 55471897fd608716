// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/net/apiclient.h"

#include "api/net/call.h"
#include "api/net/operationlog.h"

#include <QHash>
#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QSet>
#include <QSysInfo>
#include <QUuid>

namespace atalaya::api {

namespace {

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || host == QLatin1String("127.0.0.1") || host == QLatin1String("::1");
}

QByteArray userAgent()
{
    return QByteArrayLiteral("Atalaya/" ATALAYA_VERSION " (") + QSysInfo::prettyProductName().toLatin1() + ')';
}

} // namespace

struct ApiClient::Private
{
    NetLimits limits;
    QUrl server;
    Authorizer *authorizer = nullptr;
    Identity identity;
    quint64 epoch = 1;
    QNetworkAccessManager *network = nullptr;
    /// Six connections to a host are soon full of large answers.
    QNetworkAccessManager *bulk = nullptr;
    /// Nor do those wait for a file that comes for minutes.
    QNetworkAccessManager *files = nullptr;
    OperationLog *operations = nullptr;
    QSet<Call *> calls;
    QHash<QByteArray, Call *> shared;

    [[nodiscard]] static QNetworkAccessManager *newNetwork(QObject *parent)
    {
        auto *const made = new QNetworkAccessManager(parent);
        made->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
        return made;
    }

    /// The connections that a request travels on; made when they are first needed.
    [[nodiscard]] QNetworkAccessManager *networkFor(const Request &request, QObject *parent)
    {
        QNetworkAccessManager *&lane = request.sink ? files : request.bulk ? bulk : network;
        if (lane == nullptr)
            lane = newNetwork(parent);
        return lane;
    }

    /// What makes two GETs the same; empty when the request is not one.
    [[nodiscard]] static QByteArray shareKey(const Request &request)
    {
        if (request.verb != Verb::Get || request.credentials == Request::Credentials::Own || request.sink)
            return {};
        return request.path.toUtf8() + '?' + request.query.toString(QUrl::FullyEncoded).toUtf8() + '\n' +
               request.ifNoneMatch + '\n' + request.mediaType + '\n' +
               QByteArray::number(static_cast<int>(request.credentials));
    }

    template<class Predicate>
    void abandon(Predicate which)
    {
        const QSet<Call *> present = calls;
        for (Call *const call : present) {
            if (calls.contains(call) && which(*call))
                call->abandon();
        }
    }

    void abandonSessionCalls()
    {
        abandon([](const Call &call) { return call.request().credentials == Request::Credentials::Session; });
    }
};

ApiClient::ApiClient(QObject *parent)
    : ApiClient(NetLimits{}, parent)
{}

ApiClient::ApiClient(const NetLimits &limits, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->limits = limits;
    d->network = Private::newNetwork(this);
    d->operations = new OperationLog(this);
}

ApiClient::~ApiClient()
{
    d->abandon([](const Call &) { return true; });
}

bool ApiClient::isAllowedServer(const QUrl &server)
{
    if (!server.isValid() || server.host().isEmpty() || !server.userInfo().isEmpty() || server.hasQuery() ||
        server.hasFragment())
        return false;
    if (server.scheme() == QLatin1String("https"))
        return true;
    return server.scheme() == QLatin1String("http") && isLoopback(server.host());
}

QString ApiClient::originOf(const QUrl &server)
{
    if (server.host().isEmpty())
        return {};
    return server.adjusted(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment)
        .toString(QUrl::FullyEncoded);
}

const NetLimits &ApiClient::limits() const
{
    return d->limits;
}

QUrl ApiClient::server() const
{
    return d->server;
}

void ApiClient::setServer(const QUrl &server)
{
    const QUrl origin(originOf(server));
    if (origin == d->server)
        return;
    d->abandon([](const Call &) { return true; });
    d->server = origin;
    Q_EMIT serverChanged(origin);
}

void ApiClient::setAuthorizer(Authorizer *authorizer)
{
    if (authorizer == d->authorizer)
        return;
    d->abandonSessionCalls();
    d->authorizer = authorizer;
}

const Identity &ApiClient::identity() const
{
    return d->identity;
}

void ApiClient::setIdentity(const Identity &identity)
{
    if (identity == d->identity)
        return;
    d->identity = identity;
    ++d->epoch;
    d->abandonSessionCalls();
    d->operations->clearFailures();
    Q_EMIT identityChanged(d->identity);
}

quint64 ApiClient::epoch() const
{
    return d->epoch;
}

void ApiClient::abandonSessionCalls()
{
    d->abandonSessionCalls();
}

OperationLog *ApiClient::operations() const
{
    return d->operations;
}

QFuture<Result<Reply>> ApiClient::send(const Request &request)
{
    if (!isAllowedServer(d->server)) {
        ApiError error;
        error.kind = ApiError::Kind::Tls;
        error.code = QStringLiteral("insecure_server");
        error.message = QStringLiteral("only https, or http to this computer");
        return readyFuture<Reply>(tl::unexpected(error));
    }
    const QByteArray key = Private::shareKey(request);
    if (!key.isEmpty() && d->shared.contains(key))
        return d->shared.value(key)->addListener();

    Request sent = request;
    if (sent.verb == Verb::Post && sent.idempotencyKey.isEmpty())
        sent.idempotencyKey = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    const QString tenant = sent.credentials == Request::Credentials::Session ? d->identity.tenantId : QString();
    // What was shown of it can't be taken back, and a second factor is good for one.
    if (sent.sink)
        sent.repetitions = 0;
    auto *const network = d->networkFor(request, this);
    auto *const call =
        new Call(std::move(sent), {network, d->authorizer, d->limits, d->server, tenant, d->epoch, userAgent()}, this);
    const quint64 operation = request.unlisted ? 0 : d->operations->begin(request.label, request.isRead());
    d->calls.insert(call);
    if (!key.isEmpty())
        d->shared.insert(key, call);
    connect(call, &Call::ended, this, [this, call, key, operation](const Result<Reply> *result) {
        const Request &done = call->request();
        if (result != nullptr && *result && !done.isRead() && done.credentials == Request::Credentials::Session)
            Q_EMIT written(done.path);
        d->calls.remove(call);
        if (d->shared.value(key) == call)
            d->shared.remove(key);
        if (result == nullptr)
            d->operations->cancel(operation);
        else if (*result)
            d->operations->succeed(operation, (*result)->correlationId);
        else
            d->operations->fail(operation, result->error());
    });
    connect(d->operations, &OperationLog::givenUp, call, [call, operation](quint64 id) {
        if (id == operation)
            call->abandon();
    });
    const QFuture<Result<Reply>> future = call->addListener();
    call->start();
    return future;
}

} // namespace atalaya::api
