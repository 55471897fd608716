// SPDX-License-Identifier: GPL-3.0-or-later
// A console without its window: session, keeper, keychain, cache and drafts as the real one has them, moved by a
// command a line on standard input. `kill VERB ENTRY` makes it die by SIGKILL when it is about to do that to the
// keychain.
#include "api/cache/diskcache.h"
#include "api/drafts/draftstore.h"
#include "api/net/apiclient.h"
#include "api/net/whenready.h"
#include "api/session/keychainstore.h"
#include "api/session/session.h"
#include "api/session/sessionkeeper.h"
#include "api/session/signin.h"

#include <QCoreApplication>
#include <QMetaEnum>
#include <QSocketNotifier>
#include <QTextStream>

#include <csignal>
#include <iostream>
#include <string>

using namespace atalaya::api;

namespace {

void say(const QString &text)
{
    QTextStream(stdout) << text << Qt::endl;
}

/// The real keychain, and the moment of death.
class MortalStore final : public KeyStore
{
    Q_OBJECT

public:
    MortalStore(const QString &prefix, const QString *deadly)
        : m_store(prefix, QStringLiteral("GNOME Keyring"))
        , m_deadly(deadly)
    {}
    [[nodiscard]] Mode mode() const override { return m_store.mode(); }
    [[nodiscard]] QString backend() const override { return m_store.backend(); }
    [[nodiscard]] QFuture<Result<std::optional<SecretString>>> read(const QString &entry) override
    {
        return m_store.read(entry);
    }
    [[nodiscard]] QFuture<Result<void>> write(const QString &entry, const SecretString &secret) override
    {
        dieAt(QStringLiteral("write ") + entry);
        return m_store.write(entry, secret);
    }
    [[nodiscard]] QFuture<Result<void>> remove(const QString &entry) override
    {
        dieAt(QStringLiteral("remove ") + entry);
        return m_store.remove(entry);
    }

private:
    void dieAt(const QString &what) const
    {
        if (what == *m_deadly)
            (void)std::raise(SIGKILL);
    }

    KeychainStore m_store;
    const QString *m_deadly;
};

class Child : public QObject
{
    Q_OBJECT

public:
    explicit Child(const QString &profile)
        : m_cache(profile + QStringLiteral("/cache"))
        , m_drafts(profile + QStringLiteral("/drafts"))
        , m_session(&m_client)
        , m_keeper({.session = &m_session,
                    .cache = &m_cache,
                    .drafts = &m_drafts,
                    .profile = profile,
                    .keychain =
                        [this](const QString &prefix) {
                            return std::make_shared<MortalStore>(prefix, &m_deadly);
                        }})
        , m_input(0, QSocketNotifier::Read)
    {
        connect(&m_client, &ApiClient::identityChanged, this,
                [this](const Identity &identity) { m_drafts.setOwner(identity); });
        connect(&m_input, &QSocketNotifier::activated, this, &Child::onInput);
        connect(&m_keeper, &SessionKeeper::started, this, [this] { sayState(); });
        connect(m_session.signIn(), &SignIn::problemChanged, this, [this] {
            if (const auto &problem = m_session.signIn()->problem(); problem)
                say(QStringLiteral("problem ") + problem->error.code);
        });
        connect(m_session.signIn(), &SignIn::stepChanged, this, [this](SignIn::Step step) {
            if (step == SignIn::Step::Code)
                m_session.signIn()->submitCode(m_code);
        });
        connect(&m_session, &Session::stateChanged, this, [this] {
            if (m_entering)
                sayState();
            m_entering = false;
        });
        m_keeper.start();
    }

private:
    void sayState()
    {
        const KeyStoreStatus status = m_keeper.keyStore();
        const auto state =
            QString::fromLatin1(QMetaEnum::fromType<Session::State>().valueToKey(static_cast<int>(m_session.state())));
        say(state + (status.problem ? QLatin1Char(' ') + keyStoreError(*status.problem).code : QString()));
    }
    void onInput()
    {
        std::string line;
        if (!std::getline(std::cin, line)) {
            m_input.setEnabled(false);
            whenReady(this, m_keeper.settle(), [](const Result<void> &) { QCoreApplication::quit(); });
            return;
        }
        obey(QString::fromStdString(line).split(QLatin1Char(' ')));
    }
    void obey(const QStringList &command)
    {
        const QString verb = command.value(0);
        if (verb == QLatin1String("kill")) {
            m_deadly = command.value(1) + QLatin1Char(' ') + command.value(2);
            say(QStringLiteral("armed"));
        } else if (verb == QLatin1String("signin")) {
            m_entering = true;
            m_code = command.value(4);
            m_session.signIn()->setServer(QUrl(command.value(1)));
            m_session.signIn()->submitPassword(command.value(2), command.value(3));
        } else if (verb == QLatin1String("call")) {
            Request request;
            request.path = QStringLiteral("/api/auth/me");
            request.label = "test.call";
            request.tenantData = false;
            whenReady(this, m_client.send(request), [](const Result<Reply> &reply) {
                say(reply ? QStringLiteral("ok") : QStringLiteral("refused ") + reply.error().code);
            });
        } else if (verb == QLatin1String("save")) {
            m_cache.store(pageKey(), page());
            m_cache.flush();
            whenReady(this, m_drafts.save(QStringLiteral("d"), command.value(1).toUtf8()),
                      [this](const Result<void> &saved) {
                          // The test is about what comes after: everything so far is where it belongs.
                          whenReady(this, m_keeper.settle(), [saved](const Result<void> &) {
                              say(saved ? QStringLiteral("ok") : saved.error().code);
                          });
                      });
        } else if (verb == QLatin1String("load")) {
            const auto draft = m_drafts.load(QStringLiteral("d"));
            say((m_cache.find(pageKey()) ? QStringLiteral("page ") : QStringLiteral("nothing ")) +
                (draft ? QString::fromUtf8(draft->bytes) : QStringLiteral("-")));
        } else if (verb == QLatin1String("lock")) {
            m_keeper.zeroKeys();
            say(QStringLiteral("locked"));
        } else if (verb == QLatin1String("unlock")) {
            whenReady(this, m_keeper.readKeys({}),
                      [](const Result<void> &opened) { say(opened ? QStringLiteral("ok") : opened.error().code); });
        } else if (verb == QLatin1String("signout")) {
            m_session.signOut();
            say(QStringLiteral("out"));
        } else {
            sayState();
        }
    }
    [[nodiscard]] CacheKey pageKey() const
    {
        Request request;
        request.path = QStringLiteral("/page");
        return cacheKey(m_client.identity(), request);
    }
    [[nodiscard]] static CachedResponse page()
    {
        CachedResponse response;
        response.body = "a page";
        response.fetchedAt = QDateTime::currentDateTimeUtc();
        return response;
    }

    QString m_deadly;
    QString m_code;
    bool m_entering = false;
    DiskCache m_cache;
    DraftStore m_drafts;
    ApiClient m_client;
    Session m_session;
    SessionKeeper m_keeper;
    QSocketNotifier m_input;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("atalaya-sessionchild"));
    const Child child(QCoreApplication::arguments().value(1));
    return QCoreApplication::exec();
}

#include "sessionchild.moc"
