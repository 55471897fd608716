// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/net/bodypump.h"

#include "api/net/whenready.h"

#include <QNetworkReply>
#include <QPromise>
#include <QThreadPool>

namespace atalaya::api {

using namespace std::chrono_literals;

namespace {

/// Without a byte, then it is looked whether the connection is still there.
constexpr auto quiet = 1s;

} // namespace

BodyPump::BodyPump(QNetworkReply *reply, std::shared_ptr<BodySink> sink, QObject *parent)
    : QObject(parent)
    , m_reply(reply)
    , m_sink(std::move(sink))
{
    QHash<QByteArray, QByteArray> headers;
    for (const auto &[name, value] : reply->rawHeaderPairs())
        headers.insert(name.toLower(), value);
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quiet);
    connect(&m_quiet, &QTimer::timeout, this, &BodyPump::lookAgain);
    reply->setReadBufferSize(pieceBytes);
    m_sink->begin(headers);
}

void BodyPump::pull()
{
    if (m_isBusy || m_isOver)
        return;
    QByteArray piece = m_reply->read(pieceBytes);
    if (piece.isEmpty()) {
        if (!m_isLast)
            return m_quiet.start();
        m_isOver = true;
        Q_EMIT done(std::nullopt);
        return;
    }
    if (m_reply->readBufferSize() == 0)
        m_reply->setReadBufferSize(pieceBytes);
    m_isBusy = true;
    using Answer = std::optional<ApiError>;
    const auto promise = std::make_shared<QPromise<Result<Answer>>>();
    promise->start();
    whenReady(this, promise->future(), [this](const Result<Answer> &answer) { onTaken(*answer); });
    QThreadPool::globalInstance()->start([promise, sink = m_sink, piece = std::move(piece)] {
        promise->addResult(Result<Answer>(sink->take(piece)));
        promise->finish();
    });
}

void BodyPump::onTaken(const std::optional<ApiError> &refused)
{
    m_isBusy = false;
    if (refused) {
        m_isOver = true;
        Q_EMIT done(refused);
        return;
    }
    m_sink->taken();
    Q_EMIT taken();
    pull();
}

/// Qt forgets a connection that ends while the reply's buffer is full: the reply then neither gets more nor ends.
/// Taking the limit away makes it read on, to the end that it overlooked.
void BodyPump::lookAgain()
{
    if (!m_isBusy && !m_isOver)
        m_reply->setReadBufferSize(0);
}

void BodyPump::end()
{
    m_isLast = true;
    pull();
}

} // namespace atalaya::api
