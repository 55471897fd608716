// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/demosession.h"
#include "tests/support/platformprocess.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <sys/mount.h>

using namespace atalaya::tests;

namespace {

/// A small disk of its own, in memory. Needs the rights to mount one.
class SmallDisk
{
public:
    SmallDisk()
        : m_mounted(mount("tmpfs", m_dir.path().toLocal8Bit().constData(), "tmpfs", 0, "size=400m,mode=700") == 0)
    {}
    ~SmallDisk()
    {
        if (m_mounted)
            umount2(m_dir.path().toLocal8Bit().constData(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;
    [[nodiscard]] bool isThere() const { return m_mounted; }
    [[nodiscard]] QString path() const { return m_dir.path(); }
    /// Until not a byte is left.
    void fill()
    {
        m_filler.setFileName(path() + QStringLiteral("/filler"));
        if (!m_filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return;
        for (QByteArray block(1 << 20, 'x'); !block.isEmpty(); block.truncate(block.size() / 2)) {
            while (m_filler.write(block) == block.size()) {
            }
        }
    }
    void empty() { m_filler.remove(); }

private:
    QTemporaryDir m_dir;
    bool m_mounted;
    QFile m_filler;
};

QByteArray decision(int number)
{
    return R"({"agent":"fault","entity":"e-)" + QByteArray::number(number) +
           R"(","action":"Aprobar","confidence":0.8,"risk":20,"inputs":{"text":")" + QByteArray(8'000, 'x') + R"("}})";
}

} // namespace

/// On a full disk nothing is half written: what changes data is refused in clear words, reading goes on, and so does
/// writing once there is room.
class TestDiskFull : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusedInClearWords();
};

void TestDiskFull::refusedInClearWords()
{
    SmallDisk disk;
    if (!disk.isThere())
        QSKIP("Only who may mount a file system can fill one.");
    qputenv("TMPDIR", disk.path().toLocal8Bit());
    const auto platform = std::make_unique<PlatformProcess>();
    QVERIFY2(platform->start({QStringLiteral("--demo")}), qPrintable(platform->errorOutput()));
    const DemoSession admin = signInToDemo(*platform, QStringLiteral("marta.vidal@ascensores-xyz.example"));
    QVERIFY(admin.isOpen());
    HttpHeaders headers = admin.headers();
    headers.insert("idempotency-key", freshKey());
    const HttpReply key = platform->send("POST", "/api/admin/api-keys", headers,
                                         R"({"name":"agents","kind":"secret","scopes":["decide"],"expiresInDays":30})");
    QCOMPARE(key.status, 201);
    const QByteArray secret = key.data().value(QLatin1String("key")).toString().toUtf8();
    const auto decide = [&](int number) {
        return platform->send("POST", "/api/governance/decide",
                              {{"x-api-key", secret}, {"idempotency-key", freshKey()}}, decision(number));
    };
    const auto head = [&] {
        return platform->send("GET", "/api/admin/audit/log/head", admin.headers()).body;
    };
    QCOMPARE(decide(0).status, 201);

    disk.fill();
    HttpReply refused;
    int stored = 0;
    for (int i = 1; i < 400 && refused.status != 507; ++i) {
        platform->advance(1); // within the rate of a key
        refused = decide(i);  // the write-ahead log has some room of its own
        stored += refused.status == 201 ? 1 : 0;
        QVERIFY2(refused.status == 201 || refused.status == 507, refused.body.constData());
    }
    QCOMPARE(refused.status, 507);
    QVERIFY(refused.body.contains("storage_full"));
    const QByteArray full = head();
    QCOMPARE(decide(1000).status, 507);
    QCOMPARE(head(), full);
    QCOMPARE(platform->send("GET", "/api/admin/audit/log/leaves?from=0&to=5&size=5", admin.headers()).status, 200);

    disk.empty();
    QCOMPARE(decide(2000).status, 201);
    QVERIFY(head() != full);
    QCOMPARE(platform->stop(), 0);
    const auto checked = platform->run({QStringLiteral("check")});
    QVERIFY2(checked.exitCode == 0, checked.output + checked.errors);
    qInfo("%d decisions were stored before the disk was full", stored);
}

QTEST_GUILESS_MAIN(TestDiskFull)
#include "tst_diskfull.moc"
