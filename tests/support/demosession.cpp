// SPDX-License-Identifier: GPL-3.0-or-later
#include "demosession.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

namespace atalaya::tests {

namespace {

QByteArray jsonText(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject demoAccount(const PlatformProcess &platform, const QString &email)
{
    const QJsonObject data = platform.send("GET", "/api/demo/accounts").data();
    for (const QJsonValue account : data.value(QLatin1String("accounts")).toArray()) {
        if (account.toObject().value(QLatin1String("email")) == email)
            return account.toObject();
    }
    return {};
}

} // namespace

QByteArray freshKey()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

DemoSession signInToDemo(PlatformProcess &platform, const QString &email)
{
    const QJsonObject account = demoAccount(platform, email);
    const QJsonObject login{{QStringLiteral("email"), email},
                            {QStringLiteral("password"), account.value(QLatin1String("password"))}};
    QJsonObject reply =
        platform.send("POST", "/api/auth/login", {{"idempotency-key", freshKey()}}, jsonText(login)).data();
    if (reply.value(QLatin1String("status")) == QLatin1String("mfa_required")) {
        const auto code = account.value(QLatin1String("nextCode")).toObject().value(QLatin1String("code"));
        const QByteArray pending = reply.value(QLatin1String("pendingToken")).toString().toUtf8();
        reply = platform
                    .send("POST", "/api/auth/mfa/verify-login",
                          {{"idempotency-key", freshKey()}, {"authorization", "Bearer " + pending}},
                          jsonText({{QStringLiteral("code"), code}}))
                    .data();
        platform.advance(30);
    }
    DemoSession session;
    session.accessToken = reply.value(QLatin1String("accessToken")).toString().toUtf8();
    session.refreshToken = reply.value(QLatin1String("refreshToken")).toString().toUtf8();
    session.userId = reply.value(QLatin1String("user")).toObject().value(QLatin1String("id")).toString();
    session.tenantId = reply.value(QLatin1String("tenant")).toObject().value(QLatin1String("id")).toString();
    return session;
}

HttpHeaders stepUpAtDemo(PlatformProcess &platform, const DemoSession &session, const QString &email,
                         const QByteArray &action, const QByteArray &method, const QByteArray &target,
                         const QByteArray &body)
{
    const QJsonObject next = demoAccount(platform, email).value(QLatin1String("nextCode")).toObject();
    const QByteArray change = method + ' ' + target + '\n' + body;
    const QByteArray digest = QCryptographicHash::hash(change, QCryptographicHash::Sha256).toHex();
    HttpHeaders headers = session.headers();
    headers.insert("idempotency-key", freshKey());
    const QJsonObject wish{{QStringLiteral("code"), next.value(QLatin1String("code"))},
                           {QStringLiteral("action"), QString::fromUtf8(action)},
                           {QStringLiteral("digest"), QString::fromUtf8(digest)}};
    const HttpReply reply = platform.send("POST", "/api/auth/mfa/step-up", headers, jsonText(wish));
    platform.advance(30);
    headers = session.headers();
    headers.insert("x-step-up", reply.data().value(QLatin1String("proof")).toString().toUtf8());
    return headers;
}

} // namespace atalaya::tests
