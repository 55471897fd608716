// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/deferred.h"
#include "api/net/netlimits.h"
#include "api/net/reply.h"
#include "api/net/replyreader.h"
#include "api/net/request.h"
#include "api/net/requestscope.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QUrl>

#include <map>

class QNetworkAccessManager;
class QNetworkReply;

namespace atalaya::api {

class Authorizer;
class BodyPump;

/// What a call needs besides its request; the same for its whole life.
struct CallContext
{
    QNetworkAccessManager *network = nullptr;
    Authorizer *authorizer = nullptr;
    NetLimits limits;
    QUrl server;
    /// Tenant that session calls are made for.
    QString tenantId;
    quint64 epoch = 0;
    QByteArray userAgent;
};

/// One request from the wish to its one outcome, through renewal of the token, step-up and repetitions. Private to
/// `net`: the outside sees a future.
class Call : public QObject
{
    Q_OBJECT

public:
    Call(Request request, CallContext context, QObject *parent);
    ~Call() override;

    [[nodiscard]] const Request &request() const { return m_request; }
    [[nodiscard]] quint64 epoch() const { return m_context.epoch; }

    [[nodiscard]] QFuture<Result<Reply>> addListener();
    void start();
    /// Ends the call without an answer, down to the socket.
    void abandon();

Q_SIGNALS:
    /// Exactly once: `result` is null when abandoned. Listeners are told after it.
    void ended(const atalaya::api::Result<atalaya::api::Reply> *result);

private:
    void removeListener(quint64 id);
    void renewThenTransmit();
    void askStepUp();
    void transmit();
    void onReadyRead();
    void onReplyFinished();
    // A body that goes to a sink (callbody.cpp).
    [[nodiscard]] bool isForSink() const;
    void startPump();
    void onPumped(const std::optional<ApiError> &refused);
    [[nodiscard]] Expectation expectation() const;
    [[nodiscard]] std::chrono::milliseconds firstByte() const;
    void onTimeout();
    void read(RawReply raw);
    void judge(const Result<Reply> &result);
    void conclude(const Result<Reply> &result);
    void dropReply();
    void wipeBody();
    [[nodiscard]] bool usesSession() const;

    Request m_request;
    CallContext m_context;
    std::map<quint64, Deferred<Reply>> m_listeners;
    quint64 m_lastListener = 0;
    QPointer<QNetworkReply> m_reply;
    QPointer<BodyPump> m_pump;
    QTimer m_timer;
    QTimer m_pause;
    RequestScope m_questions;
    QByteArray m_received;
    QByteArray m_proof;
    quint64 m_generation = 0;
    int m_failures = 0;
    bool m_timedOut = false;
    bool m_tooLarge = false;
    bool m_renewed = false;
    bool m_ended = false;
};

} // namespace atalaya::api
