// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/session/keychainstore.h"

#include "api/net/deferred.h"

#include <QLibrary>
#include <QPointer>
#include <QTimer>
#include <qt6keychain/keychain.h>

#include <sodium.h>

#include <utility>

namespace atalaya::api {

namespace {

using Secret = std::optional<SecretString>;

const QString &service()
{
    static const QString name = QStringLiteral("atalaya");
    return name;
}

KeyStoreProblem problemOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return KeyStoreProblem::Locked;
    case QKeychain::CouldNotDeleteEntry:
        return KeyStoreProblem::Denied;
    default:
        return KeyStoreProblem::NoService;
    }
}

/// The job's own buffer is zeroed with ours: both are the same bytes.
SecretString takeFrom(const QKeychain::ReadPasswordJob &job)
{
    const QByteArray bytes = job.binaryData();
    SecretString secret{std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size()))};
    sodium_memzero(const_cast<char *>(bytes.constData()), static_cast<std::size_t>(bytes.size()));
    return secret;
}

/// libsecret keeps its line to a service that has been started again meanwhile, and every call on it fails.
void forgetConnection()
{
    using Disconnect = void (*)();
    QLibrary library(QStringLiteral("secret-1"), 0);
    if (const auto disconnect = reinterpret_cast<Disconnect>(library.resolve("secret_service_disconnect")))
        disconnect();
}

Result<void> outcomeOf(const QKeychain::Job &job)
{
    if (job.error() == QKeychain::NoError)
        return {};
    return tl::unexpected(keyStoreError(problemOf(job.error()), job.errorString()));
}

} // namespace

KeychainStore::KeychainStore(const QString &prefix, const QString &backend, std::chrono::milliseconds deadline,
                             QObject *parent)
    : KeyStore(parent)
    , m_prefix(prefix)
    , m_backend(backend)
    , m_deadline(deadline)
{}

QString KeychainStore::keyOf(const QString &entry) const
{
    return m_prefix + QLatin1Char('/') + entry;
}

template<class T, class J, class F>
QFuture<Result<T>> KeychainStore::run(F outcome, std::function<J *()> make)
{
    auto *const listener = new QObject(this);
    const Deferred<T> answer(listener);
    auto *const deadline = new QTimer(listener);
    connect(deadline, &QTimer::timeout, listener, [listener, answer] {
        answer.resolve(tl::unexpected(keyStoreError(KeyStoreProblem::Slow)));
        listener->deleteLater();
    });
    deadline->start(m_deadline);
    m_tasks.push_back({std::move(make), [answer, outcome = std::move(outcome),
                                         listener = QPointer<QObject>(listener)](const QKeychain::Job &job) {
                           if (!listener)
                               return;
                           answer.resolve(outcome(static_cast<const J &>(job)));
                           listener->deleteLater();
                       }});
    if (m_tasks.size() == 1)
        startNext();
    return answer.future();
}

void KeychainStore::startNext()
{
    if (m_tasks.empty())
        return;
    // It belongs to nobody: the library works with its address until the keychain has answered, which may be long after
    // the deadline, and after this store.
    QKeychain::Job *const job = m_tasks.front().make();
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    connect(job, &QKeychain::Job::finished, this, [this](QKeychain::Job *done) { onFinished(*done); });
    job->start();
}

void KeychainStore::onFinished(const QKeychain::Job &job)
{
    Task &task = m_tasks.front();
    if (job.error() == QKeychain::OtherError && !std::exchange(task.again, true)) {
        forgetConnection();
        startNext();
        return;
    }
    const auto done = std::move(task.done);
    m_tasks.pop_front();
    done(job);
    startNext();
}

QFuture<Result<Secret>> KeychainStore::read(const QString &entry)
{
    return run<Secret, QKeychain::ReadPasswordJob>(
        [](const QKeychain::ReadPasswordJob &done) -> Result<Secret> {
            if (done.error() == QKeychain::EntryNotFound)
                return Secret();
            if (const auto outcome = outcomeOf(done); !outcome)
                return tl::unexpected(outcome.error());
            return Secret(takeFrom(done));
        },
        [key = keyOf(entry)] {
            auto *const job = new QKeychain::ReadPasswordJob(service());
            job->setKey(key);
            return job;
        });
}

QFuture<Result<void>> KeychainStore::write(const QString &entry, const SecretString &secret)
{
    if (secret.size() > MaxEntry)
        return readyFuture<void>(tl::unexpected(keyStoreError(KeyStoreProblem::TooLong)));
    return run<void, QKeychain::WritePasswordJob>(outcomeOf, [key = keyOf(entry), secret] {
        auto *const job = new QKeychain::WritePasswordJob(service());
        job->setKey(key);
        QString text = QString::fromUtf8(secret.view().data(), static_cast<qsizetype>(secret.size()));
        job->setTextData(text);
        text.fill(QLatin1Char('0'));
        return job;
    });
}

QFuture<Result<void>> KeychainStore::remove(const QString &entry)
{
    return run<void, QKeychain::DeletePasswordJob>(
        [](const QKeychain::Job &done) -> Result<void> {
            return done.error() == QKeychain::EntryNotFound ? Result<void>() : outcomeOf(done);
        },
        [key = keyOf(entry)] {
            auto *const job = new QKeychain::DeletePasswordJob(service());
            job->setKey(key);
            return job;
        });
}

QString KeychainStore::usualBackend()
{
    const QByteArray desktops = qgetenv("XDG_CURRENT_DESKTOP");
    for (const QByteArray &desktop : desktops.split(':')) {
        if (desktop == "KDE")
            return QStringLiteral("KWallet");
        if (desktop == "GNOME")
            return QStringLiteral("GNOME Keyring");
    }
    return QStringLiteral("Secret Service");
}

} // namespace atalaya::api
