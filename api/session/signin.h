// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/apierror.h"

#include <QDateTime>
#include <QObject>
#include <QStringList>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

namespace atalaya::api {

class SecretString;
class Session;

/// The way from "no session" to "signed in", as a named state machine: one step at a time, at most one call in flight,
/// and an error never loses what was typed. The page only shows `step()` and `problem()` and calls the slots.
class SignIn : public QObject
{
    Q_OBJECT

public:
    enum class Step
    {
        /// Server, e-mail and password on one form.
        Password,
        /// Six digits of the enrolled factor.
        Code,
        RecoveryCode,
        /// QR, secret and a code to confirm.
        EnrollScan,
        /// Ten recovery codes to keep; already authenticated, not yet let through.
        EnrollCodes,
        Done
    };
    Q_ENUM(Step)

    /// What went wrong at the present step. Cleared by the next try, by a step change and by clearProblem().
    struct Problem
    {
        enum class Kind
        {
            WrongCredentials,
            /// Several organisations have this e-mail: the form asks for the organisation.
            TenantNeeded,
            WrongCode,
            CodeAlreadyUsed,
            WrongRecoveryCode,
            /// Too many tries: `retryAt` says when the next is allowed.
            Locked,
            /// The factor is refused until an administrator resets it.
            FactorBlocked,
            /// The pending or enrolment token ran out: back at Password with the e-mail kept.
            StepExpired,
            InvalidInput,
            NotAPlatform,
            InsecureServer,
            Offline,
            Timeout,
            Tls,
            Busy,
            Server
        };
        Kind kind = Kind::Server;
        std::optional<int> attemptsLeft;
        /// Codes keep failing: the clock of the phone may be wrong.
        bool checkClock = false;
        QDateTime retryAt;
        ApiError error;
    };

    explicit SignIn(Session *session);
    ~SignIn() override;

    /// Who is given the password once it has opened a session, for what has to open with it later. It is in guarded
    /// memory until then, and forgotten here after that.
    void setPasswordTaker(std::function<void(const SecretString &password)> taker);

    [[nodiscard]] Step step() const;
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] const std::optional<Problem> &problem() const;
    [[nodiscard]] QUrl server() const;
    [[nodiscard]] QString email() const;
    /// EnrollScan: the otpauth URI, the secret in base32 and when the enrolment token ends.
    [[nodiscard]] QString otpauthUrl() const;
    [[nodiscard]] QString secret() const;
    [[nodiscard]] QDateTime stepEndsAt() const;
    /// EnrollCodes: ten codes, held in guarded memory until acknowledged.
    [[nodiscard]] QStringList recoveryCodes() const;

public Q_SLOTS:
    void setServer(const QUrl &server);
    void submitPassword(const QString &email, const QString &password, const QString &tenant = {});
    void submitCode(const QString &code);
    void useRecoveryCode();
    void submitRecoveryCode(const QString &code);
    void confirmEnrollment(const QString &code);
    void acknowledgeRecoveryCodes();
    /// One step back; to Password from everywhere but RecoveryCode.
    void back();
    void clearProblem();

Q_SIGNALS:
    void stepChanged(atalaya::api::SignIn::Step step);
    void busyChanged(bool busy);
    void problemChanged();

private:
    friend class Session;
    /// Back at Password with `email`, everything secret forgotten.
    void restart(const QUrl &server, const QString &email);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace atalaya::api
