// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/demosession.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace atalaya::tests;
using namespace Qt::StringLiterals;

namespace {

constexpr int perKind = 40;
const QString compliance = u"lucia.ferrer@ascensores-xyz.example"_s;
/// Planted beside the personal data and nothing that is masked: the search has to find it.
const QByteArray control = "KonTroLe0815";

/// Part of every planted value of a kind, so that one search finds them all, and what stands in its place.
struct Kind
{
    QByteArray marker;
    QString placeholder;
};
const QList<Kind> kinds{
    {"kanari0.", u"[email]"_s},     {"+49151123456", u"[phone]"_s}, {"X93714", u"[national-id]"_s},
    {"3704004405320", u"[iban]"_s}, {"411111009371", u"[card]"_s},
};

/// The digits with the last one that makes them right by Luhn.
QString card(int number)
{
    const QString digits = QString::fromLatin1(kinds.at(4).marker) + u"%1"_s.arg(number, 3, 10, QLatin1Char('0'));
    int sum = 0;
    for (qsizetype i = 0; i < digits.size(); ++i) {
        const int doubled = digits.at(digits.size() - 1 - i).digitValue() * (i % 2 == 0 ? 2 : 1);
        sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return digits + QString::number((10 - sum % 10) % 10);
}

/// German, by ISO 7064 mod 97-10.
QString iban(int number)
{
    const QString account = QString::fromLatin1(kinds.at(3).marker) + u"%1"_s.arg(number, 5, 10, QLatin1Char('0'));
    int rest = 0;
    // D is 13, E is 14.
    for (const QChar digit : QString(account + u"131400"_s))
        rest = (rest * 10 + digit.digitValue()) % 97;
    return u"DE%1%2"_s.arg(98 - rest, 2, 10, QLatin1Char('0')).arg(account);
}

QString nationalId(int number)
{
    const QString digits = u"93714%1"_s.arg(number, 2, 10, QLatin1Char('0'));
    // X counts as a nought.
    return u'X' + digits + u"TRWAGMYFPDXBNJZSQVHLCKE"_s.at(digits.toInt() % 23);
}

QStringList valuesOf(int number)
{
    return {u"kanari0.%1@correo.example"_s.arg(number), u"+49151123456%1"_s.arg(number, 2, 10, QLatin1Char('0')),
            nationalId(number), iban(number), card(number)};
}

QByteArray jsonText(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// The text as it is, as UTF-16, in hex and in base64 at its three alignments.
QList<QByteArray> disguises(const QByteArray &secret)
{
    const QString text = QString::fromLatin1(secret);
    QList<QByteArray> all{secret, QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2),
                          secret.toHex(), secret.toHex().toUpper(),
                          secret.toBase64(QByteArray::OmitTrailingEquals).chopped(2)};
    for (const char *const shift : {"x", "xx"})
        all.append((shift + secret).toBase64(QByteArray::OmitTrailingEquals).sliced(4).chopped(2));
    return all;
}

QByteArray foundIn(const QByteArray &bytes, const QByteArray &secret)
{
    for (const QByteArray &one : disguises(secret)) {
        if (const auto at = bytes.indexOf(one); at >= 0)
            return bytes.mid(qMax<qsizetype>(0, at - 40), 120).toPercentEncoding();
    }
    return {};
}

} // namespace

/// Personal data that agents send, and people write, with masking on: 200 values in every place that takes text. None
/// of them is in what the platform keeps, logs, answers, exports or backs up.
class TestMaskedCanaries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatIsAskedIsMasked();
    void peopleWriteThemToo();
    void refusedRequestsKeepNothing();
    void everyWayOutIsMasked();
    void nothingIsKept_data();
    void nothingIsKept();

private:
    [[nodiscard]] HttpReply decide(const QJsonObject &wish, const QByteArray &correlation = {});
    [[nodiscard]] HttpReply post(const QByteArray &target, const QJsonObject &body);
    [[nodiscard]] HttpReply get(const QByteArray &target);
    void keep(const HttpReply &reply);

    QTemporaryDir m_world;
    PlatformProcess m_platform;
    DemoSession m_lucia;
    QByteArray m_key;
    QStringList m_blocked;
    QStringList m_waiting;
    /// Everything that came out of the platform by HTTP.
    QByteArray m_answers;
    QByteArray m_exports;
};

void TestMaskedCanaries::keep(const HttpReply &reply)
{
    for (auto header = reply.headers.cbegin(); header != reply.headers.cend(); ++header)
        m_answers += header.key() + ": " + header.value() + '\n';
    m_answers += reply.body + '\n';
}

HttpReply TestMaskedCanaries::post(const QByteArray &target, const QJsonObject &body)
{
    HttpHeaders headers = m_lucia.headers();
    headers.insert("idempotency-key", freshKey());
    HttpReply reply = m_platform.send("POST", target, headers, jsonText(body));
    keep(reply);
    return reply;
}

HttpReply TestMaskedCanaries::get(const QByteArray &target)
{
    HttpReply reply = m_platform.send("GET", target, m_lucia.headers());
    keep(reply);
    return reply;
}

HttpReply TestMaskedCanaries::decide(const QJsonObject &wish, const QByteArray &correlation)
{
    HttpHeaders headers{{"x-api-key", m_key}, {"idempotency-key", freshKey()}};
    if (!correlation.isEmpty())
        headers.insert("x-correlation-id", correlation);
    HttpReply reply = m_platform.send("POST", "/api/governance/decide", headers, jsonText(wish));
    keep(reply);
    return reply;
}

void TestMaskedCanaries::initTestCase()
{
    // What the platform leaves in passing is searched too.
    QVERIFY(QDir(m_world.path()).mkpath(u"tmp"_s));
    qputenv("TMPDIR", m_world.path().toLocal8Bit() + "/tmp");
    QVERIFY2(m_platform.start({u"--demo"_s}), qPrintable(m_platform.errorOutput()));
    const DemoSession admin = signInToDemo(m_platform, u"marta.vidal@ascensores-xyz.example"_s);
    HttpHeaders headers = admin.headers();
    headers.insert("idempotency-key", freshKey());
    m_key =
        m_platform
            .send("POST", "/api/admin/api-keys", headers, R"({"name":"Agents","kind":"secret","scopes":["decide"]})")
            .data()
            .value(u"key"_s)
            .toString()
            .toUtf8();
    QVERIFY(!m_key.isEmpty());
    m_lucia = signInToDemo(m_platform, compliance);
    QVERIFY(m_lucia.isOpen());
}

void TestMaskedCanaries::whatIsAskedIsMasked()
{
    for (int number = 0; number < perKind; ++number) {
        const QStringList values = valuesOf(number);
        const QString all = values.join(u" ; "_s);
        QJsonObject inputs{{u"nota"_s, u"%1 %2"_s.arg(QString::fromLatin1(control), all)},
                           {u"lista"_s, QJsonArray{values.at(0), QJsonObject{{u"dentro"_s, values.at(3)}}}},
                           {u"tarjeta"_s, values.at(4).toLongLong()}};
        inputs.insert(u"clave "_s + values.at(number % 5), true);
        const int risks[]{95, 80, 10};
        const HttpReply reply =
            decide({{u"agent"_s, u"averías"_s},
                    {u"entity"_s, u"Ficha %1 de %2"_s.arg(QString::fromLatin1(control), values.at((number + 1) % 5))},
                    {u"action"_s, u"Avisar a "_s + values.at((number + 2) % 5)},
                    {u"risk"_s, risks[number % 3]},
                    {u"confidence"_s, 0.9},
                    {u"role"_s, values.at((number + 3) % 5)},
                    {u"user"_s, values.at((number + 4) % 5)},
                    {u"reason"_s, all},
                    {u"inputs"_s, inputs}},
                   values.at(number % 5).toUtf8());
        QVERIFY2(reply.status == 201, reply.body.constData());
        const QString id = reply.data().value(u"decisionId"_s).toString();
        const QString state = reply.data().value(u"state"_s).toString();
        if (state == u"blocked")
            m_blocked.append(id);
        else if (state == u"review")
            m_waiting.append(id);
    }
    QVERIFY(m_blocked.size() >= 5);
    QVERIFY(m_waiting.size() >= 5);
}

void TestMaskedCanaries::peopleWriteThemToo()
{
    QVERIFY(!m_blocked.isEmpty() && !m_waiting.isEmpty());
    const QString all = valuesOf(1).join(u" ; "_s);
    const QByteArray decision = m_blocked.first().toUtf8();
    const HttpReply asked = post("/api/admin/audit/decisions/" + decision + "/override-requests",
                                 {{u"reason"_s, u"Lo pide "_s + all}, {u"scope"_s, u"once"_s}, {u"hours"_s, 0}});
    QVERIFY2(asked.status == 201, asked.body.constData());
    const QByteArray waiting = m_waiting.first().toUtf8();
    QCOMPARE(post("/api/admin/governance/reviews/" + waiting + "/take", {}).status, 200);
    const HttpReply said = post("/api/admin/governance/reviews/" + waiting + "/verdict",
                                {{u"outcome"_s, u"rejected"_s}, {u"reason"_s, u"Llamé a "_s + all}});
    QVERIFY2(said.status == 200, said.body.constData());
}

void TestMaskedCanaries::refusedRequestsKeepNothing()
{
    const QStringList values = valuesOf(2);
    for (const QString &value : values) {
        // A field that nobody knows, and a value of the wrong kind: named in the answer, never repeated in a log.
        QCOMPARE(
            decide({{u"agent"_s, u"a"_s}, {u"entity"_s, u"e"_s}, {u"action"_s, u"x"_s}, {u"risk"_s, value}}).status,
            400);
        QCOMPARE(m_platform
                     .send("GET", "/api/admin/audit/decisions/" + value.toUtf8().toPercentEncoding(), m_lucia.headers())
                     .status,
                 404);
    }
}

void TestMaskedCanaries::everyWayOutIsMasked()
{
    const HttpReply asked =
        post("/api/admin/audit/queries", {{u"q"_s, QString::fromLatin1(control)}, {u"sort"_s, u"-time"_s}});
    QVERIFY2(asked.status == 200, asked.body.constData());
    QCOMPARE(asked.data().value(u"total"_s).toInt(), perKind);
    const QByteArray query = "/api/admin/audit/queries/" + asked.data().value(u"queryId"_s).toString().toUtf8();
    for (const char *const part :
         {"/rows?limit=200", "/facets?values=100", "/histogram", "/proofs?offset=0&limit=100&body=1"})
        QCOMPARE(get(query + part).status, 200);
    for (const QString &id : m_blocked + m_waiting) {
        QCOMPARE(get("/api/admin/audit/decisions/" + id.toUtf8()).status, 200);
        QCOMPARE(get("/api/governance/why/" + id.toUtf8()).status, 200);
    }
    QCOMPARE(get("/api/admin/governance/overrides").status, 200);
    QCOMPARE(get("/api/admin/governance/reviews").status, 200);
    for (const char *const format : {"csv", "jsonl", "xlsx"}) {
        const QByteArray target = query + "/export?format=" + format;
        const HttpReply file = m_platform.send(
            "GET", target, stepUpAtDemo(m_platform, m_lucia, compliance, "audit.export", "GET", target));
        QVERIFY2(file.status == 200, file.body.left(400).constData());
        m_exports += file.body;
        QFile kept(m_world.filePath(u"export."_s + QLatin1String(format)));
        QVERIFY(kept.open(QIODevice::WriteOnly));
        QCOMPARE(kept.write(file.body), file.body.size());
    }
    // What was masked says so, and can be read otherwise.
    for (const Kind &kind : kinds) {
        QVERIFY2(m_answers.contains(kind.placeholder.toUtf8()), kind.marker);
        QVERIFY2(m_exports.contains(kind.placeholder.toUtf8()), kind.marker);
    }
    QVERIFY(m_answers.contains(control));
    QProcess python;
    python.start(u"/usr/bin/python3"_s, {u"-c"_s,
                                         u"import sys, zipfile\n"
                                         "book = zipfile.ZipFile(sys.argv[1])\n"
                                         "out = open(sys.argv[2], 'wb')\n"
                                         "[out.write(book.read(name)) for name in book.namelist()]\n"_s,
                                         m_world.filePath(u"export.xlsx"_s), m_world.filePath(u"export.xlsx.parts"_s)});
    QVERIFY(python.waitForFinished());
    QCOMPARE(python.exitCode(), 0);
    const auto backup = m_platform.run({u"backup"_s, u"--to"_s, m_world.filePath(u"backup"_s)});
    QVERIFY2(backup.exitCode == 0, backup.errors);
}

void TestMaskedCanaries::nothingIsKept_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<bool>("isThere");
    for (const Kind &kind : kinds)
        QTest::newRow(qPrintable(kind.placeholder)) << kind.marker << false;
    QTest::newRow("what is not masked") << control << true;
}

void TestMaskedCanaries::nothingIsKept()
{
    QFETCH(QByteArray, secret);
    QFETCH(bool, isThere);
    static const QByteArray said = m_platform.errorOutput().toUtf8();
    int found = 0;
    int files = 0;
    QByteArray where = foundIn(said, secret) + foundIn(m_exports, secret);
    for (const QString &root : {m_platform.dataPath(), m_world.path()}) {
        QDirIterator all(root, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            const uchar *const bytes = file.size() > 0 ? file.map(0, file.size()) : nullptr;
            ++files;
            if (bytes == nullptr)
                continue;
            const QByteArray hit =
                foundIn(QByteArray::fromRawData(reinterpret_cast<const char *>(bytes), file.size()), secret);
            found += hit.isEmpty() ? 0 : 1;
            if (!hit.isEmpty())
                where += file.fileName().toUtf8() + ": " + hit + '\n';
        }
    }
    QVERIFY(files > 5);
    if (isThere) {
        // In the database, the backup and three exports: the search sees what is there.
        QVERIFY2(found >= 5, QByteArray::number(found));
        return;
    }
    QVERIFY2(where.isEmpty(), where.constData());
    QVERIFY2(foundIn(m_answers, secret).isEmpty(), foundIn(m_answers, secret).constData());
}

QTEST_GUILESS_MAIN(TestMaskedCanaries)
#include "tst_maskedcanaries.moc"
