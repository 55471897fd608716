// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/authapi.h"

#include "api/contract/reader.h"
#include "api/endpoints/calls.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace atalaya::api {

namespace {

using nlohmann::json;

Request request(Verb verb, const QString &path, const QByteArray &label)
{
    Request request;
    request.verb = verb;
    request.path = path;
    request.label = label;
    request.credentials = Request::Credentials::None;
    request.tenantData = false;
    return request;
}

/// What is sent here holds passwords, codes and tokens: no copy outlives the call.
Request post(const QString &path, const QByteArray &label, json body)
{
    Request out = request(Verb::Post, path, label);
    std::string text = contract::dumpJson(body);
    out.body = QByteArray::fromStdString(text);
    out.secretBody = true;
    std::ranges::fill(text, '\0');
    for (auto &[name, value] : body.items()) {
        if (auto *const kept = value.get_ptr<std::string *>(); kept != nullptr)
            std::ranges::fill(*kept, '\0');
    }
    return out;
}

Request bearing(Request request, const SecretString &token)
{
    request.credentials = Request::Credentials::Own;
    request.bearer = token;
    return request;
}

json codeBody(const char *name, const QString &code)
{
    return {{name, code.toStdString()}};
}

contract::Decoded<Health> decodeHealth(const json &data)
{
    contract::Reader in(data);
    Health health{QString::fromStdString(in.string("status", 100))};
    return in.finish(std::move(health));
}

Request healthRequest()
{
    Request probe = request(Verb::Get, QStringLiteral("/api/_health"), "server.probe");
    probe.repetitions = 0;
    return probe;
}

contract::Decoded<QByteArray> decodeProof(const json &data)
{
    contract::Reader in(data);
    QByteArray proof = QByteArray::fromStdString(in.string("proof", 500));
    return in.finish(std::move(proof));
}

} // namespace

AuthApi::AuthApi(ApiClient *client)
    : m_client(client)
{}

QFuture<Result<Health>> AuthApi::health() const
{
    return call(m_client, healthRequest(), decodeHealth);
}

QFuture<Result<Health>> AuthApi::ping() const
{
    Request probe = healthRequest();
    probe.unlisted = true;
    return call(m_client, probe, decodeHealth);
}

QFuture<Result<contract::LoginReply>> AuthApi::login(const contract::LoginRequest &request) const
{
    return call(m_client, post(QStringLiteral("/api/auth/login"), "signin.password", contract::encode(request)),
                contract::decodeLoginReply);
}

QFuture<Result<contract::MfaSetup>> AuthApi::setUpFactor(const SecretString &enrollmentToken) const
{
    return call(m_client,
                bearing(post(QStringLiteral("/api/auth/mfa/setup"), "signin.factor", json::object()), enrollmentToken),
                contract::decodeMfaSetup);
}

QFuture<Result<contract::MfaEnrolled>> AuthApi::confirmFactor(const SecretString &enrollmentToken,
                                                              const QString &code) const
{
    return call(m_client,
                bearing(post(QStringLiteral("/api/auth/mfa/verify-setup"), "signin.factor", codeBody("code", code)),
                        enrollmentToken),
                contract::decodeMfaEnrolled);
}

QFuture<Result<contract::Authenticated>> AuthApi::verifyCode(const SecretString &pendingToken,
                                                             const QString &code) const
{
    return call(m_client,
                bearing(post(QStringLiteral("/api/auth/mfa/verify-login"), "signin.code", codeBody("code", code)),
                        pendingToken),
                contract::decodeAuthenticated);
}

QFuture<Result<contract::Authenticated>> AuthApi::verifyRecoveryCode(const SecretString &pendingToken,
                                                                     const QString &code) const
{
    return call(
        m_client,
        bearing(post(QStringLiteral("/api/auth/mfa/verify-login"), "signin.code", codeBody("recoveryCode", code)),
                pendingToken),
        contract::decodeAuthenticated);
}

QFuture<Result<QByteArray>> AuthApi::stepUp(const QString &code, const QString &action, const QByteArray &digest) const
{
    Request out =
        post(QStringLiteral("/api/auth/mfa/step-up"), "session.stepup",
             {{"code", code.toStdString()}, {"action", action.toStdString()}, {"digest", digest.toStdString()}});
    out.credentials = Request::Credentials::Session;
    return call(m_client, out, decodeProof);
}

QFuture<Result<contract::Authenticated>> AuthApi::refresh(const SecretString &refreshToken) const
{
    Request out = post(QStringLiteral("/api/auth/refresh"), "session.refresh",
                       {{"refreshToken", std::string(refreshToken.view())}});
    out.repeatable = true;
    out.repetitions = 1;
    return call(m_client, out, contract::decodeAuthenticated);
}

QFuture<Result<void>> AuthApi::logout(const SecretString &accessToken) const
{
    Request out = post(QStringLiteral("/api/auth/logout"), "session.end", json::object());
    out.repeatable = true;
    return command(m_client, bearing(std::move(out), accessToken));
}

QFuture<Result<void>> AuthApi::unlock(const SecretString &password) const
{
    Request out =
        post(QStringLiteral("/api/auth/unlock"), "session.unlock", {{"password", std::string(password.view())}});
    out.credentials = Request::Credentials::Session;
    out.repetitions = 0;
    return command(m_client, out);
}

QFuture<Result<contract::Me>> AuthApi::me(const SecretString &accessToken) const
{
    return call(m_client, bearing(request(Verb::Get, QStringLiteral("/api/auth/me"), "session.me"), accessToken),
                contract::decodeMe);
}

} // namespace atalaya::api
