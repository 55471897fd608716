// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/sealedpins.h"
#include "tests/proof/pinfixture.h"
#include "tests/support/fakekeychain.h"
#include "tests/support/futures.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace atalaya::api;
using namespace atalaya::tests;

namespace {

const LogName theLog{QStringLiteral("https://platform.example"), QStringLiteral("ten-1")};
const LogName otherLog{QStringLiteral("https://platform.example"), QStringLiteral("ten-2")};
const OperatorKey theKey(logOrigin, 1);

SecretString fileKey()
{
    return SecretString(std::string(32, 'k'));
}

PinRecord recordOf(std::uint64_t size)
{
    PinRecord record;
    record.pin = pinOf(logOf(40), size, theKey);
    return record;
}

PinRecord alarmed()
{
    PinRecord record = recordOf(20);
    LogAlarm alarm;
    alarm.outcome = LogOutcome::Fork;
    alarm.at = record.pin->verifiedAt;
    alarm.pinnedNote = record.pin->note;
    alarm.pinnedKey = record.pin->key;
    alarm.offeredNote = theKey.signHead(20, logOf(40).root(19)).toStdString();
    alarm.proof = {"AAAA"};
    alarm.seq = 17;
    alarm.detail = "two roots";
    (void)record.raise(alarm);
    record.lifted.push_back({alarm, "a drill", "Ana", alarm.at});
    return record;
}

} // namespace

class TestSealedPins : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_keychain = std::make_shared<Keychain>();
        start();
    }

    void unknownLogsAreEmpty()
    {
        const auto record = waitFor(m_pins->load(theLog));
        QVERIFY2(record, reason(record));
        QVERIFY((*record == PinRecord{}));
    }

    void whatIsSavedComesBack()
    {
        QVERIFY(waitFor(m_pins->save(theLog, alarmed())));
        start();
        QVERIFY(waitFor(m_pins->load(theLog)).value() == alarmed());
        QVERIFY((waitFor(m_pins->load(otherLog)).value() == PinRecord{}));
    }

    void filesSayNothing()
    {
        QVERIFY(waitFor(m_pins->save(theLog, alarmed())));
        int files = 0;
        for (QDirIterator it(m_dir->path(), QDir::Files, QDirIterator::Subdirectories); it.hasNext(); ++files) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            QVERIFY(!bytes.contains("ten-1") && !bytes.contains("atalaya-00") &&
                    !it.fileName().contains(QLatin1String("ten-1")));
        }
        QCOMPARE(files, 1);
    }

    void aLostFileForgetsNothing()
    {
        QVERIFY(waitFor(m_pins->save(theLog, alarmed())));
        removeFiles();
        start();
        const auto record = waitFor(m_pins->load(theLog)).value();
        QVERIFY(record.pin == alarmed().pin);
        QCOMPARE(record.alarms.size(), std::size_t{1});
        QCOMPARE(record.alarms.front().outcome, LogOutcome::Fork);
    }

    void aLostCopyForgetsNothing()
    {
        QVERIFY(waitFor(m_pins->save(theLog, alarmed())));
        m_keychain->entries.clear();
        start();
        QVERIFY(waitFor(m_pins->load(theLog)).value() == alarmed());
    }

    void anOlderFileDoesNotRollBack()
    {
        QVERIFY(waitFor(m_pins->save(theLog, recordOf(10))));
        const auto old = files();
        QVERIFY(waitFor(m_pins->save(theLog, recordOf(30))));
        QVERIFY(old != files());
        for (auto it = old.begin(); it != old.end(); ++it) {
            QFile file(it.key());
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(it.value());
        }
        start();
        QCOMPARE(waitFor(m_pins->load(theLog)).value().pin->head.size, std::uint64_t{30});
    }

    void anOlderCopyDoesNotRollBack()
    {
        QVERIFY(waitFor(m_pins->save(theLog, recordOf(10))));
        const auto old = m_keychain->entries;
        QVERIFY(waitFor(m_pins->save(theLog, recordOf(30))));
        m_keychain->entries = old;
        start();
        QCOMPARE(waitFor(m_pins->load(theLog)).value().pin->head.size, std::uint64_t{30});
    }

    void entriesAreSmall()
    {
        QVERIFY(waitFor(m_pins->save(theLog, alarmed())));
        QCOMPARE(m_keychain->entries.size(), 1);
        QVERIFY(m_keychain->entries.first().size() < 1999);
        QVERIFY(!m_keychain->entries.firstKey().contains(QLatin1String("ten-1")));
    }

    void notKnowingIsNotFirstContact_data()
    {
        QTest::addColumn<bool>("hasFiles");
        QTest::addColumn<int>("mood");
        QTest::addColumn<bool>("knows");
        const auto row = [](const char *name, bool hasFiles, Keychain::Mood mood, bool knows) {
            QTest::newRow(name) << hasFiles << static_cast<int>(mood) << knows;
        };
        row("files shut, keychain locked", false, Keychain::Mood::Locked, false);
        row("files shut, no keychain", false, Keychain::Mood::None, false);
        row("files shut, keychain open", false, Keychain::Mood::Works, true);
        row("files open, no keychain", true, Keychain::Mood::None, true);
    }
    void notKnowingIsNotFirstContact()
    {
        QFETCH(bool, hasFiles);
        QFETCH(int, mood);
        QFETCH(bool, knows);
        QVERIFY(waitFor(m_pins->save(theLog, recordOf(10))));
        start(hasFiles);
        m_keychain->mood = static_cast<Keychain::Mood>(mood);
        const auto record = waitFor(m_pins->load(theLog));
        QCOMPARE(record.has_value(), knows);
        if (knows)
            QVERIFY(record->pin == recordOf(10).pin);
    }

    void oneOfTwoPlacesIsEnough()
    {
        m_keychain->mood = Keychain::Mood::Locked;
        QVERIFY(waitFor(m_pins->save(theLog, recordOf(10))));
        start(false);
        QVERIFY(!waitFor(m_pins->save(theLog, recordOf(11))));
        m_keychain->mood = Keychain::Mood::Works;
        QVERIFY(waitFor(m_pins->save(theLog, recordOf(12))));
    }

    void throwingDraftsAwayKeepsPins()
    {
        QVERIFY(waitFor(m_pins->save(theLog, recordOf(10))));
        m_pins->destroy();
        start();
        QVERIFY(waitFor(m_pins->load(theLog)).value() == recordOf(10));
    }

    void foreignRecordsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray good = QByteArray::fromStdString(encodePinRecord(alarmed()));
        QTest::newRow("no JSON") << QByteArray("{");
        QTest::newRow("other format") << QByteArray(good).replace("\"format\":1", "\"format\":2");
        QTest::newRow("other outcome") << QByteArray(good).replace("\"fork\"", "\"fine\"");
        QTest::newRow("a head nobody signed") << QByteArray(good).replace("\\n20\\n", "\\n21\\n");
    }
    void foreignRecordsAreRefused()
    {
        QFETCH(QByteArray, text);
        QVERIFY(decodePinRecord(encodePinRecord(alarmed())));
        QVERIFY(!decodePinRecord(text.toStdString()));
    }

    void theSameAlarmIsRaisedOnce()
    {
        PinRecord record = alarmed();
        QVERIFY(!record.raise(record.alarms.front()));
        LogAlarm other = record.alarms.front();
        for (int i = 0; i < 100; ++i) {
            other.seq = static_cast<std::uint64_t>(i);
            (void)record.raise(other);
        }
        QCOMPARE(record.alarms.size(), PinRecord::mostAlarms);
        QVERIFY(decodePinRecord(encodePinRecord(record)).value() == record);
    }

    void evidenceHoldsBothHeads()
    {
        const std::string evidence = evidenceOf(alarmed(), "https://platform.example", "ten-1", {});
        const auto value = QByteArray::fromStdString(evidence);
        QVERIFY(value.contains("\"outcome\": \"fork\""));
        QCOMPARE(value.count("PinRecord"), 0);
        QCOMPARE(value.count("atalaya-0011223344556677/t/ten-1/1\\n20\\n"), 5); // pinned; alarm; lifted
    }

private:
    void start(bool hasFiles = true)
    {
        m_store = std::make_unique<FakeKeychain>(m_keychain, QStringLiteral("atalaya"));
        m_pins =
            std::make_unique<SealedPins>(m_dir->filePath(QStringLiteral("pins")), [this] { return m_store.get(); });
        if (hasFiles)
            m_pins->open(fileKey());
    }
    [[nodiscard]] QMap<QString, QByteArray> files() const
    {
        QMap<QString, QByteArray> all;
        for (QDirIterator it(m_dir->path(), QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
            QFile file(it.next());
            if (file.open(QIODevice::ReadOnly))
                all.insert(file.fileName(), file.readAll());
        }
        return all;
    }
    void removeFiles() const
    {
        const QStringList paths = files().keys();
        for (const QString &path : paths)
            QFile::remove(path);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::shared_ptr<Keychain> m_keychain;
    std::unique_ptr<FakeKeychain> m_store;
    std::unique_ptr<SealedPins> m_pins;
};

QTEST_GUILESS_MAIN(TestSealedPins)
#include "tst_sealedpins.moc"
