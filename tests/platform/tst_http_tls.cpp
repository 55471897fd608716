// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/platformprocess.h"

#include <QSslConfiguration>
#include <QSslSocket>
#include <QTest>

#include <memory>
#include <vector>

using namespace atalaya::tests;

/// A platform that others can reach speaks TLS 1.2 or newer and says so.
class TlsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void answersUnderTls();
    void oldProtocolsAreRefused();
    void plainTextIsNotAnswered();
    void halfHandshakesDoNotHoldOthersUp();

private:
    [[nodiscard]] QSslConfiguration trusting() const;
    PlatformProcess m_platform;
    QTemporaryDir m_dir;
};

void TlsTest::initTestCase()
{
    const QString certificate = m_dir.filePath(QStringLiteral("cert.pem"));
    const QString key = m_dir.filePath(QStringLiteral("key.pem"));
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("ec"),
                   QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"),
                   QStringLiteral("-subj"), QStringLiteral("/CN=127.0.0.1"), QStringLiteral("-addext"),
                   QStringLiteral("subjectAltName=IP:127.0.0.1"), QStringLiteral("-keyout"), key,
                   QStringLiteral("-out"), certificate});
    QVERIFY(openssl.waitForFinished(30'000));
    QCOMPARE(openssl.exitCode(), 0);
    QVERIFY2(m_platform.start({QStringLiteral("--tls-cert"), certificate, QStringLiteral("--tls-key"), key}),
             qPrintable(m_platform.errorOutput()));
    QCOMPARE(m_platform.url().scheme(), QStringLiteral("https"));
}

QSslConfiguration TlsTest::trusting() const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates(QSslCertificate::fromPath(m_dir.filePath(QStringLiteral("cert.pem"))));
    return configuration;
}

void TlsTest::answersUnderTls()
{
    QSslSocket socket;
    socket.setSslConfiguration(trusting());
    socket.connectToHostEncrypted(m_platform.url().host(), static_cast<quint16>(m_platform.url().port()));
    QVERIFY2(socket.waitForEncrypted(10'000), qPrintable(socket.errorString()));
    const QByteArray host = "Host: 127.0.0.1:" + QByteArray::number(m_platform.url().port()) + "\r\n";
    socket.write(("GET /api/_health HTTP/1.1\r\n" + host + "\r\n").repeated(2));
    socket.write("GET /api/_health HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n");
    QByteArray answer;
    while (socket.waitForReadyRead(5000))
        answer += socket.readAll();
    QCOMPARE(answer.count("HTTP/1.1 200 OK"), 3);
    QCOMPARE(answer.count("Strict-Transport-Security: max-age=31536000"), 3);
}

void TlsTest::oldProtocolsAreRefused()
{
    QSslConfiguration configuration = trusting();
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    configuration.setProtocol(QSsl::TlsV1_1);
    QT_WARNING_POP
    QSslSocket socket;
    socket.setSslConfiguration(configuration);
    socket.connectToHostEncrypted(m_platform.url().host(), static_cast<quint16>(m_platform.url().port()));
    QVERIFY(!socket.waitForEncrypted(10'000));
}

void TlsTest::plainTextIsNotAnswered()
{
    QTcpSocket socket;
    socket.connectToHost(m_platform.url().host(), static_cast<quint16>(m_platform.url().port()));
    QVERIFY(socket.waitForConnected(5000));
    socket.write("GET /api/_health HTTP/1.1\r\nHost: x\r\n\r\n");
    QByteArray answer;
    while (socket.waitForReadyRead(5000))
        answer += socket.readAll();
    QVERIFY(!answer.contains("HTTP/1.1"));
}

void TlsTest::halfHandshakesDoNotHoldOthersUp()
{
    // More than the program has threads.
    std::vector<std::unique_ptr<QTcpSocket>> slow;
    for (int i = 0; i < 80; ++i) {
        slow.push_back(std::make_unique<QTcpSocket>());
        slow.back()->connectToHost(m_platform.url().host(), static_cast<quint16>(m_platform.url().port()));
        QVERIFY(slow.back()->waitForConnected(5000));
        // The beginning of a record that announces more.
        slow.back()->write(QByteArray::fromHex("1603010200"));
        QVERIFY(slow.back()->waitForBytesWritten(5000));
    }
    QSslSocket socket;
    socket.setSslConfiguration(trusting());
    socket.connectToHostEncrypted(m_platform.url().host(), static_cast<quint16>(m_platform.url().port()));
    QVERIFY2(socket.waitForEncrypted(6000), qPrintable(socket.errorString()));
}

QTEST_GUILESS_MAIN(TlsTest)
#include "tst_http_tls.moc"
