// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/identity.h"
#include "api/net/netlimits.h"
#include "api/net/reply.h"
#include "api/net/request.h"
#include "api/net/result.h"

#include <QFuture>
#include <QObject>
#include <QUrl>

#include <memory>

namespace atalaya::api {

class Authorizer;
class OperationLog;

/// The way to one platform, for one window: sends requests, each in an object of its own, and hands back checked
/// answers. No cookies, no redirects, no disk cache; plain http only to this computer.
class ApiClient : public QObject
{
    Q_OBJECT

public:
    explicit ApiClient(QObject *parent = nullptr);
    explicit ApiClient(const NetLimits &limits, QObject *parent = nullptr);
    /// Abandons what is under way.
    ~ApiClient() override;

    /// https, or http to 127.0.0.1, ::1 or localhost; no user, query or fragment.
    [[nodiscard]] static bool isAllowedServer(const QUrl &server);
    /// "https://host[:port]"; empty when `server` is not one. What cache keys and stored servers use.
    [[nodiscard]] static QString originOf(const QUrl &server);

    [[nodiscard]] const NetLimits &limits() const;
    [[nodiscard]] QUrl server() const;
    /// Another server abandons what is under way to the old one.
    void setServer(const QUrl &server);

    /// The session that signs; not owned, may be null.
    void setAuthorizer(Authorizer *authorizer);
    [[nodiscard]] const Identity &identity() const;
    /// Another user, tenant or role begins a new epoch: answers asked for in an older one are dropped.
    void setIdentity(const Identity &identity);
    [[nodiscard]] quint64 epoch() const;
    /// What is under way for the session; nobody gets an answer.
    void abandonSessionCalls();

    [[nodiscard]] OperationLog *operations() const;

    /// Equal GETs under way share one request, which ends when its last listener cancels.
    [[nodiscard]] QFuture<Result<Reply>> send(const Request &request);

Q_SIGNALS:
    void serverChanged(const QUrl &server);
    /// The platform has carried out a request of this session that may have changed what `path` shows.
    void written(const QString &path);
    /// After the calls of the old epoch were abandoned.
    void identityChanged(const atalaya::api::Identity &identity);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace atalaya::api
