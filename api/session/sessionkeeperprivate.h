// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/deferred.h"
#include "api/session/keptsession.h"
#include "api/session/keyentries.h"
#include "api/session/keystorememo.h"
#include "api/session/passwordwrap.h"
#include "api/session/profilewriter.h"
#include "api/session/session.h"
#include "api/session/sessionkeeper.h"

#include <QDeadlineTimer>
#include <QLockFile>
#include <QThreadPool>
#include <QTimer>

#include <vector>

namespace atalaya::api {

class PassphraseStore;

/// The machine behind SessionKeeper, in five parts: how it starts, what it keeps, how it ends, how it is locked, where
/// it moves.
struct SessionKeeper::Private
{
    Private(SessionKeeper *keeper, const Parts &given);
    ~Private();

    // How it starts (sessionkeeperstart.cpp).
    void find();
    void findKeychain();
    void onKeychainProbed(const std::shared_ptr<KeyStore> &keychain, const Result<void> &outcome);
    /// In memory for this run, and why.
    void goOnInMemory(std::optional<KeyStoreProblem> problem);
    /// `found` is the store once its entries are there; what it holds is restored unless somebody has signed in
    /// already. Stopped before, everything is as it was.
    QFuture<Result<void>> attach(const std::shared_ptr<KeyStore> &found, const KeyStoreStatus &how);
    void onEntries(const keyentries::Entries &entries);
    [[nodiscard]] bool restore(const keyentries::Entries &entries);
    void becomeReady();
    /// What an earlier run has left to do: a sign-out, a move.
    void finishOldWork(const std::shared_ptr<KeyStore> &found);
    /// On the platform too: when it was left here, its tokens could not be read.
    void endLeftSession(const std::shared_ptr<KeyStore> &found);

    // What it keeps (sessionkeeperkeep.cpp).
    [[nodiscard]] QFuture<Result<void>> onSignedIn(const SecretString &refreshToken);
    /// Keys that this process has forgotten, from the store.
    void findKeys();
    void readKeys();
    /// The cache's key, when the entry is that of `cacheOwner`.
    void takeCacheKey(const keyentries::Entries &entries);
    [[nodiscard]] QFuture<Result<void>> write(const QList<std::pair<QString, SecretString>> &entries);
    [[nodiscard]] QList<std::pair<QString, SecretString>> everything() const;
    void onWritten(const Result<void> &outcome);
    void saveMe();
    [[nodiscard]] std::optional<contract::Me> loadMe();
    void openSealables();

    // How it ends (sessionkeeperend.cpp).
    void onSession(Session::State state);
    void erase(Drafts drafts);
    void eraseEntries(const std::shared_ptr<KeyStore> &from, Drafts drafts);
    /// The session can't be gone on with, and its data wait for the same person.
    void dropSession();
    void checkEnd();
    /// The latest time seen so far: what a clock that was set back is behind. Only while somebody is kept.
    QDateTime seen();
    void noteSeen();

    // How it is locked (sessionkeeperlock.cpp).
    [[nodiscard]] Result<void> takeUp(const keyentries::Entries &entries);
    [[nodiscard]] SecretString bundle() const;
    /// A newer token for what is not wrapped yet.
    void addToBundle(const KeptSession &next);
    void onWrapsMade();

    // Where it moves (sessionkeepermode.cpp).
    struct Move
    {
        std::shared_ptr<KeyStore> target;
        Deferred<void> answer;
        int number;
    };
    void move(const Move &step);
    void onMoved(const Move &step);
    /// Everything stays where it was.
    void giveUp(const Move &step, const Result<void> &outcome);
    void endMove(const Deferred<void> &answer, const Result<void> &outcome);
    /// Locked, signed out or ended meanwhile: a move, or a store that is looked for, under way does not happen.
    void stopMoving() { ++moves; }
    /// Nothing of ours is left in `former`.
    [[nodiscard]] QFuture<Result<void>> abandon(const std::shared_ptr<KeyStore> &former);
    [[nodiscard]] QFuture<Result<std::shared_ptr<KeyStore>>> make(KeyStore::Mode mode, const SecretString &passphrase);

    void setState(State next);
    void setStatus(const KeyStoreStatus &next);
    [[nodiscard]] QDateTime now() const;
    [[nodiscard]] std::chrono::milliseconds running() const;
    /// On its way to the disk, behind what is on its way already.
    void note(const KeyStoreMemo &next);
    /// On the disk when it returns true; blocks, for what may not be shown or begun before.
    [[nodiscard]] bool remember(const KeyStoreMemo &next);
    [[nodiscard]] std::shared_ptr<KeyStore> keychain() const;
    [[nodiscard]] std::shared_ptr<PassphraseStore> passphraseStore() const;
    [[nodiscard]] QString path(const char *name) const;
    /// The files of the cache belong to a key that is elsewhere, or to another console.
    [[nodiscard]] bool isGuest() const;

    SessionKeeper *q;
    Parts parts;
    QLockFile profileLock;
    QDeadlineTimer profilePatience;
    KeyStoreMemo memo;
    State state = State::Starting;
    bool wasReady = false;
    KeyStoreStatus status;
    std::shared_ptr<KeyStore> store;
    /// Of the session that is open; without tokens while `zeroed`.
    std::optional<KeptSession> kept;
    SecretString cacheKey;
    /// Whose `cacheKey` is: a hash of server, user and tenant.
    QByteArray cacheOwner;
    SecretString draftsKey;
    bool zeroed = false;
    bool ending = false;
    /// Drafts that go with the session that ends now.
    Drafts draftsAtSignOut = Drafts::Keep;
    std::optional<PasswordWrap> wrap;
    int wrapLife = 0;
    /// What only the password opens, while `zeroed` in memory-only mode.
    QByteArray wrapped;
    QByteArray wrappedLate;
    /// Locked before the password's wrap was made: for the second that this still takes, or for good without one.
    SecretString notYetWrapped;
    int wrapsUnderWay = 0;
    std::vector<std::function<void()>> afterWrap;
    /// Entries are on their way to another store; what is to be kept waits.
    bool moving = false;
    std::vector<std::function<void()>> afterMove;
    int moves = 0;
    /// running() at kept->seenAt.
    std::chrono::milliseconds seenWhen{0};
    ProfileWriter disk;
    /// Counts stores and sessions: an answer about an older one is not listened to.
    int life = 0;
    QTimer clock;
    QThreadPool worker;
};

/// The two forms of a key of 32 bytes: raw in memory, hexadecimal in an entry.
[[nodiscard]] SecretString newKey();
[[nodiscard]] SecretString hexOf(const SecretString &key);
/// Empty for what is not one.
[[nodiscard]] SecretString keyOf(std::string_view hex);

} // namespace atalaya::api
