// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/childprogram.h"
#include "tests/support/platformprocess.h"
#include "tests/support/privatekeyring.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <csignal>
#include <memory>

using namespace atalaya::tests;

namespace {

constexpr int kKills = 100;
/// No mapping of a program is as large as this, only what a sanitizer keeps beside it.
constexpr qint64 kLargestMapping = 4LL << 30;

/// How often `bytes` stand in the memory of a process; -1 when it can't be looked at.
int timesInMemory(qint64 pid, const QByteArray &bytes)
{
    const QString folder = QStringLiteral("/proc/%1/").arg(pid);
    QFile maps(folder + QStringLiteral("maps"));
    QFile memory(folder + QStringLiteral("mem"));
    if (!maps.open(QIODevice::ReadOnly) || !memory.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return -1;
    int times = 0;
    const QByteArrayList lines = maps.readAll().split('\n');
    for (const QByteArray &line : lines) {
        const QByteArrayList words = line.simplified().split(' ');
        if (words.size() < 2 || !words.at(1).startsWith('r'))
            continue;
        const qint64 begin = words.at(0).split('-').first().toLongLong(nullptr, 16);
        const qint64 end = words.at(0).split('-').last().toLongLong(nullptr, 16);
        // Guard pages and the kernel's own are not to be read.
        if (end - begin < kLargestMapping && memory.seek(begin))
            times += static_cast<int>(memory.read(end - begin).count(bytes));
    }
    return times;
}

/// Somebody's bytes wait at this port of the loopback, and are not read.
bool isSpokenTo(int port)
{
    QFile table(QStringLiteral("/proc/net/tcp"));
    if (!table.open(QIODevice::ReadOnly))
        return false;
    const QByteArray local = "0100007F:" + QByteArray::number(port, 16).toUpper().rightJustified(4, '0');
    const QByteArrayList lines = table.readAll().split('\n');
    return std::any_of(lines.begin(), lines.end(), [&](const QByteArray &line) {
        const QByteArrayList words = line.simplified().split(' ');
        // An established line with something in its receive queue.
        return words.size() > 4 && words.at(1) == local && words.at(3) == "01" && !words.at(4).endsWith(":00000000");
    });
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// A console that is killed at the worst moments: real session, real keychain, real platform, one process after the
/// other on one profile.
class TestSessionFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_platform.start({QStringLiteral("--demo")}), qPrintable(m_platform.errorOutput()));
        QVERIFY2(m_keyring.startBus() && m_keyring.startUnlocked(), qPrintable(m_keyring.log()));
    }
    void init()
    {
        m_profile = std::make_unique<QTemporaryDir>();
        m_signIns = 0;
    }
    void cleanup() { m_child.reset(); }

    void restartsInAnotherProcess()
    {
        QCOMPARE(begin(), QByteArray("SignedOut"));
        QVERIFY2(signIn(), m_last);
        QCOMPARE(ask("save text"), QByteArray("ok"));
        QCOMPARE(m_child->finish(), 0);
        QCOMPARE(begin(), QByteArray("SignedIn"));
        QCOMPARE(ask("load"), QByteArray("page text"));
        QCOMPARE(ask("call"), QByteArray("ok"));
        m_child->kill();
        QCOMPARE(begin(), QByteArray("SignedIn"));
        QCOMPARE(ask("call"), QByteArray("ok"));
        QCOMPARE(ask("load"), QByteArray("page text"));
    }

    void closedWhileATokenIsRenewed()
    {
        QCOMPARE(begin(), QByteArray("SignedOut"));
        QVERIFY2(signIn(), m_last);
        QCOMPARE(m_child->finish(), 0);
        // It asks for tokens as soon as it is there, and gets them when its window is closed already.
        const auto platform = static_cast<pid_t>(m_platform.pid());
        QCOMPARE(::kill(platform, SIGSTOP), 0);
        const auto resume = qScopeGuard([platform] { ::kill(platform, SIGCONT); });
        ChildProgram window;
        QVERIFY(window.start(QStringLiteral(ATALAYA_BIN_DIR "/windowchild"),
                             {m_profile->path(), m_platform.url().toString()}, m_keyring.environment()));
        QCOMPARE(window.answer(), QByteArray("ready"));
        QTRY_VERIFY_WITH_TIMEOUT(isSpokenTo(m_platform.url().port()), 20'000);
        window.process().closeWriteChannel();
        QVERIFY2(!window.process().waitForFinished(300), "it waits for its tokens");
        QCOMPARE(::kill(platform, SIGCONT), 0);
        QVERIFY(window.process().waitForFinished(10'000));
        QCOMPARE(window.process().exitCode(), 0);
        // The token before is not taken any more.
        m_platform.advance(11);
        QCOMPARE(begin(), QByteArray("SignedIn"));
        QCOMPARE(ask("call"), QByteArray("ok"));
    }

    void aClosedWindowDoesNotWaitForever()
    {
        QCOMPARE(begin(), QByteArray("SignedOut"));
        QVERIFY2(signIn(), m_last);
        QCOMPARE(m_child->finish(), 0);
        const auto platform = static_cast<pid_t>(m_platform.pid());
        QCOMPARE(::kill(platform, SIGSTOP), 0);
        const auto resume = qScopeGuard([platform] { ::kill(platform, SIGCONT); });
        ChildProgram window;
        QVERIFY(window.start(QStringLiteral(ATALAYA_BIN_DIR "/windowchild"),
                             {m_profile->path(), m_platform.url().toString()}, m_keyring.environment()));
        QCOMPARE(window.answer(), QByteArray("ready"));
        QTRY_VERIFY_WITH_TIMEOUT(isSpokenTo(m_platform.url().port()), 20'000);
        QElapsedTimer closing;
        closing.start();
        window.process().closeWriteChannel();
        QVERIFY(window.process().waitForFinished(15'000));
        QCOMPARE(window.process().exitCode(), 0);
        QVERIFY2(closing.elapsed() < 8'000, QByteArray::number(closing.elapsed()));
    }

    void restartsWithoutThePlatform()
    {
        QCOMPARE(begin(), QByteArray("SignedOut"));
        QVERIFY2(signIn(), m_last);
        QCOMPARE(ask("save text"), QByteArray("ok"));
        QCOMPARE(m_child->finish(), 0);
        m_platform.kill();
        QCOMPARE(begin(), QByteArray("SignedIn"));
        QCOMPARE(ask("load"), QByteArray("page text"));
        QVERIFY2(ask("call").startsWith("refused"), m_last);
        QCOMPARE(ask("state"), QByteArray("SignedIn"));
        // At the same address again: the session knows no other.
        QVERIFY2(m_platform.start({QStringLiteral("--demo"), QStringLiteral("--listen"), m_platform.url().authority()}),
                 qPrintable(m_platform.errorOutput()));
        // It has begun at its old time again, in which codes were used already.
        m_platform.advance(3600);
        QCOMPARE(ask("call"), QByteArray("ok"));
    }

    void killedBetweenRefreshAndKeyStore()
    {
        QCOMPARE(begin(), QByteArray("SignedOut"));
        QVERIFY2(signIn(), m_last);
        QCOMPARE(ask("save draft"), QByteArray("ok"));
        int revoked = 0;
        for (int i = 0; i < kKills; ++i) {
            QCOMPARE(m_child->finish(), 0);
            m_platform.advance(7);
            QCOMPARE(begin(), QByteArray("SignedIn"));
            QCOMPARE(ask("kill write session"), QByteArray("armed"));
            // The platform has changed the token; nobody has kept it.
            QCOMPARE(ask("call"), QByteArray());
            QVERIFY2(m_child->wasKilled(), m_child->errors());
            // Half of them come back while the platform takes the token before once more.
            const bool late = i % 2 == 1;
            if (late)
                m_platform.advance(11);
            QCOMPARE(begin(), QByteArray("SignedIn"));
            QCOMPARE(ask("load"), QByteArray("page draft"));
            const int before = m_signIns;
            if (late) {
                QVERIFY2(ask("call").startsWith("refused"), m_last);
                QCOMPARE(ask("state"), QByteArray("Expired"));
                QCOMPARE(m_child->finish(), 0);
                QCOMPARE(begin(), QByteArray("SignedOut"));
                QVERIFY2(signIn(), m_last);
                ++revoked;
            }
            QCOMPARE(ask("call"), QByteArray("ok"));
            QCOMPARE(m_signIns - before, late ? 1 : 0);
            QCOMPARE(ask("load"), QByteArray("page draft"));
        }
        QCOMPARE(revoked, kKills / 2);
    }

    void killedWhileSigningOut()
    {
        QFETCH(QByteArray, moment);
        QFETCH(int, times);
        for (int i = 0; i < times; ++i) {
            m_profile = std::make_unique<QTemporaryDir>();
            QCOMPARE(begin(), QByteArray("SignedOut"));
            QVERIFY2(signIn(), m_last);
            QCOMPARE(ask("save draft"), QByteArray("ok"));
            if (moment.isEmpty()) {
                m_child->process().write("signout\n");
                m_child->process().waitForBytesWritten();
                QThread::msleep(static_cast<unsigned long>(i));
                m_child->kill();
            } else {
                QCOMPARE(ask("kill " + moment), QByteArray("armed"));
                (void)ask("signout");
                QVERIFY2(m_child->wasKilled(), m_child->errors());
            }
            const QByteArray state = begin();
            if (state == "SignedIn") {
                QVERIFY2(moment.isEmpty(), "what was begun is finished");
                QCOMPARE(ask("call"), QByteArray("ok"));
                QCOMPARE(ask("load"), QByteArray("page draft"));
                continue;
            }
            QCOMPARE(state, QByteArray("SignedOut"));
            QCOMPARE(ask("load"), QByteArray("nothing -"));
            QVERIFY2(ask("call").startsWith("refused"), m_last);
            QVERIFY2(signIn(), m_last);
            QCOMPARE(ask("load"), QByteArray("nothing draft"));
            QCOMPARE(m_child->finish(), 0);
            QCOMPARE(begin(), QByteArray("SignedIn"));
        }
    }
    void killedWhileSigningOut_data()
    {
        QTest::addColumn<QByteArray>("moment");
        QTest::addColumn<int>("times");
        QTest::newRow("before the cache's key goes") << QByteArray("remove cache") << 2;
        QTest::newRow("before the session goes") << QByteArray("remove session") << 2;
        QTest::newRow("before the last entry goes") << QByteArray("remove unlock") << 2;
        QTest::newRow("at any moment") << QByteArray() << 20;
    }

    void aLockedConsoleHoldsNoKey()
    {
        QCOMPARE(begin(), QByteArray("SignedOut"));
        QVERIFY2(signIn(), m_last);
        QCOMPARE(ask("save draft"), QByteArray("ok"));
        QCOMPARE(m_child->finish(), 0);
        QCOMPARE(begin(), QByteArray("SignedIn"));
        const auto memo = QJsonDocument::fromJson(contentOf(m_profile->filePath(QStringLiteral("keystore.json"))));
        const auto entry = [&](const char *name) {
            return m_keyring.entry(memo[QLatin1String("prefix")].toString() + QLatin1Char('/') + QLatin1String(name));
        };
        const QByteArray cacheKey = entry("cache").split(':').first();
        const QByteArrayList secrets{entry("session").split(' ').first(), cacheKey, QByteArray::fromHex(cacheKey),
                                     entry("drafts"), QByteArray::fromHex(entry("drafts"))};
        const qint64 pid = m_child->process().processId();
        for (const QByteArray &secret : secrets) {
            QVERIFY(secret.size() >= 32);
            // Nor does anybody else get to see them.
            for (const char *const place : {"cmdline", "environ"})
                QVERIFY(!contentOf(QStringLiteral("/proc/%1/%2").arg(pid).arg(QLatin1String(place))).contains(secret));
        }
        QVERIFY2(timesInMemory(pid, secrets.at(0)) > 0, "the search finds what is there");
        QVERIFY2(timesInMemory(pid, secrets.at(2)) > 0, "the search finds what is there");
        QCOMPARE(ask("lock"), QByteArray("locked"));
        for (const QByteArray &secret : secrets)
            QCOMPARE(timesInMemory(pid, secret), 0);
        QCOMPARE(ask("load"), QByteArray("nothing -"));
        QCOMPARE(ask("unlock"), QByteArray("ok"));
        QCOMPARE(ask("load"), QByteArray("page draft"));
        QCOMPARE(ask("call"), QByteArray("ok"));
        QCOMPARE(m_child->finish(), 0);
        QVERIFY(!m_child->errors().contains(secrets.at(0)));
    }

    void theKeychainIsLockedAtTheRestart()
    {
        QCOMPARE(begin(), QByteArray("SignedOut"));
        QVERIFY2(signIn(), m_last);
        QCOMPARE(ask("save draft"), QByteArray("ok"));
        QCOMPARE(m_child->finish(), 0);
        m_keyring.kill();
        QVERIFY2(m_keyring.startLocked(), qPrintable(m_keyring.log()));
        QCOMPARE(begin(), QByteArray("SignedOut keystore_locked"));
        QCOMPARE(m_child->finish(), 0);
        m_keyring.kill();
        QCOMPARE(begin(), QByteArray("SignedOut keystore_gone"));
        QCOMPARE(m_child->finish(), 0);
        QVERIFY2(m_keyring.startUnlocked(), qPrintable(m_keyring.log()));
        m_keyring.pause();
        QCOMPARE(begin(), QByteArray("SignedOut keystore_slow"));
        QCOMPARE(m_child->finish(), 0);
        m_keyring.resume();
        QCOMPARE(begin(), QByteArray("SignedIn"));
        QCOMPARE(ask("load"), QByteArray("page draft"));
        QCOMPARE(m_child->finish(), 0);
        QVERIFY(m_keyring.loseEntries());
        QCOMPARE(begin(), QByteArray("SignedOut keystore_entry_lost"));
        QVERIFY2(signIn(), m_last);
    }

    void twoConsolesOnOneProfile()
    {
        QCOMPARE(begin(), QByteArray("SignedOut"));
        QVERIFY2(signIn(), m_last);
        QCOMPARE(ask("save draft"), QByteArray("ok"));
        const auto first = std::move(m_child);
        QCOMPARE(begin(), QByteArray("SignedOut keystore_profile_in_use"));
        QVERIFY2(signIn(), m_last);
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(ask("call"), QByteArray("ok"));
            QCOMPARE(first->ask("call"), QByteArray("ok"));
            m_platform.advance(11);
        }
        QCOMPARE(ask("signout"), QByteArray("out"));
        QCOMPARE(first->ask("load"), QByteArray("page draft"));
        first->kill();
        m_child->kill();
        // A killed console does not hold its profile.
        QCOMPARE(begin(), QByteArray("SignedIn"));
        QCOMPARE(ask("load"), QByteArray("page draft"));
        QCOMPARE(ask("call"), QByteArray("ok"));
    }

private:
    /// Another process on the same profile; what it says when it is ready.
    QByteArray begin()
    {
        m_child = std::make_unique<ChildProgram>();
        if (!m_child->start(QStringLiteral(ATALAYA_BIN_DIR "/sessionchild"), {m_profile->path()},
                            m_keyring.environment()))
            return "did not start";
        return m_child->answer();
    }
    const QByteArray &ask(const QByteArray &command)
    {
        m_last = m_child->ask(command);
        return m_last;
    }
    bool signIn()
    {
        ++m_signIns;
        // Codes work once, and only so many tries are taken in a minute.
        m_platform.advance(61);
        const QJsonArray accounts =
            m_platform.send("GET", "/api/demo/accounts").data().value(QLatin1String("accounts")).toArray();
        for (const QJsonValue account : accounts) {
            if (account[QLatin1String("role")] != QLatin1String("MANAGER"))
                continue;
            const QStringList words{QStringLiteral("signin"), m_platform.url().toString(),
                                    account[QLatin1String("email")].toString(),
                                    account[QLatin1String("password")].toString(),
                                    account[QLatin1String("nextCode")][QLatin1String("code")].toString()};
            return ask(words.join(QLatin1Char(' ')).toUtf8()).startsWith("SignedIn");
        }
        m_last = "no account to sign in with";
        return false;
    }

    PlatformProcess m_platform;
    PrivateKeyring m_keyring;
    std::unique_ptr<QTemporaryDir> m_profile;
    std::unique_ptr<ChildProgram> m_child;
    QByteArray m_last;
    int m_signIns = 0;
};

QTEST_GUILESS_MAIN(TestSessionFaults)
#include "tst_sessionfaults.moc"
