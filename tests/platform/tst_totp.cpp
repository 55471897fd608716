// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/identity/totp.h"

#include <QFile>
#include <QTest>
#include <QUrl>
#include <QUrlQuery>

using namespace atalaya::platform;
using namespace std::chrono_literals;

namespace {

const std::string rfcSecret = "12345678901234567890";

/// The lines of a vector file, split at the comma; comments are skipped.
QList<QList<QByteArray>> vectors(const char *name)
{
    QFile file(QStringLiteral(ATALAYA_TEST_DATA "/%1").arg(QLatin1String(name)));
    QList<QList<QByteArray>> rows;
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (!line.isEmpty() && !line.startsWith('#'))
            rows.append(line.split(','));
    }
    return rows;
}

Instant at(std::int64_t seconds)
{
    return Instant(std::chrono::seconds(seconds));
}

} // namespace

class TestTotp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hotpVectors_data();
    void hotpVectors();
    void totpVectors_data();
    void totpVectors();
    void base32Vectors_data();
    void base32Vectors();
    void window_data();
    void window();
    void stepsOnlyGrow();
    void malformedCodes_data();
    void malformedCodes();
    void secretsAreFresh();
    void otpauthUrl();
};

void TestTotp::hotpVectors_data()
{
    QTest::addColumn<qint64>("counter");
    QTest::addColumn<QByteArray>("code");
    const auto rows = vectors("rfc4226-hotp.csv");
    QCOMPARE(rows.size(), 10);
    for (const auto &row : rows)
        QTest::newRow(row[0].constData()) << row[0].toLongLong() << row[1];
}

void TestTotp::hotpVectors()
{
    QFETCH(qint64, counter);
    QFETCH(QByteArray, code);
    QCOMPARE(QByteArray::fromStdString(totp::hotp(rfcSecret, counter)), code);
}

void TestTotp::totpVectors_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QByteArray>("code");
    const auto rows = vectors("rfc6238-totp.csv");
    QCOMPARE(rows.size(), 6);
    for (const auto &row : rows)
        QTest::newRow(row[0].constData()) << row[0].toLongLong() << row[1];
}

void TestTotp::totpVectors()
{
    QFETCH(qint64, seconds);
    QFETCH(QByteArray, code);
    QCOMPARE(QByteArray::fromStdString(totp::hotp(rfcSecret, totp::stepAt(at(seconds)), 8)), code);
    // Six digits are the last six of eight.
    const auto match = totp::match(rfcSecret, code.last(6).toStdString(), at(seconds), std::nullopt);
    QCOMPARE(match.result, totp::Match::Result::Accepted);
    QCOMPARE(match.step, seconds / 30);
}

void TestTotp::base32Vectors_data()
{
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<QByteArray>("encoded");
    const auto rows = vectors("rfc4648-base32.csv");
    QCOMPARE(rows.size(), 6);
    for (const auto &row : rows)
        QTest::newRow(row[0].constData()) << row[0] << row[1];
}

void TestTotp::base32Vectors()
{
    QFETCH(QByteArray, plain);
    QFETCH(QByteArray, encoded);
    QCOMPARE(QByteArray::fromStdString(totp::toBase32(plain.toStdString())), encoded);
    QCOMPARE(totp::fromBase32(encoded.toStdString()), plain.toStdString());
    QCOMPARE(totp::fromBase32("not base32!"), std::nullopt);
}

void TestTotp::window_data()
{
    QTest::addColumn<int>("offset");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("two before") << -2 << false;
    QTest::newRow("one before") << -1 << true;
    QTest::newRow("present") << 0 << true;
    QTest::newRow("one after") << 1 << true;
    QTest::newRow("two after") << 2 << false;
}

void TestTotp::window()
{
    QFETCH(int, offset);
    QFETCH(bool, accepted);
    const std::int64_t present = 37'037'037;
    const Instant now = totp::startOf(present) + 17s;
    const auto match = totp::match(rfcSecret, totp::hotp(rfcSecret, present + offset), now, std::nullopt);
    QCOMPARE(match.result == totp::Match::Result::Accepted, accepted);
    if (accepted)
        QCOMPARE(match.step, present + offset);
}

void TestTotp::stepsOnlyGrow()
{
    const std::int64_t present = 37'037'037;
    const Instant now = totp::startOf(present);
    const auto result = [&](std::int64_t step, std::int64_t lastStep) {
        return totp::match(rfcSecret, totp::hotp(rfcSecret, step), now, lastStep).result;
    };
    QCOMPARE(result(present, present - 1), totp::Match::Result::Accepted);
    QCOMPARE(result(present, present), totp::Match::Result::Replayed);
    QCOMPARE(result(present - 1, present), totp::Match::Result::Replayed);
    QCOMPARE(result(present + 1, present), totp::Match::Result::Accepted);
    QCOMPARE(result(present + 1, present + 1), totp::Match::Result::Replayed);
    QCOMPARE(result(present + 2, present), totp::Match::Result::Wrong);
}

void TestTotp::malformedCodes_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("short") << QByteArray("28708");
    QTest::newRow("long") << QByteArray("2870820");
    QTest::newRow("letters") << QByteArray("abcdef");
    QTest::newRow("with NUL") << QByteArray("287082\0", 7);
}

void TestTotp::malformedCodes()
{
    QFETCH(QByteArray, code);
    QCOMPARE(totp::match(rfcSecret, code.toStdString(), at(59), std::nullopt).result, totp::Match::Result::Wrong);
}

void TestTotp::secretsAreFresh()
{
    const std::string one = totp::newSecret();
    QCOMPARE(one.size(), 20U);
    QVERIFY(one != totp::newSecret());
}

void TestTotp::otpauthUrl()
{
    const QUrl url(QString::fromStdString(totp::otpauthUrl("Atalaya", "ana+1@ríos.example", rfcSecret)),
                   QUrl::StrictMode);
    QVERIFY(url.isValid());
    QCOMPARE(url.scheme(), QStringLiteral("otpauth"));
    QCOMPARE(url.host(), QStringLiteral("totp"));
    QCOMPARE(url.path(), QStringLiteral("/Atalaya:ana+1@ríos.example"));
    const QUrlQuery query(url);
    QCOMPARE(query.queryItemValue(QStringLiteral("secret")), QStringLiteral("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"));
    QCOMPARE(query.queryItemValue(QStringLiteral("issuer")), QStringLiteral("Atalaya"));
    QCOMPARE(query.queryItemValue(QStringLiteral("algorithm")), QStringLiteral("SHA1"));
    QCOMPARE(query.queryItemValue(QStringLiteral("digits")), QStringLiteral("6"));
    QCOMPARE(query.queryItemValue(QStringLiteral("period")), QStringLiteral("30"));
}

QTEST_GUILESS_MAIN(TestTotp)
#include "tst_totp.moc"
