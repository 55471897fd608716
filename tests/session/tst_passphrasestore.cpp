// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/session/keyentries.h"
#include "api/session/passphrasestore.h"
#include "tests/support/futures.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sodium.h>

#include <memory>

using namespace atalaya;
using namespace atalaya::api;
using namespace atalaya::tests;

namespace {

/// Cheap guesses, so that the tests of everything else are quick.
constexpr keyfile::Cost kCheap{1, 1};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray valueOf(const Result<std::optional<SecretString>> &found)
{
    if (!found)
        return "error " + found.error().code.toUtf8();
    return *found ? QByteArray((*found)->view().data(), static_cast<qsizetype>((*found)->size())) : QByteArray();
}

std::optional<KeyStoreProblem> problemOf(const Result<void> &outcome)
{
    return outcome ? std::nullopt : keyStoreProblemOf(outcome.error());
}

} // namespace

class TestPassphraseStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("keys"));
    }

    void keepsEntriesUnderAPassphrase()
    {
        {
            PassphraseStore store(m_path, kCheap);
            QVERIFY(waitFor(store.create(SecretString("árbol verde"))));
            QVERIFY(waitFor(store.write(QStringLiteral("session"), SecretString("s3cret"))));
            QVERIFY(waitFor(store.write(QStringLiteral("cache"), SecretString(std::string_view("\0\x01k", 3)))));
            QVERIFY(waitFor(store.write(QStringLiteral("drafts"), SecretString("d"))));
            QVERIFY(waitFor(store.remove(QStringLiteral("drafts"))));
        }
        QCOMPARE(QFile::permissions(m_path) & ~(QFile::ReadUser | QFile::WriteUser),
                 QFile::ReadOwner | QFile::WriteOwner);
        QVERIFY(!contentOf(m_path).contains("s3cret"));
        PassphraseStore store(m_path, kCheap);
        QCOMPARE(valueOf(waitFor(store.read(QStringLiteral("session")))),
                 QByteArray("error keystore_needs_passphrase"));
        QVERIFY(waitFor(store.open(SecretString("árbol verde"))));
        QCOMPARE(valueOf(waitFor(store.read(QStringLiteral("session")))), QByteArray("s3cret"));
        QCOMPARE(valueOf(waitFor(store.read(QStringLiteral("cache")))), QByteArray("\0\x01k", 3));
        QCOMPARE(valueOf(waitFor(store.read(QStringLiteral("drafts")))), QByteArray());
        store.close();
        QCOMPARE(valueOf(waitFor(store.read(QStringLiteral("session")))),
                 QByteArray("error keystore_needs_passphrase"));
        QCOMPARE(problemOf(waitFor(store.remove(QStringLiteral("session")))), KeyStoreProblem::NeedsPassphrase);
        PassphraseStore closed(m_path, kCheap);
        QCOMPARE(problemOf(waitFor(closed.write(QStringLiteral("session"), SecretString("x")))),
                 KeyStoreProblem::NeedsPassphrase);
    }

    void whatComesLateIsThereWhenItOpens()
    {
        QFETCH(bool, inAnotherLife);
        const QString late = m_path + QStringLiteral(".late");
        auto store = std::make_unique<PassphraseStore>(m_path, kCheap);
        QVERIFY(waitFor(store->create(SecretString("right"))));
        QVERIFY(waitFor(store->write(QStringLiteral("session"), SecretString("old s3cret"))));
        QVERIFY(waitFor(store->write(QStringLiteral("cache"), SecretString("key"))));
        store->close();
        QVERIFY(waitFor(store->write(QStringLiteral("session"), SecretString("n3w s3cret"))));
        QVERIFY(waitFor(store->write(QStringLiteral("session"), SecretString("newest s3cret"))));
        QCOMPARE(QFile::permissions(late) & ~(QFile::ReadUser | QFile::WriteUser),
                 QFile::ReadOwner | QFile::WriteOwner);
        QVERIFY(!contentOf(late).contains("s3cret"));
        if (inAnotherLife)
            store = std::make_unique<PassphraseStore>(m_path, kCheap);
        QCOMPARE(problemOf(waitFor(store->open(SecretString("wrong")))), KeyStoreProblem::WrongPassphrase);
        const auto opening = store->open(SecretString("right"));
        // Still closed: this one is the newest by the time it opens.
        if (!inAnotherLife)
            (void)store->write(QStringLiteral("session"), SecretString("last s3cret"));
        QVERIFY(waitFor(opening));
        const QByteArray expected(inAnotherLife ? "newest s3cret" : "last s3cret");
        QCOMPARE(valueOf(waitFor(store->read(QStringLiteral("session")))), expected);
        QCOMPARE(valueOf(waitFor(store->read(QStringLiteral("cache")))), QByteArray("key"));
        QTRY_VERIFY(!QFile::exists(late));
        store = std::make_unique<PassphraseStore>(m_path, kCheap);
        QVERIFY(waitFor(store->open(SecretString("right"))));
        QCOMPARE(valueOf(waitFor(store->read(QStringLiteral("session")))), expected);
    }
    void whatComesLateIsThereWhenItOpens_data()
    {
        QTest::addColumn<bool>("inAnotherLife");
        QTest::newRow("in this life") << false;
        QTest::newRow("in another life") << true;
    }

    void lateEntriesOfAnotherFileAreNone()
    {
        const QString late = m_path + QStringLiteral(".late");
        PassphraseStore store(m_path, kCheap);
        QVERIFY(waitFor(store.create(SecretString("right"))));
        store.close();
        QVERIFY(waitFor(store.write(QStringLiteral("session"), SecretString("before"))));
        const QByteArray sealed = contentOf(late);
        QVERIFY(waitFor(store.create(SecretString("right"))));
        QVERIFY(waitFor(store.write(QStringLiteral("session"), SecretString("s3cret"))));
        store.close();
        for (const QByteArray &strange : {sealed, sealed.left(20), QByteArray("no such file"), QByteArray(),
                                          QByteArray("\xff\xff\xff\xfe"), QByteArray("\xff\xff\xff\xfe\0\0\0\1x", 9)}) {
            put(late, strange);
            QVERIFY(waitFor(store.open(SecretString("right"))));
            QCOMPARE(valueOf(waitFor(store.read(QStringLiteral("session")))), QByteArray("s3cret"));
            store.close();
        }
    }

    void whatCameLateNeverBeatsWhatIsNewer()
    {
        const QString late = m_path + QStringLiteral(".late");
        PassphraseStore store(m_path, kCheap);
        QVERIFY(waitFor(store.create(SecretString("right"))));
        store.close();
        QVERIFY(waitFor(store.write(QStringLiteral("session"), SecretString("late"))));
        // The disk refuses while it is opened.
        const QDir folder(m_folder->path());
        QVERIFY(folder.mkdir(QStringLiteral("keys.new")));
        QVERIFY(waitFor(store.open(SecretString("right"))));
        QCOMPARE(problemOf(waitFor(store.remove(QStringLiteral("session")))), KeyStoreProblem::DiskFailed);
        QVERIFY(QFile::exists(late));
        QVERIFY(folder.rmdir(QStringLiteral("keys.new")));
        QVERIFY(waitFor(store.write(QStringLiteral("session"), SecretString("newer"))));
        QVERIFY(!QFile::exists(late));
        store.close();
        QVERIFY(waitFor(store.open(SecretString("right"))));
        QCOMPARE(valueOf(waitFor(store.read(QStringLiteral("session")))), QByteArray("newer"));
    }

    void aDamagedCountOfLateEntriesCostsNothing()
    {
        const QString late = m_path + QStringLiteral(".late");
        PassphraseStore store(m_path, kCheap);
        QVERIFY(waitFor(store.create(SecretString("right"))));
        QVERIFY(waitFor(store.write(QStringLiteral("session"), SecretString("before"))));
        store.close();
        QVERIFY(waitFor(store.write(QStringLiteral("session"), SecretString("late"))));
        // More than any memory holds; what is there stands for itself.
        put(late, QByteArray("\xff\xff\xff\xfe") + contentOf(late).mid(4));
        PassphraseStore next(m_path, kCheap);
        QVERIFY(waitFor(next.open(SecretString("right"))));
        QCOMPARE(valueOf(waitFor(next.read(QStringLiteral("session")))), QByteArray("late"));
    }

    void closedItTakesOnlyTheSession()
    {
        PassphraseStore store(m_path, kCheap);
        QVERIFY(waitFor(store.create(SecretString("right"))));
        QVERIFY(waitFor(store.write(keyentry::Session, SecretString("s3cret"))));
        store.close();
        const QString late = m_path + QStringLiteral(".late");
        QCOMPARE(problemOf(waitFor(store.write(keyentry::Cache, SecretString("k")))), KeyStoreProblem::NeedsPassphrase);
        // As whoever signs out behind the lock does.
        QObject owner;
        QCOMPARE(problemOf(waitFor(keyentries::remove(&owner, &store, {keyentry::Cache, keyentry::Session}))),
                 KeyStoreProblem::NeedsPassphrase);
        QVERIFY(!QFile::exists(late));
        QVERIFY(waitFor(store.write(keyentry::Session, SecretString("n3w s3cret"))));
        QVERIFY(QFile::exists(late));
    }

    void tellsWrongFromDamaged()
    {
        PassphraseStore store(m_path, kCheap);
        QCOMPARE(problemOf(waitFor(store.open(SecretString("right")))), KeyStoreProblem::EntryLost);
        QVERIFY(waitFor(store.create(SecretString("right"))));
        QVERIFY(waitFor(store.write(QStringLiteral("session"), SecretString("s3cret"))));
        store.close();
        for (const char *const wrong : {"", "Right", "right ", "righ"})
            QCOMPARE(problemOf(waitFor(store.open(SecretString(wrong)))), KeyStoreProblem::WrongPassphrase);
        const QByteArray whole = contentOf(m_path);
        // Every single bit, and every length that a torn write could leave.
        for (qsizetype bit = 0; bit < whole.size() * 8; ++bit) {
            QByteArray changed = whole;
            changed[bit / 8] = static_cast<char>(changed.at(bit / 8) ^ (1 << (bit % 8)));
            QVERIFY2(!keyfile::readHead(changed), QByteArray::number(bit));
        }
        for (qsizetype length = 0; length < whole.size(); ++length) {
            put(m_path, whole.left(length));
            QCOMPARE(problemOf(waitFor(store.open(SecretString("right")))), KeyStoreProblem::Damaged);
        }
        put(m_path, whole);
        QVERIFY(waitFor(store.open(SecretString("right"))));
    }

    void refusesACostThatNoHonestFileHas()
    {
        const keyfile::Head dear{{3, 1'000'000}, QByteArray(16, 's')};
        const keyfile::Keys keys{SecretString(std::string(32, 'k')), QByteArray(32, 'p')};
        QVERIFY(!keyfile::readHead(keyfile::seal(dear, keys, {})));
        const keyfile::Head fair{{3, 256}, QByteArray(16, 's')};
        QVERIFY(keyfile::readHead(keyfile::seal(fair, keys, {})));
    }

    void changedEntriesUnderARightChecksumAreDamage()
    {
        const keyfile::Head head = keyfile::newHead(kCheap);
        const auto keys = keyfile::derive(SecretString("right"), head);
        QVERIFY(keys);
        QByteArray file = keyfile::seal(head, *keys, {{QStringLiteral("session"), SecretString("s3cret")}});
        file[file.size() - 40] = static_cast<char>(file.at(file.size() - 40) ^ 1);
        file.chop(32);
        QByteArray sum(32, '\0');
        crypto_generichash(reinterpret_cast<unsigned char *>(sum.data()), 32,
                           reinterpret_cast<const unsigned char *>(file.constData()),
                           static_cast<unsigned long long>(file.size()), nullptr, 0);
        const auto opened = keyfile::open(file + sum, *keys);
        QVERIFY(!opened);
        QCOMPARE(keyStoreProblemOf(opened.error()), KeyStoreProblem::Damaged);
    }

    /// The first half of what the reference program answers to
    /// `echo -n passphrase | argon2 0123456789abcdef -id -t 3 -k 262144 -p 1 -l 64 -r`.
    void derivesAsArgon2idDoes()
    {
        const QByteArray salt("0123456789abcdef");
        const keyfile::Cost real;
        QCOMPARE(real, (keyfile::Cost{3, 256}));
        const auto keys = keyfile::derive(SecretString("passphrase"), {real, salt});
        QVERIFY(keys);
        const QByteArray sealing(keys->sealing.view().data(), static_cast<qsizetype>(keys->sealing.size()));
        QCOMPARE(sealing.toHex(), QByteArray("d6903091d9cc5aa1d9d16c292b5eb6d33ee87c543c32c8508f03980e1381c328"));
    }

    void changesThePassphrase()
    {
        PassphraseStore store(m_path, kCheap);
        QVERIFY(waitFor(store.create(SecretString("old"))));
        QVERIFY(waitFor(store.write(QStringLiteral("session"), SecretString("s3cret"))));
        QCOMPARE(problemOf(waitFor(store.change(SecretString("other"), SecretString("new")))),
                 KeyStoreProblem::WrongPassphrase);
        const auto changing = store.change(SecretString("old"), SecretString("new"));
        // Written meanwhile: not lost.
        const auto writing = store.write(QStringLiteral("cache"), SecretString("k"));
        QVERIFY(waitFor(changing));
        QVERIFY(waitFor(writing));
        store.close();
        QCOMPARE(problemOf(waitFor(store.open(SecretString("old")))), KeyStoreProblem::WrongPassphrase);
        QVERIFY(waitFor(store.open(SecretString("new"))));
        QCOMPARE(valueOf(waitFor(store.read(QStringLiteral("session")))), QByteArray("s3cret"));
        QCOMPARE(valueOf(waitFor(store.read(QStringLiteral("cache")))), QByteArray("k"));
    }

    void nothingIsNoPassphrase()
    {
        PassphraseStore store(m_path, kCheap);
        QCOMPARE(problemOf(waitFor(store.create({}))), KeyStoreProblem::NeedsPassphrase);
        QVERIFY(!QFile::exists(m_path));
        QVERIFY(waitFor(store.create(SecretString("right"))));
        QCOMPARE(problemOf(waitFor(store.change(SecretString("right"), {}))), KeyStoreProblem::NeedsPassphrase);
    }

    void closedWhileItOpensStaysClosed()
    {
        PassphraseStore store(m_path, kCheap);
        QVERIFY(waitFor(store.create(SecretString("right"))));
        store.close();
        const auto opening = store.open(SecretString("right"));
        store.close();
        QCOMPARE(problemOf(waitFor(opening)), KeyStoreProblem::NeedsPassphrase);
        QVERIFY(!store.isOpen());
    }

    void aDiskThatRefusesIsSaid()
    {
        PassphraseStore store(m_folder->filePath(QStringLiteral("no/such/folder/keys")), kCheap);
        QCOMPARE(problemOf(waitFor(store.create(SecretString("right")))), KeyStoreProblem::DiskFailed);
        QVERIFY(!store.isOpen());
    }

    void leavesNoFileBehind()
    {
        PassphraseStore store(m_path, kCheap);
        QVERIFY(waitFor(store.create(SecretString("right"))));
        QVERIFY(waitFor(store.destroy()));
        QVERIFY(!QFile::exists(m_path));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestPassphraseStore)
#include "tst_passphrasestore.moc"
