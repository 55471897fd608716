// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/session/keptsession.h"
#include "api/session/keystore.h"
#include "api/session/keystorememo.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace atalaya;
using namespace atalaya::api;
using namespace std::chrono_literals;

namespace {

const QDateTime &nine()
{
    static const QDateTime time(QDate(2026, 2, 1), QTime(9, 0), Qt::UTC);
    return time;
}

KeptSession sample()
{
    KeptSession kept;
    kept.server = QUrl(QStringLiteral("https://console.example.org"));
    kept.userId = QStringLiteral("u-1");
    kept.email = QStringLiteral("ana@ejemplo.es");
    kept.tenantId = QStringLiteral("t-1");
    kept.refreshToken = SecretString("token");
    kept.endsAt = nine().addSecs(3600);
    kept.seenAt = nine();
    return kept;
}

SecretString edited(const QByteArray &from, const QByteArray &to)
{
    QByteArray text(sample().entry().view().data(), static_cast<qsizetype>(sample().entry().size()));
    text.replace(from, to);
    return SecretString(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
}

} // namespace

class TestKeptSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas()
    {
        const auto back = KeptSession::read(sample().entry());
        QVERIFY(back);
        QVERIFY(back->isSamePerson(sample()));
        QCOMPARE(back->email, sample().email);
        QCOMPARE(back->refreshToken.view(), std::string_view("token"));
        QCOMPARE(back->endsAt, sample().endsAt);
        QCOMPARE(back->seenAt, sample().seenAt);
        QVERIFY(sample().entry().size() <= KeyStore::MaxEntry / 2);
    }

    void whatIsNotOneIsNothing()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QVERIFY(KeptSession::read(edited({}, {})));
        QVERIFY(!KeptSession::read(edited(from, to)));
    }
    void whatIsNotOneIsNothing_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("no token") << QByteArray("token ") << QByteArray(" ");
        QTest::newRow("another version") << QByteArray("\"v\":1") << QByteArray("\"v\":2");
        QTest::newRow("cut") << QByteArray("1}") << QByteArray("1");
        QTest::newRow("a number for a text") << QByteArray("\"u-1\"") << QByteArray("1");
        QTest::newRow("nobody") << QByteArray("\"u-1\"") << QByteArray("\"\"");
        QTest::newRow("a server in the clear") << QByteArray("https://") << QByteArray("http://");
        QTest::newRow("no server") << QByteArray("https://console.example.org") << QByteArray();
        QTest::newRow("no end") << QByteArray("\"ends\"") << QByteArray("\"end\"");
        QTest::newRow("not JSON") << QByteArray("{") << QByteArray("[");
    }

    void livesAsLongAsThePlatformSays()
    {
        contract::Me me;
        me.user.id = "u-1";
        me.session.lastSeenAt = contract::Instant(1'000'000s);
        me.session.expiresAt = contract::Instant(1'000'000s + 12h);
        // The platform's clock is years behind ours, and that is of no account.
        const KeptSession kept = KeptSession::of(sample().server, me, nine());
        QCOMPARE(kept.endsAt, nine().addSecs(12 * 3600));
        QVERIFY(!kept.hasEnded(nine().addSecs(12 * 3600 - 1)));
        QVERIFY(kept.hasEnded(nine().addSecs(12 * 3600)));
        QVERIFY(kept.tenantId.isEmpty());
    }

    void aClockSetBackMakesNothingLonger()
    {
        KeptSession kept = sample();
        kept.seenAt = kept.endsAt;
        QVERIFY(kept.hasEnded(nine()));
    }

    void theProfileRemembersWhereKeysAre()
    {
        QTemporaryDir profile;
        KeyStoreMemo memo = KeyStoreMemo::load(profile.path());
        QCOMPARE(memo.mode, std::nullopt);
        QCOMPARE(memo.prefix.size(), 16);
        QVERIFY(KeyStoreMemo::load(profile.path()).prefix != memo.prefix);
        memo.mode = KeyStore::Mode::Keychain;
        memo.backend = QStringLiteral("GNOME Keyring");
        memo.kept = true;
        memo.leaving = true;
        memo.former = KeyStore::Mode::Passphrase;
        QVERIFY(memo.save(profile.path()));
        QCOMPARE(KeyStoreMemo::load(profile.path()), memo);
        QVERIFY(!memo.save(profile.filePath(QStringLiteral("no/such/folder"))));
        QFile file(profile.filePath(QStringLiteral("keystore.json")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"version\":1,") > 0);
        file.close();
        QCOMPARE(KeyStoreMemo::load(profile.path()).mode, std::nullopt);
    }
};

QTEST_GUILESS_MAIN(TestKeptSession)
#include "tst_keptsession.moc"
