// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/auditexport.h"
#include "tests/support/demosession.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace atalaya::tests;

/// Exports from a real platform: what is asked, what arrives, and what the manifest says of it.
class ExportLiveTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theFileIsTheSnapshot_data();
    void theFileIsTheSnapshot();
    void everyExportNeedsItsOwnCode();
    void aHundredThousandRowsArriveWhole();

private:
    /// Headers with a proof of a fresh code for exactly this request.
    [[nodiscard]] HttpHeaders provenFor(const QByteArray &target);
    [[nodiscard]] QJsonObject ask(const QByteArray &q);

    PlatformProcess m_platform;
    DemoSession m_lucas;
    const QString m_email = QStringLiteral("lucas.otero@banca-norte.example");
};

void ExportLiveTest::initTestCase()
{
    QVERIFY2(m_platform.start({QStringLiteral("--demo")}), qPrintable(m_platform.errorOutput()));
    m_lucas = signInToDemo(m_platform, m_email);
    QVERIFY(m_lucas.isOpen());
}

HttpHeaders ExportLiveTest::provenFor(const QByteArray &target)
{
    return stepUpAtDemo(m_platform, m_lucas, m_email, "audit.export", "GET", target);
}

QJsonObject ExportLiveTest::ask(const QByteArray &q)
{
    const HttpReply reply = m_platform.send("POST", "/api/admin/audit/queries", m_lucas.headers(),
                                            R"({"q":")" + q + R"(","sort":"-time"})");
    return reply.data();
}

void ExportLiveTest::theFileIsTheSnapshot_data()
{
    QTest::addColumn<QByteArray>("format");
    QTest::newRow("csv") << QByteArray("csv");
    QTest::newRow("jsonl") << QByteArray("jsonl");
    QTest::newRow("xlsx") << QByteArray("xlsx");
}

void ExportLiveTest::theFileIsTheSnapshot()
{
    QFETCH(QByteArray, format);
    const QJsonObject query = ask("state:blocked");
    const QByteArray id = query.value(QLatin1String("queryId")).toString().toUtf8();
    const qint64 total = query.value(QLatin1String("total")).toInteger();
    QVERIFY(total > 100);
    const QByteArray target = "/api/admin/audit/queries/" + id + "/export?format=" + format;
    const HttpReply file = m_platform.send("GET", target, provenFor(target));
    QVERIFY2(file.status == 200, file.body.constData());
    QVERIFY(file.headers.value("content-disposition").endsWith('.' + format + '"'));
    if (format != "xlsx")
        QCOMPARE(file.body.count('\n'), total + (format == "csv" ? 1 : 0));
    const HttpReply reply =
        m_platform.send("GET", "/api/admin/audit/exports/" + file.headers.value("x-export-id"), m_lucas.headers());
    QCOMPARE(reply.status, 200);
    const auto manifest = atalaya::contract::decodeExportManifest(
        nlohmann::json::parse(QJsonDocument(reply.data()).toJson().toStdString()));
    QVERIFY(manifest);
    QCOMPARE(manifest->count, static_cast<std::int64_t>(total));
    QCOMPARE(manifest->q, query.value(QLatin1String("q")).toString().toStdString());
    QCOMPARE(QByteArray::fromStdString(manifest->sha256),
             QCryptographicHash::hash(file.body, QCryptographicHash::Sha256).toHex());
    QVERIFY(manifest->head.find("\n\n") != std::string::npos);
    QCOMPARE(manifest->headSize, static_cast<std::int64_t>(query.value(QLatin1String("headSize")).toInteger()));
}

void ExportLiveTest::everyExportNeedsItsOwnCode()
{
    const QByteArray id = ask("state:review").value(QLatin1String("queryId")).toString().toUtf8();
    const QByteArray target = "/api/admin/audit/queries/" + id + "/export?format=csv";
    QCOMPARE(m_platform.send("GET", target, m_lucas.headers()).errorCode(), QStringLiteral("step_up_required"));
    const HttpHeaders proven = provenFor(target);
    // For another file it is no proof, and it is spent by the attempt.
    QCOMPARE(m_platform.send("GET", target + "&locale=en", proven).errorCode(), QStringLiteral("step_up_required"));
    const HttpHeaders again = provenFor(target);
    QCOMPARE(m_platform.send("GET", target, again).status, 200);
    QCOMPARE(m_platform.send("GET", target, again).errorCode(), QStringLiteral("step_up_required"));
}

void ExportLiveTest::aHundredThousandRowsArriveWhole()
{
    const QJsonObject query = ask("");
    const QByteArray id = query.value(QLatin1String("queryId")).toString().toUtf8();
    const qint64 total = query.value(QLatin1String("total")).toInteger();
    QVERIFY(total >= 100'000);
    const QByteArray target = "/api/admin/audit/queries/" + id + "/export?format=jsonl&columns=seq%2Cstate";
    const HttpReply file = m_platform.send("GET", target, provenFor(target));
    QCOMPARE(file.status, 200);
    QCOMPARE(file.body.count('\n'), total);
}

QTEST_GUILESS_MAIN(ExportLiveTest)
#include "tst_exportlive.moc"
