// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/leafreader.h"
#include "tests/support/operatorlog.h"

#include <QTest>

using namespace atalaya::api;
using namespace atalaya::tests;

namespace {

OperatorEntry sample()
{
    return {"ten-1", 99'987, 1'770'386'657'000, "decision", R"(["a"])", QByteArray(32, 's'), "{}", QByteArray(32, 't')};
}

} // namespace

class TestLeafReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytesAreFixed()
    {
        // Written out by hand, from docs/decisions/0005.
        const QByteArray bytes = QByteArray::fromHex("01"
                                                     "0005"
                                                     "74656e2d31"
                                                     "0000000000018693"
                                                     "0000019c33448ee8"
                                                     "08"
                                                     "6465636973696f6e") +
                                 QByteArray(32, '\xAB') + QByteArray(32, '\x01');
        const auto leaf = LogLeaf::parse(bytes.toStdString());
        QVERIFY(leaf);
        QCOMPARE(leaf->tenantId, std::string("ten-1"));
        QCOMPARE(leaf->seq, std::uint64_t{99'987});
        QCOMPARE(leaf->at.time_since_epoch().count(), 1'770'386'657'000);
        QCOMPARE(leaf->kind, std::string("decision"));
        QCOMPARE(leaf->meta[5], std::uint8_t{0xAB});
        QCOMPARE(leaf->body[31], std::uint8_t{1});
    }

    void commitmentsOpenOnce()
    {
        const OperatorEntry entry = sample();
        const auto leaf = LogLeaf::parse(entry.leaf().toStdString());
        QVERIFY(leaf);
        const std::string salt = entry.metaSalt.toStdString();
        QVERIFY(opens(leaf->meta, Payload::Meta, salt, R"(["a"])"));
        QVERIFY(opens(leaf->body, Payload::Body, entry.bodySalt.toStdString(), "{}"));
        QVERIFY(!opens(leaf->meta, Payload::Body, salt, R"(["a"])"));
        QVERIFY(!opens(leaf->meta, Payload::Meta, salt, R"(["b"])"));
        QVERIFY(!opens(leaf->meta, Payload::Meta, entry.bodySalt.toStdString(), R"(["a"])"));
        // The same bytes in a row, cut elsewhere.
        QVERIFY(!opens(leaf->meta, Payload::Meta, salt + '[', R"("a"])"));
        QVERIFY(!opens(leaf->meta, Payload::Meta, salt.substr(1), R"(["a"])"));
    }

    void everythingElseIsRefused()
    {
        const QByteArray good = sample().leaf();
        QVERIFY(LogLeaf::parse(good.toStdString()));
        for (qsizetype length = 0; length < good.size(); ++length)
            QVERIFY(!LogLeaf::parse(good.left(length).toStdString()));
        QVERIFY(!LogLeaf::parse((good + '\0').toStdString()));
        QVERIFY(!LogLeaf::parse(QByteArray(good).replace(0, 1, "\x02").toStdString()));
        QVERIFY(!LogLeaf::parse(QByteArray(good).replace(1, 2, "\xFF\xFF").toStdString()));
    }

    void idsNameTenantAndNumber()
    {
        const QByteArray tenant = QCryptographicHash::hash("ten-1", QCryptographicHash::Sha256).left(6).toHex();
        const auto id = [](std::uint64_t seq) {
            return QByteArray::fromStdString(decisionIdOf("ten-1", seq));
        };
        QCOMPARE(id(0), "dec-" + tenant + "-0000000000");
        QCOMPARE(id(99'987), "dec-" + tenant + "-0000018693");
        QCOMPARE(id((std::uint64_t{1} << 40) - 1), "dec-" + tenant + "-ffffffffff");
        QCOMPARE(id(std::uint64_t{1} << 40), "dec-" + tenant + "-10000000000");
        QCOMPARE(id(~std::uint64_t{0}), "dec-" + tenant + "-ffffffffffffffff");
    }
};

QTEST_GUILESS_MAIN(TestLeafReader)
#include "tst_leafreader.moc"
