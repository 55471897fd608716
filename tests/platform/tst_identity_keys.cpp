// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/keys/keyring.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>

using namespace atalaya::platform;
namespace fs = std::filesystem;

class TestIdentityKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void sealedBytes_data();
    void sealedBytes();
    void secretsBelongToTheirOwner();
    void fileIsPrivate();
    void fileOpenToOthersIsRefused();
    void missingFileIsNotReplaced();
    void anotherKeyIsRefused();
    void keyFromEnvironment();
    void replaceKeyFile();
    void interruptedReplacement_data();
    void interruptedReplacement();

private:
    [[nodiscard]] fs::path data() const { return m_folder->path().toStdString(); }
    [[nodiscard]] fs::path kek() const { return data() / "keys" / "kek"; }
    [[nodiscard]] Keyring load() { return Keyring::load(*m_database, data(), m_clock); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    TestClock m_clock{Instant(std::chrono::seconds(1'770'000'000))};
};

void TestIdentityKeys::init()
{
    qunsetenv("ATALAYA_KEK");
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = std::make_unique<Database>((data() / "atalaya.db").string());
}

void TestIdentityKeys::cleanup()
{
    m_database.reset();
    m_folder.reset();
}

void TestIdentityKeys::sealedBytes_data()
{
    QTest::addColumn<int>("flip");
    const auto sealed = sealBytes(SecretKey::random(), "owner", "twenty bytes of seed");
    for (int at = 0; at < static_cast<int>(sealed.size()); ++at)
        QTest::addRow("byte %d", at) << at;
}

void TestIdentityKeys::sealedBytes()
{
    QFETCH(int, flip);
    const SecretKey key = SecretKey::random();
    std::string sealed = sealBytes(key, "owner", "twenty bytes of seed");
    QCOMPARE(openBytes(key, "owner", sealed), std::string("twenty bytes of seed"));
    QVERIFY(sealed != sealBytes(key, "owner", "twenty bytes of seed"));
    sealed[static_cast<std::size_t>(flip)] ^= 1;
    QCOMPARE(openBytes(key, "owner", sealed), std::nullopt);
    QCOMPARE(openBytes(key, "owner", std::string_view(sealed).substr(0, static_cast<std::size_t>(flip))), std::nullopt);
}

void TestIdentityKeys::secretsBelongToTheirOwner()
{
    const Keyring keys = load();
    const std::string sealed = keys.wrap("ana tenant-1", "seed");
    QCOMPARE(keys.unwrap("ana tenant-1", sealed), std::string("seed"));
    QCOMPARE(keys.unwrap("ana tenant-2", sealed), std::nullopt);
    QCOMPARE(keys.unwrap("ana tenant-1", "0123456789abcdef" + sealed.substr(sealed.find(':'))), std::nullopt);
    QCOMPARE(keys.unwrap("ana tenant-1", "no colon"), std::nullopt);
    QCOMPARE(load().unwrap("ana tenant-1", sealed), std::string("seed"));
}

void TestIdentityKeys::fileIsPrivate()
{
    (void)load();
    QCOMPARE(fs::status(kek()).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    QCOMPARE(fs::status(kek().parent_path()).permissions(), fs::perms::owner_all);
}

void TestIdentityKeys::fileOpenToOthersIsRefused()
{
    (void)load();
    fs::permissions(kek(), fs::perms::group_read, fs::perm_options::add);
    QVERIFY_EXCEPTION_THROWN((void)load(), std::runtime_error);
}

void TestIdentityKeys::missingFileIsNotReplaced()
{
    (void)load();
    fs::remove(kek());
    QVERIFY_EXCEPTION_THROWN((void)load(), std::runtime_error);
    QVERIFY(!fs::exists(kek()));
}

void TestIdentityKeys::anotherKeyIsRefused()
{
    (void)load();
    QVERIFY_EXCEPTION_THROWN(Keyring(*m_database, KeyEncryptionKey::random(), m_clock), std::runtime_error);
}

void TestIdentityKeys::keyFromEnvironment()
{
    qputenv("ATALAYA_KEK", QByteArray(64, 'a'));
    const std::string sealed = load().wrap("owner", "seed");
    QVERIFY(!fs::exists(kek()));
    QCOMPARE(load().unwrap("owner", sealed), std::string("seed"));
    qputenv("ATALAYA_KEK", QByteArray(64, 'b'));
    QVERIFY_EXCEPTION_THROWN((void)load(), std::runtime_error);
    qputenv("ATALAYA_KEK", "short");
    QVERIFY_EXCEPTION_THROWN((void)load(), std::runtime_error);
}

void TestIdentityKeys::replaceKeyFile()
{
    const std::string sealed = load().wrap("owner", "seed");
    const std::string before = KeyEncryptionKey::fromFile(kek()).id();
    QCOMPARE(replaceKey(*m_database, data()).keys, 1);
    QVERIFY(KeyEncryptionKey::fromFile(kek()).id() != before);
    QVERIFY(!fs::exists(data() / "keys" / "kek.next"));
    QCOMPARE(load().unwrap("owner", sealed), std::string("seed"));
}

void TestIdentityKeys::interruptedReplacement_data()
{
    QTest::addColumn<bool>("committed");
    QTest::newRow("before the stored keys were wrapped anew") << false;
    QTest::newRow("after it, before the file got its name") << true;
}

void TestIdentityKeys::interruptedReplacement()
{
    QFETCH(bool, committed);
    const std::string sealed = load().wrap("owner", "seed");
    const KeyEncryptionKey next = KeyEncryptionKey::random();
    next.saveTo(data() / "keys" / "kek.next");
    if (committed)
        QCOMPARE(rewrapKeys(*m_database, KeyEncryptionKey::fromFile(kek()), next), 1);
    QCOMPARE(load().unwrap("owner", sealed), std::string("seed"));
    QVERIFY(!fs::exists(data() / "keys" / "kek.next"));
    QCOMPARE(KeyEncryptionKey::fromFile(kek()).id() == next.id(), committed);
}

QTEST_GUILESS_MAIN(TestIdentityKeys)
#include "tst_identity_keys.moc"
