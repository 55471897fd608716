// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/bodysink.h"

#include <QObject>
#include <QTimer>

#include <memory>

class QNetworkReply;

namespace atalaya::api {

/// Carries the body of one answer to its sink, a piece at a time. What the sink has no time for yet stays on the
/// network: the platform is slowed down, and memory stays small. Private to `net`.
class BodyPump final : public QObject
{
    Q_OBJECT

public:
    /// Bytes of a piece, and as many again that wait in the reply.
    static constexpr qint64 pieceBytes = 256 * 1024;

    /// `reply` outlives it.
    BodyPump(QNetworkReply *reply, std::shared_ptr<BodySink> sink, QObject *parent);

    /// There may be more to carry.
    void pull();
    /// Nothing more comes: `done` follows when the rest is carried.
    void end();
    /// The sink is at work: silence is not the platform's.
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

Q_SIGNALS:
    void taken();
    /// Once: everything was taken, or why the sink takes no more.
    void done(const std::optional<atalaya::api::ApiError> &refused);

private:
    void onTaken(const std::optional<ApiError> &refused);
    void lookAgain();

    QNetworkReply *m_reply;
    std::shared_ptr<BodySink> m_sink;
    QTimer m_quiet;
    bool m_isBusy = false;
    bool m_isLast = false;
    bool m_isOver = false;
};

} // namespace atalaya::api
