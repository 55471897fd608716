// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/net/eventreader.h"

#include <QTest>

using namespace atalaya::api;

Q_DECLARE_METATYPE(QList<atalaya::api::ServerEvent>)

class TestEventReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void streamsAreCut_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<QList<ServerEvent>>("events");
        using Events = QList<ServerEvent>;
        QTest::newRow("one") << QByteArray("id: 7\ndata: {}\n\n") << Events{{"7", "", "{}"}};
        QTest::newRow("named") << QByteArray("event: row\ndata:x\n\n") << Events{{"", "row", "x"}};
        QTest::newRow("the id stays, the name does not")
            << QByteArray("id: 7\nevent: a\ndata: x\n\ndata: y\n\n") << Events{{"7", "a", "x"}, {"7", "", "y"}};
        QTest::newRow("several lines") << QByteArray("data: a\ndata:\ndata:  b\n\n") << Events{{"", "", "a\n\n b"}};
        QTest::newRow("CRLF and CR") << QByteArray("id: 1\r\ndata: x\r\n\r\nid: 2\rdata: y\r\rdata: z\n\n")
                                     << Events{{"1", "", "x"}, {"2", "", "y"}, {"2", "", "z"}};
        QTest::newRow("comments") << QByteArray(": hello\n\n:\n\ndata: x\n\n: bye\n\n") << Events{{"", "", "x"}};
        QTest::newRow("a byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                         "data: x\n\n")
                                           << Events{{"", "", "x"}};
        QTest::newRow("no data is no event") << QByteArray("id: 9\nevent: e\n\ndata: x\n\n") << Events{{"9", "", "x"}};
        QTest::newRow("empty data is one") << QByteArray("data\n\n") << Events{{"", "", ""}};
        QTest::newRow("unknown fields") << QByteArray("color: red\nnothing\ndata: x\n\n") << Events{{"", "", "x"}};
        QTest::newRow("an id with NUL") << QByteArray("id: a\0b\ndata: x\n\n", 17) << Events{{"", "", "x"}};
        QTest::newRow("not ended") << QByteArray("data: x\n\ndata: y\n") << Events{{"", "", "x"}};
    }
    void streamsAreCut()
    {
        QFETCH(QByteArray, stream);
        QFETCH(QList<ServerEvent>, events);
        // However they are split on the way: in two at every place, and byte by byte.
        for (qsizetype at = 0; at <= stream.size(); ++at) {
            EventReader reader;
            QList<ServerEvent> found = reader.feed(stream.left(at));
            found += reader.feed(stream.mid(at));
            QCOMPARE(found, events);
        }
        EventReader reader;
        QList<ServerEvent> found;
        for (const char c : stream)
            found += reader.feed(QByteArray(1, c));
        QCOMPARE(found, events);
    }

    void theServerSaysWhenToComeBack()
    {
        EventReader reader;
        QCOMPARE(reader.retryAfter(), -1);
        (void)reader.feed("retry: soon\nretry: -1\n");
        QCOMPARE(reader.retryAfter(), -1);
        (void)reader.feed("retry: 2500\n");
        QCOMPARE(reader.retryAfter(), 2500);
    }

    void whatNeverEndsIsBroken()
    {
        EventReader line;
        (void)line.feed("data: " + QByteArray(EventReader::longest, 'x'));
        QVERIFY(line.isBroken());
        QVERIFY(line.feed("\n\ndata: y\n\n").isEmpty());
        EventReader lines;
        for (int i = 0; i <= EventReader::longest / 1000; ++i)
            (void)lines.feed("data: " + QByteArray(1000, 'x') + '\n');
        QVERIFY(lines.isBroken());
    }
};

QTEST_APPLESS_MAIN(TestEventReader)
#include "tst_eventreader.moc"
