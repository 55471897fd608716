// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/childprogram.h"
#include "tests/support/privatekeyring.h"

#include <QElapsedTimer>
#include <QTest>

#include <memory>

using namespace atalaya::tests;

/// The keychain store against the real daemon, in every state that it can be in.
class TestKeychain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_keyring = std::make_unique<PrivateKeyring>(); }
    void cleanup()
    {
        m_child.reset();
        m_keyring.reset();
    }

    void keepsWhatItIsGiven()
    {
        QVERIFY2(unlocked(), m_last);
        QCOMPARE(ask("probe"), QByteArray("ok"));
        QCOMPARE(ask("read session"), QByteArray("nothing"));
        QCOMPARE(ask("write session s3cret"), QByteArray("ok"));
        QCOMPARE(ask("read session"), QByteArray("value s3cret"));
        QCOMPARE(ask("write session other"), QByteArray("ok"));
        // Another process reads it, another profile does not.
        QVERIFY(child("profile"));
        QCOMPARE(ask("read session"), QByteArray("value other"));
        QVERIFY(child("elsewhere"));
        QCOMPARE(ask("read session"), QByteArray("nothing"));
        QVERIFY(child("profile"));
        QCOMPARE(ask("remove session"), QByteArray("ok"));
        QCOMPARE(ask("remove session"), QByteArray("ok"));
        QCOMPARE(ask("read session"), QByteArray("nothing"));
    }

    void survivesTheDaemon()
    {
        QVERIFY2(unlocked(), m_last);
        QCOMPARE(ask("write session s3cret"), QByteArray("ok"));
        m_keyring->kill();
        QVERIFY2(m_keyring->startUnlocked(), qPrintable(m_keyring->log()));
        QCOMPARE(ask("read session"), QByteArray("value s3cret"));
    }

    void refusesLongEntries()
    {
        QVERIFY2(unlocked(), m_last);
        QCOMPARE(ask("fill session 1999"), QByteArray("ok"));
        QCOMPARE(ask("fill session 2000"), QByteArray("keystore_too_long"));
        QCOMPARE(ask("read session"), "value " + QByteArray(1999, 'x'));
    }

    void lockedReadsEmptyAndSaysSoWhenWritten()
    {
        QVERIFY2(unlocked(), m_last);
        QCOMPARE(ask("write session s3cret"), QByteArray("ok"));
        m_keyring->kill();
        QVERIFY2(m_keyring->startLocked(), qPrintable(m_keyring->log()));
        QCOMPARE(ask("read session"), QByteArray("nothing"));
        QVERIFY2(ask("probe").startsWith("keystore_locked"), m_last);
        QVERIFY2(ask("write session gone").startsWith("keystore_locked"), m_last);
        m_keyring->kill();
        QVERIFY2(m_keyring->startUnlocked(), qPrintable(m_keyring->log()));
        QCOMPARE(ask("read session"), QByteArray("value s3cret"));
    }

    void slowIsGivenUpAndLateAnswersDoNoHarm()
    {
        QVERIFY2(unlocked(300), m_last);
        QCOMPARE(ask("write session first"), QByteArray("ok"));
        m_keyring->pause();
        for (const QByteArray command : {"read session", "write session second", "probe"}) {
            QElapsedTimer time;
            time.start();
            QVERIFY2(ask(command).startsWith("keystore_slow"), m_last);
            QVERIFY2(time.elapsed() < 5'000, QByteArray::number(time.elapsed()));
        }
        m_keyring->resume();
        // What had been given up happens in its turn; nothing answers twice, nothing is mixed up.
        QTRY_COMPARE_WITH_TIMEOUT(ask("read session"), QByteArray("value second"), 20'000);
        QCOMPARE(ask("write session third"), QByteArray("ok"));
        QCOMPARE(ask("read session"), QByteArray("value third"));
        QCOMPARE(ask("probe"), QByteArray("ok"));
    }

    void slowToTheEndOfTheProcess()
    {
        QVERIFY2(unlocked(300), m_last);
        m_keyring->pause();
        QVERIFY2(ask("write session first").startsWith("keystore_slow"), m_last);
        QCOMPARE(m_child->finish(), 0);
    }

    void killedIsSaidAtOnce()
    {
        QVERIFY2(unlocked(), m_last);
        QCOMPARE(ask("write session s3cret"), QByteArray("ok"));
        m_keyring->kill();
        QVERIFY2(ask("read session").startsWith("keystore_none"), m_last);
        QVERIFY2(ask("probe").startsWith("keystore_none"), m_last);
    }

    void lostEntryIsMissingFromAStoreThatWorks()
    {
        QVERIFY2(unlocked(), m_last);
        QCOMPARE(ask("write session s3cret"), QByteArray("ok"));
        QVERIFY(m_keyring->loseEntries());
        QCOMPARE(ask("read session"), QByteArray("nothing"));
        QCOMPARE(ask("probe"), QByteArray("ok"));
    }

    void noServiceOnTheBus()
    {
        QVERIFY2(m_keyring->startBus(), qPrintable(m_keyring->log()));
        QVERIFY(child("profile"));
        QVERIFY2(ask("probe").startsWith("keystore_none"), m_last);
        QVERIFY2(ask("read session").startsWith("keystore_none"), m_last);
    }

    void noBus()
    {
        QVERIFY(child("profile"));
        QVERIFY2(ask("probe").startsWith("keystore_none"), m_last);
        QVERIFY2(ask("write session s3cret").startsWith("keystore_none"), m_last);
    }

private:
    bool unlocked(int deadline = 20'000)
    {
        const bool ready = m_keyring->startBus() && m_keyring->startUnlocked();
        m_last = m_keyring->log().toUtf8();
        return ready && child("profile", deadline);
    }
    bool child(const QByteArray &profile, int deadline = 20'000)
    {
        m_child = std::make_unique<ChildProgram>();
        return m_child->start(QStringLiteral(ATALAYA_BIN_DIR "/keychainchild"),
                              {QString::fromLatin1(profile), QString::number(deadline)}, m_keyring->environment());
    }
    const QByteArray &ask(const QByteArray &command)
    {
        m_last = m_child->ask(command);
        return m_last;
    }

    std::unique_ptr<PrivateKeyring> m_keyring;
    std::unique_ptr<ChildProgram> m_child;
    QByteArray m_last;
};

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
