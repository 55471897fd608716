// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/vault/sealedrecord.h"

#include <QSet>
#include <QTest>

using namespace atalaya::api;

namespace {

SecretString secret(char fill)
{
    return SecretString(std::string(RecordKey::keyBytes, fill));
}

RecordLabel label()
{
    return {"https://a.example", "u-1", "t-1", "GET", "/api/thing?"};
}

constexpr std::uint64_t generation = 7;

} // namespace

class TestSealedRecord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsSealedOpens_data()
    {
        QTest::addColumn<QByteArray>("plain");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a byte") << QByteArray("x");
        QTest::newRow("text with a zero") << QByteArray("a\0b", 3);
        QTest::newRow("a megabyte") << QByteArray(1'000'000, 'm');
    }
    void whatIsSealedOpens()
    {
        QFETCH(QByteArray, plain);
        const QByteArray record = m_key.seal(label(), RecordKind::Response, generation, plain);
        QCOMPARE(m_key.open(label(), RecordKind::Response, generation, record), std::optional(plain));
        QCOMPARE(record.size(), RecordHead::bytes + plain.size() + 16);
        if (plain.size() > 1)
            QVERIFY(!record.contains(plain));
        // The same again looks different: nobody sees that nothing has changed.
        QVERIFY(record != m_key.seal(label(), RecordKind::Response, generation, plain));
    }

    void headSaysWhoseKey()
    {
        const QByteArray record = m_key.seal(label(), RecordKind::Draft, generation, "x");
        const auto head = RecordHead::read(record.left(RecordHead::bytes));
        QVERIFY(head.has_value());
        QCOMPARE(head->kind, RecordKind::Draft);
        QCOMPARE(head->keyId, m_key.id());
        QCOMPARE(head->generation, generation);
        QVERIFY(!RecordHead::read(record.left(RecordHead::bytes - 1)));
        QVERIFY(RecordKey::from(secret('k'))->id() == m_key.id());
        QVERIFY(RecordKey::from(secret('l'))->id() != m_key.id());
    }

    void opensNowhereElse_data()
    {
        QTest::addColumn<int>("what");
        int row = 0;
        for (const char *const what :
             {"origin", "user", "tenant", "method", "url", "kind", "generation", "key", "parts moved"})
            QTest::newRow(what) << row++;
    }
    void opensNowhereElse()
    {
        QFETCH(int, what);
        const QByteArray record = m_key.seal(label(), RecordKind::Response, generation, "figures");
        RecordLabel other = label();
        RecordKind kind = RecordKind::Response;
        std::uint64_t which = generation;
        RecordKey key = m_key;
        switch (what) {
        case 0:
            other.origin = "https://b.example";
            break;
        case 1:
            other.user = "u-2";
            break;
        case 2:
            other.tenant.clear();
            break;
        case 3:
            other.method = "HEAD";
            break;
        case 4:
            other.url += '&';
            break;
        case 5:
            kind = RecordKind::Note;
            break;
        case 6:
            which = generation + 1;
            break;
        case 7:
            key = *RecordKey::from(secret('l'));
            break;
        default:
            // The same bytes in a row, cut elsewhere.
            other.user = "u-1t";
            other.tenant = "-1";
        }
        QVERIFY(!key.open(other, kind, which, record));
        QVERIFY(key.nameOf(other, kind) != m_key.nameOf(label(), RecordKind::Response) || what == 6);
    }

    void truncatedOrLengthenedIsRefused()
    {
        const QByteArray record = m_key.seal(label(), RecordKind::Response, generation, "some figures");
        for (qsizetype size = 0; size < record.size(); ++size)
            QVERIFY(!m_key.open(label(), RecordKind::Response, generation, record.left(size)));
        QVERIFY(!m_key.open(label(), RecordKind::Response, generation, record + '\0'));
    }

    void onlyKeysOfTheRightSize()
    {
        QVERIFY(!RecordKey::from({}));
        QVERIFY(!RecordKey::from(SecretString("short")));
        QVERIFY(!RecordKey::from(SecretString(std::string(33, 'k'))));
    }

    void namesSayNothing()
    {
        const QByteArray name = m_key.nameOf(label(), RecordKind::Response);
        QCOMPARE(name.size(), 64);
        QCOMPARE(QByteArray::fromHex(name).toHex(), name);
        QCOMPARE(name, m_key.nameOf(label(), RecordKind::Response));
    }

private:
    RecordKey m_key = *RecordKey::from(secret('k'));
};

QTEST_GUILESS_MAIN(TestSealedRecord)
#include "tst_sealedrecord.moc"
