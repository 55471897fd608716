// SPDX-License-Identifier: GPL-3.0-or-later
#include "demoperson.h"

#include "api/net/deferred.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace atalaya::tests {

using namespace Qt::StringLiterals;

DemoPerson::DemoPerson(PlatformProcess *platform, const QString &email)
    : session(signInToDemo(*platform, email))
    , m_platform(platform)
    , m_email(email)
{}

api::SecretString DemoPerson::accessToken() const
{
    return api::SecretString(session.accessToken.toStdString());
}

QFuture<api::Result<void>> DemoPerson::renew(quint64)
{
    return api::readyFuture<void>({});
}

QFuture<api::Result<QByteArray>> DemoPerson::stepUp(const api::StepUpQuestion &question)
{
    ++codes;
    QString code;
    const auto accounts = m_platform->send("GET", "/api/demo/accounts").data().value(u"accounts"_s).toArray();
    for (const QJsonValue account : accounts)
        if (account[u"email"_s] == m_email)
            code = account[u"nextCode"_s][u"code"_s].toString();
    HttpHeaders headers = session.headers();
    headers.insert("idempotency-key", freshKey());
    const QJsonObject wish{
        {u"code"_s, code}, {u"action"_s, question.action}, {u"digest"_s, QString::fromLatin1(question.digest)}};
    const auto reply =
        m_platform->send("POST", "/api/auth/mfa/step-up", headers, QJsonDocument(wish).toJson(QJsonDocument::Compact));
    m_platform->advance(30);
    return api::readyFuture<QByteArray>(reply.data().value(u"proof"_s).toString().toUtf8());
}

} // namespace atalaya::tests
