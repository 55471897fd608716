// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/auditevents.h"
#include "api/net/eventreader.h"
#include "api/net/requestscope.h"

#include <QNetworkAccessManager>
#include <QTimer>

#include <chrono>

class QNetworkReply;

namespace atalaya::api {

class ApiClient;
class Authorizer;

/// `GET /api/admin/audit/stream`, on a line of its own: a click must not wait for it. A line that breaks is taken up
/// again behind the last decision that came; a line that says nothing for long is taken for broken.
class AuditStream final : public AuditEvents
{
    Q_OBJECT

public:
    /// Pauses before the line is tried again, and how long it may be silent.
    struct Pace
    {
        std::chrono::milliseconds first{1'000};
        std::chrono::milliseconds longest{30'000};
        std::chrono::milliseconds silence{90'000};
    };

    /// Neither is owned.
    AuditStream(ApiClient *client, Authorizer *authorizer, QObject *parent = nullptr);
    AuditStream(ApiClient *client, Authorizer *authorizer, const Pace &pace, QObject *parent = nullptr);
    ~AuditStream() override;

    void start(qint64 after) override;
    void stop() override;
    [[nodiscard]] State state() const override { return m_state; }
    [[nodiscard]] std::optional<ApiError> error() const override { return m_error; }

private:
    void open();
    void onRead();
    void onEnd();
    void take(const ServerEvent &event);
    void hangUp();
    void waitAndOpen();
    void renew();
    void refuse(const ApiError &error);
    [[nodiscard]] bool isRightAnswer();
    void setState(State state);

    ApiClient *m_client;
    Authorizer *m_authorizer;
    Pace m_pace;
    QNetworkAccessManager m_network;
    QNetworkReply *m_reply = nullptr;
    EventReader m_reader;
    RequestScope m_renewal;
    QTimer m_again;
    QTimer m_silence;
    std::chrono::milliseconds m_pause;
    State m_state = State::Off;
    std::optional<ApiError> m_error;
    qint64 m_after = -1;
    quint64 m_generation = 0;
    bool m_hasRenewed = false;
};

} // namespace atalaya::api
