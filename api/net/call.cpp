// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/net/call.h"

#include "api/net/authorizer.h"
#include "api/net/bodypump.h"
#include "api/net/retrypolicy.h"
#include "api/net/wire.h"

#include <QCryptographicHash>
#include <QIODevice>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QThreadPool>

#include <sodium.h>

namespace atalaya::api {

namespace {

ApiError errorOf(ApiError::Kind kind, const QString &code, const QString &message)
{
    ApiError error;
    error.kind = kind;
    error.code = code;
    error.message = message;
    return error;
}

/// Not data(): it would detach, and leave the bytes that the network stack shares as they are.
void wipe(const QByteArray &bytes)
{
    if (!bytes.isEmpty())
        sodium_memzero(const_cast<char *>(bytes.constData()), static_cast<std::size_t>(bytes.size()));
}

} // namespace

Call::Call(Request request, CallContext context, QObject *parent)
    : QObject(parent)
    , m_request(std::move(request))
    , m_context(std::move(context))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Call::onTimeout);
    m_pause.setSingleShot(true);
    // A coarse timer may be early, and early is what Retry-After forbids.
    m_pause.setTimerType(Qt::PreciseTimer);
    // The session may have aged or ended during the pause.
    connect(&m_pause, &QTimer::timeout, this, &Call::start);
}

Call::~Call()
{
    dropReply();
}

bool Call::usesSession() const
{
    return m_request.credentials == Request::Credentials::Session;
}

QFuture<Result<Reply>> Call::addListener()
{
    const quint64 id = ++m_lastListener;
    const Deferred<Reply> answer(this);
    answer.onCanceled([this, id] { removeListener(id); });
    m_listeners.emplace(id, answer);
    return answer.future();
}

void Call::removeListener(quint64 id)
{
    const auto found = m_listeners.find(id);
    if (found == m_listeners.end())
        return;
    const Deferred<Reply> answer = found->second;
    m_listeners.erase(found);
    answer.cancel();
    if (m_listeners.empty())
        abandon();
}

void Call::start()
{
    // A restored session has no access token yet; one that has ended is told so by renew().
    if (usesSession() && m_context.authorizer != nullptr && !m_context.authorizer->isFresh())
        renewThenTransmit();
    else
        transmit();
}

void Call::renewThenTransmit()
{
    const quint64 used = m_generation != 0 ? m_generation : m_context.authorizer->generation();
    whenReady(this, m_context.authorizer->renew(used), [this](const Result<void> &renewed) {
        if (renewed)
            transmit();
        else
            conclude(tl::unexpected(renewed.error()));
    });
}

void Call::askStepUp()
{
    QCryptographicHash digest(QCryptographicHash::Sha256);
    digest.addData(verbName(m_request.verb) + ' ' + targetOf(m_request, m_context.server) + '\n');
    digest.addData(m_request.body);
    const QFuture<Result<QByteArray>> asked =
        m_context.authorizer->stepUp({m_request.stepUpAction, digest.result().toHex()});
    auto *const watcher = new QFutureWatcher<Result<QByteArray>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        if (watcher->isCanceled() || watcher->future().resultCount() == 0) {
            conclude(tl::unexpected(errorOf(ApiError::Kind::MfaRequired, QStringLiteral("step_up_declined"),
                                            QStringLiteral("the second factor was not given"))));
        } else if (const auto proof = watcher->result(); proof) {
            m_proof = *proof;
            transmit();
        } else {
            conclude(tl::unexpected(proof.error()));
        }
    });
    watcher->setFuture(m_questions.track(asked));
}

void Call::transmit()
{
    if (m_ended)
        return;
    // Asked here, on every way to the wire: an empty bearer is never sent.
    if (usesSession() && (m_context.authorizer == nullptr || m_context.authorizer->accessToken().isEmpty())) {
        conclude(tl::unexpected(errorOf(ApiError::Kind::Unauthenticated, QStringLiteral("no_session"),
                                        QStringLiteral("nobody is signed in"))));
        return;
    }
    dropReply();
    m_received.clear();
    m_timedOut = false;
    m_tooLarge = false;

    Outgoing outgoing{m_context.server, {}, {}, m_proof, m_context.userAgent};
    if (usesSession()) {
        outgoing.authorization = m_context.authorizer->accessToken().bearer();
        outgoing.tenantId = m_context.tenantId;
        m_generation = m_context.authorizer->generation();
    } else if (m_request.credentials == Request::Credentials::Own) {
        outgoing.authorization = m_request.bearer.bearer();
    }
    const QNetworkRequest request = networkRequest(m_request, outgoing);
    // Qt doesn't report an empty upload as sent, so there must be none.
    m_reply =
        m_request.body.isEmpty()
            ? m_context.network->sendCustomRequest(request, verbName(m_request.verb), static_cast<QIODevice *>(nullptr))
            : m_context.network->sendCustomRequest(request, verbName(m_request.verb), m_request.body);
    m_reply->setParent(this);
    connect(m_reply, &QNetworkReply::readyRead, this, &Call::onReadyRead);
    connect(m_reply, &QNetworkReply::finished, this, &Call::onReplyFinished);
    // A request may first have to wait for one of the connections to this host.
    m_timer.start(m_context.limits.connect + m_context.limits.transfer);
    connect(m_reply, &QNetworkReply::socketStartedConnecting, this,
            [this] { m_timer.start(m_context.limits.connect); });
    connect(m_reply, &QNetworkReply::requestSent, this, [this] { m_timer.start(firstByte()); });
}

void Call::onReadyRead()
{
    if (isForSink()) {
        m_timer.start(m_context.limits.silence);
        if (!m_pump)
            startPump();
        m_pump->pull();
        return;
    }
    m_received += m_reply->readAll();
    if (m_received.size() > m_context.limits.replyBytes) {
        m_tooLarge = true;
        m_received.clear();
        m_reply->abort();
    }
}

void Call::onReplyFinished()
{
    m_timer.stop();
    if (m_tooLarge) {
        judge(tl::unexpected(errorOf(ApiError::Kind::BadResponse, {}, QStringLiteral("reply larger than allowed"))));
        return;
    }
    if (m_timedOut) {
        judge(tl::unexpected(errorOf(ApiError::Kind::Timeout, {}, QStringLiteral("no answer in time"))));
        return;
    }
    if (const auto failed = transportError(*m_reply); failed) {
        judge(tl::unexpected(*failed));
        return;
    }
    // An answer without a byte is one, too.
    if (isForSink()) {
        if (!m_pump)
            startPump();
        m_pump->end();
        return;
    }
    m_received += m_reply->readAll();
    if (isCutOff(*m_reply, m_received.size())) {
        judge(tl::unexpected(
            errorOf(ApiError::Kind::Offline, QStringLiteral("connection_lost"), QStringLiteral("reply lost its end"))));
        return;
    }
    RawReply raw = rawReply(*m_reply);
    raw.body = std::exchange(m_received, {});
    read(std::move(raw));
}

Expectation Call::expectation() const
{
    Expectation expected;
    expected.tenantId = m_context.tenantId;
    expected.tenantKnown = usesSession();
    expected.mustNameTenant = usesSession() && m_request.tenantData;
    expected.maxBytes = static_cast<std::size_t>(m_context.limits.replyBytes);
    expected.maxNodes = m_request.maxNodes;
    expected.mediaType = m_request.mediaType;
    expected.secret = m_request.secretBody;
    return expected;
}

void Call::read(RawReply raw)
{
    const Expectation expected = expectation();
    if (raw.body.size() <= m_context.limits.parseInline) {
        const auto answer = readReply(raw, expected);
        if (expected.secret)
            wipe(raw.body);
        judge(answer);
        return;
    }
    auto promise = std::make_shared<QPromise<Result<Reply>>>();
    promise->start();
    whenReady(this, promise->future(), [this](const Result<Reply> &result) { judge(result); });
    QThreadPool::globalInstance()->start([promise, raw = std::move(raw), expected] {
        promise->addResult(readReply(raw, expected));
        promise->finish();
    });
}

void Call::judge(const Result<Reply> &result)
{
    if (m_ended)
        return;
    if (result) {
        conclude(result);
        return;
    }
    const ApiError &error = result.error();
    if (usesSession() && error.kind == ApiError::Kind::Unauthenticated) {
        if (error.code == QLatin1String("token_expired") && !m_renewed) {
            m_renewed = true;
            renewThenTransmit();
            return;
        }
        m_context.authorizer->refused(m_generation);
    }
    if (usesSession() && error.code == QLatin1String("step_up_required") && m_proof.isEmpty()) {
        askStepUp();
        return;
    }
    if (const auto pause = pauseBeforeRepeat(m_request, error, ++m_failures, m_context.limits); pause) {
        m_pause.start(*pause);
        return;
    }
    conclude(result);
}

void Call::conclude(const Result<Reply> &result)
{
    if (m_ended)
        return;
    m_ended = true;
    dropReply();
    wipeBody();
    const auto listeners = std::exchange(m_listeners, {});
    Q_EMIT ended(&result);
    for (const auto &[id, answer] : listeners)
        answer.resolve(result);
    deleteLater();
}

void Call::abandon()
{
    if (m_ended)
        return;
    m_ended = true;
    m_pause.stop();
    m_questions.abandon();
    dropReply();
    wipeBody();
    const auto listeners = std::exchange(m_listeners, {});
    Q_EMIT ended(nullptr);
    for (const auto &[id, answer] : listeners)
        answer.cancel();
    deleteLater();
}

void Call::wipeBody()
{
    if (m_request.secretBody)
        wipe(m_request.body);
}

void Call::dropReply()
{
    m_timer.stop();
    delete m_pump;
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply.clear();
}

} // namespace atalaya::api
