// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/totp.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

/// The codes of the pictures' authenticator app, against the vectors of RFC 6238.
class TstAppTotp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void vectors()
    {
        QFile file(u"" ATALAYA_TEST_DATA "/rfc6238-totp.csv"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        int lines = 0;
        while (!file.atEnd()) {
            const QByteArray line = file.readLine().trimmed();
            if (line.isEmpty() || line.startsWith('#'))
                continue;
            const QList<QByteArray> parts = line.split(',');
            // Base32 of the RFC's secret; of its eight digits the last six are those of a six-digit code.
            const QString code = atalaya::totp(u"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"_s, parts.at(0).toLongLong());
            QCOMPARE(code, QString::fromLatin1(parts.at(1).right(6)));
            ++lines;
        }
        QVERIFY(lines >= 6);
    }
    void noBase32HasNoCode() { QCOMPARE(atalaya::totp(u"not base32!"_s, 59), QString()); }
};

QTEST_GUILESS_MAIN(TstAppTotp)
#include "tst_apptotp.moc"
