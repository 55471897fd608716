// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/session/signin.h"

#include "api/net/apiclient.h"
#include "api/session/signinprivate.h"
#include "api/session/signinproblem.h"

namespace atalaya::api {

namespace {

ApiError invalid(const QString &field)
{
    ApiError error;
    error.kind = ApiError::Kind::Validation;
    error.code = QStringLiteral("validation_failed");
    error.fields.append({field, QStringLiteral("required")});
    return error;
}

/// A text of the caller's own; what is kept here stays in guarded memory.
QString textOf(const SecretString &secret)
{
    return QString::fromUtf8(secret.view().data(), static_cast<qsizetype>(secret.size()));
}

} // namespace

SignIn::SignIn(Session *session)
    : QObject(session)
    , d(std::make_unique<Private>(this, session))
{
    d->server = session->client()->server();
}

SignIn::~SignIn() = default;

void SignIn::setPasswordTaker(std::function<void(const SecretString &)> taker)
{
    d->passwordTaker = std::move(taker);
}

SignIn::Step SignIn::step() const
{
    return d->step;
}

bool SignIn::isBusy() const
{
    return d->busy;
}

const std::optional<SignIn::Problem> &SignIn::problem() const
{
    return d->problem;
}

QUrl SignIn::server() const
{
    return d->server;
}

QString SignIn::email() const
{
    return d->email;
}

QString SignIn::otpauthUrl() const
{
    return textOf(d->otpauthUrl);
}

QString SignIn::secret() const
{
    return textOf(d->secret);
}

QDateTime SignIn::stepEndsAt() const
{
    return d->stepEndsAt;
}

QStringList SignIn::recoveryCodes() const
{
    QStringList codes;
    for (const SecretString &code : d->recoveryCodes)
        codes.append(textOf(code));
    return codes;
}

void SignIn::setServer(const QUrl &server)
{
    if (server == d->server || d->step == Step::Done)
        return;
    restart(server, d->email);
}

void SignIn::restart(const QUrl &server, const QString &email)
{
    d->stop();
    d->dropVerified();
    d->forgetSecrets();
    d->server = server;
    d->email = email;
    d->go(Step::Password);
}

void SignIn::submitPassword(const QString &email, const QString &password, const QString &tenant)
{
    if (d->busy || d->step != Step::Password)
        return;
    d->email = email.trimmed();
    if (d->server.host().isEmpty())
        return d->fail(problemOf(invalid(QStringLiteral("server")), d->step));
    if (!ApiClient::isAllowedServer(d->server)) {
        ApiError error;
        error.kind = ApiError::Kind::Tls;
        error.code = QStringLiteral("insecure_server");
        return d->fail(problemOf(error, d->step));
    }
    if (d->email.isEmpty())
        return d->fail(problemOf(invalid(QStringLiteral("email")), d->step));
    if (password.isEmpty())
        return d->fail(problemOf(invalid(QStringLiteral("password")), d->step));

    d->login = {d->email.toStdString(), password.toStdString(), std::nullopt};
    d->password = d->passwordTaker ? SecretString(d->login.password) : SecretString();
    if (!tenant.trimmed().isEmpty())
        d->login.tenant = tenant.trimmed().toStdString();
    const QByteArray attempt = d->fingerprintOf(d->login);
    if (d->verified && attempt == d->attempt) {
        // Only the answer to who it is was lost.
        d->forgetPassword();
        return d->finish();
    }
    d->dropVerified();
    d->attempt = attempt;
    d->session->client()->setServer(d->server);
    if (d->knownServer == d->server)
        d->sendPassword();
    else
        d->ask(d->auth.health(), [this](const Result<Health> &result) { d->onProbed(result); });
}

void SignIn::submitCode(const QString &code)
{
    if (d->busy || d->step != Step::Code)
        return;
    if (d->verified)
        d->finish();
    else
        d->ask(d->auth.verifyCode(d->stepToken, code.simplified().remove(QLatin1Char(' '))),
               [this](Result<contract::Authenticated> result) { d->onCode(std::move(result)); });
}

void SignIn::useRecoveryCode()
{
    if (!d->busy && d->step == Step::Code)
        d->go(Step::RecoveryCode);
}

void SignIn::submitRecoveryCode(const QString &code)
{
    if (d->busy || d->step != Step::RecoveryCode)
        return;
    if (d->verified)
        d->finish();
    else
        d->ask(d->auth.verifyRecoveryCode(d->stepToken, code.trimmed()),
               [this](Result<contract::Authenticated> result) { d->onCode(std::move(result)); });
}

void SignIn::confirmEnrollment(const QString &code)
{
    if (d->busy || d->step != Step::EnrollScan)
        return;
    d->ask(d->auth.confirmFactor(d->stepToken, code.simplified().remove(QLatin1Char(' '))),
           [this](Result<contract::MfaEnrolled> result) { d->onEnrolled(std::move(result)); });
}

void SignIn::acknowledgeRecoveryCodes()
{
    if (!d->busy && d->step == Step::EnrollCodes)
        d->finish();
}

void SignIn::back()
{
    if (d->step == Step::Done)
        return;
    d->stop();
    if (d->step == Step::RecoveryCode) {
        d->go(Step::Code);
        return;
    }
    d->dropVerified();
    d->forgetSecrets();
    d->go(Step::Password);
}

void SignIn::clearProblem()
{
    d->setProblem(std::nullopt);
}

} // namespace atalaya::api
