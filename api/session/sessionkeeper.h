// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/session/keyfile.h"
#include "api/session/keyholder.h"
#include "api/session/keystore.h"
#include "api/session/tokenkeeper.h"

#include <QDateTime>
#include <QFuture>
#include <QObject>
#include <QString>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

namespace atalaya::api {

class Sealable;
class Session;

/// Keeps one profile's session and keys in the key store, so that a restart asks for no password while the session
/// lives, and drives what is sealed under these keys.
class SessionKeeper final : public QObject, public KeyHolder, private TokenKeeper
{
    Q_OBJECT

public:
    enum class State
    {
        /// Looking for the key store.
        Starting,
        /// openPassphrase() or goOnWithout() is next.
        NeedsPassphrase,
        /// A kept session was restored, or there was none.
        Ready
    };
    Q_ENUM(State)

    enum class Drafts
    {
        Keep,
        Discard
    };

    /// Nothing of it is owned; all of it outlives the keeper. `cache` and `drafts` may be null.
    struct Parts
    {
        Session *session = nullptr;
        Sealable *cache = nullptr;
        Sealable *drafts = nullptr;
        /// The profile's folder; it exists.
        QString profile;
        /// The desktop's keychain, for entries with this prefix; when empty, the real one.
        std::function<std::shared_ptr<KeyStore>(const QString &prefix)> keychain = {};
        /// The wall clock; when empty, the real one.
        std::function<QDateTime()> now = {};
        /// Time that nobody can set, sleep included, since any moment; when empty, that of the computer's start.
        std::function<std::chrono::milliseconds()> running = {};
        /// How late the end of a session may be noticed; a computer that slept notices when it wakes.
        std::chrono::milliseconds clockStep{20'000};
        /// Of one guess of a passphrase or password.
        keyfile::Cost cost = {};
        /// Whether a session kept for this server is to be restored; when empty, always. Another one stays kept until
        /// somebody signs in.
        std::function<bool(const QUrl &server)> wanted = {};
    };

    explicit SessionKeeper(const Parts &parts, QObject *parent = nullptr);
    ~SessionKeeper() override;

    /// Finds the key store and restores what is kept; started() says when the window can be shown for good. A restored
    /// session is SignedIn by then, without any network.
    void start();
    [[nodiscard]] State state() const;
    [[nodiscard]] KeyStoreStatus keyStore() const;
    /// The store in use; null before Ready.
    [[nodiscard]] KeyStore *store() const;
    /// Of the kept session, or of the one before: fills the sign-in form.
    [[nodiscard]] QUrl server() const;
    [[nodiscard]] QString email() const;
    /// When the session's life ends whatever is done; invalid when nobody is signed in.
    [[nodiscard]] QDateTime endsAt() const;

    /// Once more the key store that was wished, while keyStore() has a problem. Who signed in meanwhile stays, and is
    /// kept there from then on.
    void tryAgain();
    [[nodiscard]] QFuture<Result<void>> openPassphrase(const SecretString &passphrase);
    /// Memory only for this run; what is kept stays where it is.
    void goOnWithout();
    /// Moves every entry and deletes the old ones; on failure everything stays as it was. A passphrase is needed for
    /// Mode::Passphrase only; Mode::MemoryOnly needs a password remembered, or who is signed in could not be locked.
    [[nodiscard]] QFuture<Result<void>> setMode(KeyStore::Mode mode, const SecretString &passphrase = {});
    [[nodiscard]] QFuture<Result<void>> changePassphrase(const SecretString &present, const SecretString &next);

    /// Answers once a renewal under way is kept, and everything asked of the key store and of the disk so far is done:
    /// what a console waits for before it ends.
    [[nodiscard]] QFuture<Result<void>> settle();

    /// Lets memory-only mode be locked: from here on zeroKeys() leaves only what this password opens. Derived off the
    /// calling thread; the password is not kept.
    void rememberPassword(const SecretString &password) override;

    /// The cache's key goes first, then its files, then the session; the platform is told at once. Session::signOut()
    /// alone does the same and keeps the drafts.
    void signOut(Drafts drafts);

    [[nodiscard]] KeyStore::Mode mode() const override;
    [[nodiscard]] bool checksSecret() const override;
    [[nodiscard]] bool isGuest() const override;
    void zeroKeys() override;
    [[nodiscard]] QFuture<Result<void>> readKeys(const SecretString &secret) override;
    void destroyKeys() override;

Q_SIGNALS:
    /// Ready for the first time.
    void started();
    void stateChanged(atalaya::api::SessionKeeper::State state);
    /// keyStore() tells something else than before.
    void keyStoreChanged();
    /// The session's life is over: cache, drafts and session are closed, and what is on the screen has to go.
    void sealed();

private:
    [[nodiscard]] QFuture<Result<void>> keep(const SecretString &refreshToken) override;
    [[nodiscard]] QFuture<Result<SecretString>> lastToken() override;

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace atalaya::api
