// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/net/bodypump.h"

#include "api/net/whenready.h"

#include <QNetworkReply>
#include <QPromise>
#include <QThreadPool>

namespace atalaya::api {

BodyPump::BodyPump(QNetworkReply *reply, std::shared_ptr<BodySink> sink, QObject *parent)
    : QObject(parent)
    , m_reply(reply)
    , m_sink(std::move(sink))
{
    QHash<QByteArray, QByteArray> headers;
    for (const auto &[name, value] : reply->rawHeaderPairs())
        headers.insert(name.toLower(), value);
    m_sink->begin(headers);
}

void BodyPump::pull()
{
    if (m_isBusy || m_isOver)
        return;
    QByteArray piece = m_reply->read(pieceBytes);
    if (piece.isEmpty()) {
        if (!m_isLast)
            return;
        m_isOver = true;
        Q_EMIT done(std::nullopt);
        return;
    }
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

void BodyPump::end()
{
    m_isLast = true;
    pull();
}

} // namespace atalaya::api
