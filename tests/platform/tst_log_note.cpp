// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/json.h"
#include "platform/auditlog/signednote.h"
#include "platform/base/encoding.h"

#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>
#include <sodium.h>

using namespace atalaya::platform;

namespace {

Checkpoint sampleHead()
{
    Checkpoint head{"atalaya-0011223344556677/t/ten-1/1", 4812, {}};
    head.root.fill(0x5F);
    return head;
}

} // namespace

class TestLogNote : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void publishedNoteOpens()
    {
        QFile file(QStringLiteral(ATALAYA_TEST_DATA "/rfc9162-note.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto vector = atalaya::contract::parseJson(file.readAll().toStdString()).value();
        const auto text = vector["text"].get<std::string>();
        const auto note = text + '\n' + vector["signature"].get<std::string>();
        const auto key = vector["verifierKey"].get<std::string>();
        QVERIFY(openNote(note, key) == text);
        QVERIFY(!openNote("x" + note, key));
        QVERIFY(!openNote(note, "Peter" + key));
    }

    void checkpointIsThreeLines()
    {
        QCOMPARE(encode(sampleHead()), std::string("atalaya-0011223344556677/t/ten-1/1\n4812\n"
                                                   "X19fX19fX19fX19fX19fX19fX19fX19fX19fX19fX18=\n"));
        QVERIFY(decodeCheckpoint(encode(sampleHead())) == sampleHead());
    }

    void badCheckpoints_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("two lines") << QByteArray("o\n1\n");
        QTest::newRow("size is no number") << QByteArray("o\n1x\nX19fX19fX19fX19fX19fX19fX19fX19fX19fX19fX18=\n");
        QTest::newRow("root too short") << QByteArray("o\n1\nX19f\n");
        QTest::newRow("more behind") << QByteArray("o\n1\nX19fX19fX19fX19fX19fX19fX19fX19fX19fX19fX18=\nmore\n");
    }
    void badCheckpoints()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!decodeCheckpoint(text.toStdString()));
    }

    void libsodiumAgreesWithTheSignature()
    {
        const NoteKey key = NoteKey::generate(sampleHead().origin);
        const std::string note = key.sign(sampleHead());
        const std::string text = encode(sampleHead());
        QVERIFY(note.starts_with(text + "\n\xE2\x80\x94 " + key.name() + ' '));
        const auto blob = fromBase64(note.substr(note.rfind(' ') + 1, note.size() - note.rfind(' ') - 2));
        QVERIFY(blob);
        QCOMPARE(blob->size(), std::size_t{4 + crypto_sign_BYTES});
        const auto bytes = [](const std::string &from) {
            return reinterpret_cast<const unsigned char *>(from.data());
        };
        QCOMPARE(crypto_sign_verify_detached(bytes(*blob) + 4, bytes(text), text.size(), bytes(key.publicKey())), 0);
    }

    void everyFlippedByteIsFound()
    {
        const NoteKey key = NoteKey::generate(sampleHead().origin);
        const std::string note = key.sign(sampleHead());
        QVERIFY(openNote(note, key.verifierKey()) == encode(sampleHead()));
        const std::size_t signedPart = encode(sampleHead()).size();
        for (std::size_t i = 0; i < signedPart; ++i) {
            std::string bad = note;
            bad[i] = static_cast<char>(bad[i] ^ 1);
            QVERIFY2(!openNote(bad, key.verifierKey()), std::to_string(i).c_str());
        }
    }

    void anotherKeyOfTheSameNameDoesNotOpen()
    {
        const NoteKey key = NoteKey::generate("server/t/a/1");
        const NoteKey other = NoteKey::generate("server/t/a/1");
        QVERIFY(!openNote(key.sign(sampleHead()), other.verifierKey()));
    }

    void aKeyComesBackFromItsSeed()
    {
        const NoteKey key = NoteKey::generate("server/t/a/1");
        const auto again = NoteKey::fromSeed("server/t/a/1", key.seed());
        QVERIFY(again);
        QCOMPARE(again->verifierKey(), key.verifierKey());
        QVERIFY(!NoteKey::fromSeed("server/t/a/1", "short"));
    }
};

QTEST_GUILESS_MAIN(TestLogNote)
#include "tst_log_note.moc"
