// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auth.h"
#include "api/net/result.h"

#include <QFuture>
#include <QObject>
#include <QUrl>

#include <memory>
#include <optional>

namespace atalaya::api {

class ApiClient;
class Authorizer;
class SecretString;
class SignIn;
class StepUpPrompt;
class TokenKeeper;

/// Who is signed in where, for one window. Holds the tokens, refreshes them (single flight) and says when they end.
class Session : public QObject
{
    Q_OBJECT

public:
    enum class State
    {
        SignedOut,
        SignedIn,
        /// The window stays readable; signing in again as the same user goes on where it was.
        Expired
    };
    Q_ENUM(State)

    explicit Session(ApiClient *client, QObject *parent = nullptr);
    ~Session() override;

    [[nodiscard]] State state() const;
    [[nodiscard]] SignIn *signIn() const;
    [[nodiscard]] ApiClient *client() const;
    [[nodiscard]] QUrl server() const;
    /// Set while SignedIn or Expired.
    [[nodiscard]] const std::optional<contract::Me> &me() const;
    [[nodiscard]] QString tenantId() const;
    [[nodiscard]] bool may(const QString &permission) const;
    /// Roles that hold `permission`, for the forbidden page.
    [[nodiscard]] QStringList rolesThatMay(const QString &permission) const;

    /// Who asks for a fresh code when the platform wants one; not owned, may be null. Without one such calls fail.
    void setStepUpPrompt(StepUpPrompt *prompt);

    /// Asks for a fresh code now, for a change that stays on this computer; cancelled when the person declines.
    [[nodiscard]] QFuture<Result<QByteArray>> confirm(const QString &action, const QByteArray &digest);

    /// For who signs requests outside of the client: a line that stays open. Lives as long as the session.
    [[nodiscard]] Authorizer *authorizer() const;

    /// Who keeps the refresh token; not owned, may be null.
    void setTokenKeeper(TokenKeeper *keeper);

    /// Goes on where an earlier process stopped, without asking anybody: SignedIn at once, tokens with the first call.
    void restore(const QUrl &server, contract::Me me, const SecretString &refreshToken);
    /// Restored, and not heard of by the platform since.
    [[nodiscard]] bool isRestored() const;
    /// Asks the platform now, and not with the next call, whether what was restored still holds.
    void checkIn();
    /// Tokens leave the memory; who is signed in stays. Calls fail until goOnWith() gives a token back.
    void forgetTokens();
    void goOnWith(const SecretString &refreshToken);

    /// Goes on with a session that was kept: renews its tokens and reads who it is. Unauthenticated when its life is
    /// over; on any failure the state stays as it is.
    [[nodiscard]] QFuture<Result<void>> resume(const QUrl &server, const SecretString &refreshToken);

    /// Ends the session on the platform too; locally it ends at once, whatever the network says.
    void signOut();
    /// The same for one that somebody left before, when the platform could not be told.
    void endLeft(const QUrl &server, const SecretString &refreshToken);

    /// Answers when no renewal is under way that would still have to be kept, and no session left is being ended.
    [[nodiscard]] QFuture<Result<void>> settle();

Q_SIGNALS:
    void stateChanged(atalaya::api::Session::State state);
    void meChanged();
    /// Signed out here, but the platform could not be told: there the session stays open until its time is over.
    void leftOpen();

private:
    struct Private;
    std::unique_ptr<Private> d;
    friend class SignIn;
};

} // namespace atalaya::api
