// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/localplatformprocess.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace atalaya;
using namespace std::chrono_literals;
using State = ui::LocalPlatform::State;
using Failure = ui::LocalPlatform::Failure;

class TestLocalPlatformProcess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDeadlineDoesNotHoldTheWindow()
    {
        // Deaf to the polite request, so that waiting for it would be seen.
        LocalPlatformProcess platform(script("trap '' TERM\nread line"), m_folder.path(), 300ms);
        QSignalSpy states(&platform, &ui::LocalPlatform::stateChanged);
        platform.start();
        QElapsedTimer between;
        between.start();
        qint64 longest = 0;
        QTimer beat;
        connect(&beat, &QTimer::timeout, this, [&] { longest = std::max(longest, between.restart()); });
        beat.start(20ms);
        QTRY_COMPARE(platform.state(), State::Failed);
        QCOMPARE(platform.failure(), Failure::StartTimedOut);
        longest = std::max(longest, between.elapsed());
        QVERIFY2(longest < 2000, QByteArray::number(longest));
        QCOMPARE(states.size(), 2);
    }

    void anEndIsToldAndItsAddressForgotten()
    {
        LocalPlatformProcess platform(script("echo '{\"url\":\"http://127.0.0.1:9\"}'\nsleep 0.2\nexit 1"),
                                      m_folder.path(), 20s);
        QSignalSpy states(&platform, &ui::LocalPlatform::stateChanged);
        platform.start();
        QTRY_COMPARE(platform.state(), State::Running);
        QCOMPARE(platform.url(), QUrl(QStringLiteral("http://127.0.0.1:9")));
        QTRY_COMPARE(platform.state(), State::Failed);
        QCOMPARE(platform.failure(), Failure::Ended);
        QVERIFY(platform.url().isEmpty());
        QCOMPARE(states.last().first().value<State>(), State::Failed);
    }

    void theNextOneWaitsForTheOneBefore()
    {
        // The first run hangs, deaf, until it is killed; the second is ready at once.
        LocalPlatformProcess platform(script("if mkdir " + m_folder.filePath(QStringLiteral("first")).toUtf8() +
                                             " 2>/dev/null; then trap '' TERM; read line; fi\n"
                                             "echo '{\"url\":\"http://127.0.0.1:9\"}'\nread line"),
                                      m_folder.path(), 300ms);
        platform.start();
        QTRY_COMPARE(platform.state(), State::Failed);
        QSignalSpy states(&platform, &ui::LocalPlatform::stateChanged);
        platform.start();
        QCOMPARE(platform.state(), State::Starting);
        QTRY_COMPARE_WITH_TIMEOUT(platform.state(), State::Running, 10'000);
        QCOMPARE(states.size(), 2);
    }

    void comesBackWhereItWas_data()
    {
        QTest::addColumn<QByteArray>("end");
        QTest::addColumn<QList<QByteArray>>("asked");
        // Whoever is signed in goes on at the same address.
        QTest::addRow("it ended") << QByteArray("sleep 0.1\nexit 1")
                                  << QList<QByteArray>{"127.0.0.1:0", "127.0.0.1:4711", "127.0.0.1:4711"};
        // The address may be what is wrong.
        QTest::addRow("it did not start there") << QByteArray("case $5 in *:4711) exit 1;; esac\nsleep 0.1\nexit 1")
                                                << QList<QByteArray>{"127.0.0.1:0", "127.0.0.1:4711", "127.0.0.1:0"};
    }
    void comesBackWhereItWas()
    {
        QFETCH(QByteArray, end);
        QFETCH(QList<QByteArray>, asked);
        const bool refuses = end.startsWith("case");
        const QByteArray ready = "echo '{\"url\":\"http://127.0.0.1:4711\"}'\n";
        const QByteArray head = "echo $5 >> " + m_folder.filePath(QStringLiteral("asked")).toUtf8() + "\n";
        const qsizetype line = end.indexOf('\n');
        const QByteArray body = refuses ? end.left(line + 1) + ready + end.mid(line + 1) : ready + end;
        QFile::remove(m_folder.filePath(QStringLiteral("asked")));
        LocalPlatformProcess platform(script(head + body), m_folder.path(), 20s);
        for (qsizetype run = 0; run < asked.size(); ++run) {
            platform.start();
            QTRY_COMPARE(platform.state(), State::Failed);
        }
        QFile file(m_folder.filePath(QStringLiteral("asked")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().trimmed().split('\n'), asked);
    }

    void anExpectedAddressIsTriedFirst_data()
    {
        QTest::addColumn<bool>("taken");
        QTest::addColumn<QList<QByteArray>>("asked");
        QTest::addRow("free") << false << QList<QByteArray>{"127.0.0.1:4712"};
        QTest::addRow("taken") << true << QList<QByteArray>{"127.0.0.1:4712", "127.0.0.1:0"};
    }
    void anExpectedAddressIsTriedFirst()
    {
        QFETCH(bool, taken);
        QFETCH(QList<QByteArray>, asked);
        const QString log = m_folder.filePath(QStringLiteral("expected"));
        QFile::remove(log);
        const QByteArray refuse = taken ? "case $5 in *:4712) exit 1;; esac\n" : "";
        LocalPlatformProcess platform(script("echo $5 >> " + log.toUtf8() + '\n' + refuse +
                                             "echo '{\"url\":\"http://127.0.0.1:4712\"}'\nread line"),
                                      m_folder.path(), 20s);
        const QUrl expected(QStringLiteral("http://127.0.0.1:4712"));
        platform.expectAt(expected);
        QCOMPARE(platform.address(), expected);
        QVERIFY(platform.url().isEmpty());
        platform.start();
        QTRY_COMPARE(platform.state(), State::Running);
        QFile file(log);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().trimmed().split('\n'), asked);
    }

private:
    QString script(const QByteArray &lines)
    {
        const QString name = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()));
        QFile file(name);
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write("#!/bin/sh\n" + lines + '\n');
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return name;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestLocalPlatformProcess)
#include "tst_localplatformprocess.moc"
