// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

/// "soft hard" of the largest core file that a process may leave.
QByteArray coreLimitOf(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/limits").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArrayList lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("Max core file size"))
            return line.mid(static_cast<qsizetype>(qstrlen("Max core file size"))).simplified();
    }
    return {};
}

/// The program as a child whose end tells whether it left a core.
pid_t launch(const QByteArray &program, const QByteArray &profile)
{
    const pid_t child = ::fork();
    if (child == 0) {
        ::setenv("QT_QPA_PLATFORM", "offscreen", 1);
        ::unsetenv("DBUS_SESSION_BUS_ADDRESS");
        if (::chdir(profile.constData()) == 0)
            ::execl(program.constData(), program.constData(), "--profile", profile.constData(),
                    static_cast<char *>(nullptr));
        ::_exit(127);
    }
    return child;
}

} // namespace

/// Keys and tokens must not end in a file when the console crashes.
class TestCoreDumps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // What the console inherits allows a core; only it can forbid it.
        rlimit limit{};
        QCOMPARE(::getrlimit(RLIMIT_CORE, &limit), 0);
        QVERIFY2(limit.rlim_max > 0, "this machine allows no cores, so nothing could be shown here");
        limit.rlim_cur = limit.rlim_max;
        QCOMPARE(::setrlimit(RLIMIT_CORE, &limit), 0);
        QVERIFY(!coreLimitOf(::getpid()).startsWith("0 "));
    }

    void aCrashLeavesNothing()
    {
        QTemporaryDir profile;
        const pid_t console = launch(ATALAYA_BIN_DIR "/atalaya", profile.path().toUtf8());
        QVERIFY(console > 0);
        QTRY_COMPARE_WITH_TIMEOUT(coreLimitOf(console), QByteArray("0 0 bytes"), 20'000);
        // Until its window stands.
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(profile.filePath(QStringLiteral("console.lock"))), 20'000);
        QCOMPARE(::kill(console, SIGABRT), 0);
        int status = 0;
        QCOMPARE(::waitpid(console, &status, 0), console);
        QVERIFY(WIFSIGNALED(status));
        QVERIFY(!WCOREDUMP(status));
    }
};

QTEST_GUILESS_MAIN(TestCoreDumps)
#include "tst_coredumps.moc"
