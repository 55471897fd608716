// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lockwatch.h"
#include "tests/support/privatebus.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QDBusVirtualObject>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <array>
#include <fcntl.h>
#include <unistd.h>

using namespace atalaya;
using namespace atalaya::tests;
using Reason = api::Lock::Reason;

Q_DECLARE_METATYPE(atalaya::api::Lock::Reason)

namespace {

const QString kOwnSession = QStringLiteral("/org/freedesktop/login1/session/_32");
const QString kLogin = QStringLiteral("org.freedesktop.login1");

/// logind, as far as a console asks it. The reading end of each inhibitor stays here.
class Logind final : public QDBusVirtualObject
{
public:
    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override
    {
        calls.append(message.member());
        if (message.member() == QLatin1String("Inhibit")) {
            std::array<int, 2> ends{};
            if (pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
                return false;
            inhibitors.append(ends[0]);
            reasons.append(message.arguments().constFirst().toString());
            const QDBusUnixFileDescriptor given(ends[1]);
            ::close(ends[1]);
            return connection.send(message.createReply(QVariant::fromValue(given)));
        }
        if (message.member() == QLatin1String("GetSessionByPID"))
            return connection.send(
                knowsProcess ? message.createReply(QVariant::fromValue(QDBusObjectPath(kOwnSession)))
                             : message.createErrorReply(QStringLiteral("org.freedesktop.login1.NoSessionForPID"), {}));
        if (message.member() == QLatin1String("Get")) {
            QDBusArgument display;
            display.beginStructure();
            display << QStringLiteral("2") << QDBusObjectPath(kOwnSession);
            display.endStructure();
            const QDBusVariant value(QVariant::fromValue(display));
            return connection.send(message.createReply(QVariant::fromValue(value)));
        }
        return false;
    }
    /// The console has let go of the newest inhibitor.
    [[nodiscard]] bool isReleased() const
    {
        char byte = 0;
        return !inhibitors.isEmpty() && ::read(inhibitors.constLast(), &byte, 1) == 0;
    }
    ~Logind() override
    {
        for (const int end : inhibitors)
            ::close(end);
    }

    bool knowsProcess = true;
    QStringList calls;
    QStringList reasons;
    QList<int> inhibitors;
};

} // namespace

class TstLockWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_system = std::make_unique<PrivateBus>(QStringLiteral("system"));
        m_session = std::make_unique<PrivateBus>(QStringLiteral("session"));
        QVERIFY(m_system->desktop().isConnected() && m_session->desktop().isConnected());
        m_logind = std::make_unique<Logind>();
        QVERIFY(m_system->desktop().registerVirtualObject(QStringLiteral("/org/freedesktop/login1"), m_logind.get(),
                                                          QDBusConnection::SubPath));
    }
    void cleanup()
    {
        m_watch.reset();
        m_session.reset();
        m_system.reset();
        m_logind.reset();
    }

    void sleepWaitsForTheLock()
    {
        startLogind();
        start();
        QTRY_COMPARE(m_logind->inhibitors.size(), 1);
        QCOMPARE(m_logind->reasons.constFirst(), QStringLiteral("sleep"));
        bool releasedTooEarly = false;
        connect(m_watch.get(), &LockWatch::lockWanted, this,
                [&] { releasedTooEarly = releasedTooEarly || m_logind->isReleased(); });
        // The inhibitor has to have arrived on the other side too.
        QTRY_VERIFY(m_logind->calls.contains(QStringLiteral("GetSessionByPID")));
        sleepSignal(true);
        QTRY_COMPARE(reasons(), QList<Reason>{Reason::Suspend});
        QVERIFY(!releasedTooEarly);
        QTRY_VERIFY(m_logind->isReleased());
        // Awake: the next time it waits again.
        sleepSignal(false);
        QTRY_COMPARE(m_logind->inhibitors.size(), 2);
        QVERIFY(!m_logind->isReleased());
        QCOMPARE(m_wanted->size(), 1);
    }

    void sessionLock_data()
    {
        QTest::addColumn<bool>("knowsProcess");
        QTest::newRow("of the session's process") << true;
        QTest::newRow("of the session with the screen") << false;
    }
    void sessionLock()
    {
        QFETCH(bool, knowsProcess);
        m_logind->knowsProcess = knowsProcess;
        startLogind();
        start();
        const auto lock = [this](const QString &path) {
            m_system->say(path, QStringLiteral("org.freedesktop.login1.Session"), QStringLiteral("Lock"), {});
        };
        // It is asked first which session this is; a lock before the answer goes unheard.
        QTRY_VERIFY_WITH_TIMEOUT((lock(kOwnSession), reasons().contains(Reason::Screen)), 5000);
        const auto untilNow = [this] {
            const qsizetype slept = reasons().count(Reason::Suspend);
            sleepSignal(true);
            return QTest::qWaitFor([&] { return reasons().count(Reason::Suspend) > slept; });
        };
        QVERIFY(untilNow());
        const qsizetype before = reasons().count(Reason::Screen);
        // Somebody else's screen is none of ours.
        lock(QStringLiteral("/org/freedesktop/login1/session/_39"));
        QVERIFY(untilNow());
        QCOMPARE(reasons().count(Reason::Screen), before);
    }

    void screenSaver_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("startsLater");
        const QString common = QStringLiteral("org.freedesktop.ScreenSaver");
        const QString gnome = QStringLiteral("org.gnome.ScreenSaver");
        for (const bool later : {false, true}) {
            const QByteArray when = later ? ", started later" : "";
            QTest::newRow(("common" + when).constData())
                << common << QStringLiteral("/org/freedesktop/ScreenSaver") << later;
            QTest::newRow(("short path" + when).constData()) << common << QStringLiteral("/ScreenSaver") << later;
            QTest::newRow(("GNOME" + when).constData()) << gnome << QStringLiteral("/org/gnome/ScreenSaver") << later;
        }
    }
    void screenSaver()
    {
        QFETCH(QString, name);
        QFETCH(QString, path);
        QFETCH(bool, startsLater);
        if (!startsLater)
            QVERIFY(m_session->desktop().registerService(name));
        start();
        if (startsLater)
            QVERIFY(m_session->desktop().registerService(name));
        m_session->say(path, name, QStringLiteral("ActiveChanged"), {false});
        m_session->say(path, name, QStringLiteral("ActiveChanged"), {true});
        QTRY_COMPARE(reasons(), QList<Reason>{Reason::Screen});
    }

    void othersSayNothing()
    {
        startLogind();
        start();
        // The right words from somebody without the name.
        m_session->say(QStringLiteral("/org/gnome/ScreenSaver"), QStringLiteral("org.gnome.ScreenSaver"),
                       QStringLiteral("ActiveChanged"), {true});
        QVERIFY(m_session->desktop().registerService(QStringLiteral("org.gnome.ScreenSaver")));
        m_session->say(QStringLiteral("/org/gnome/ScreenSaver"), QStringLiteral("org.gnome.ScreenSaver"),
                       QStringLiteral("ActiveChanged"), {true});
        QTRY_COMPARE(m_wanted->size(), 1);
    }

    void withoutAnybody_data()
    {
        QTest::addColumn<bool>("hasBus");
        QTest::newRow("no bus at all") << false;
        QTest::newRow("nobody on the bus") << true;
    }
    void withoutAnybody()
    {
        QFETCH(bool, hasBus);
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        const QDBusConnection nowhere =
            QDBusConnection::connectToBus(QStringLiteral("unix:path=/nonexistent/bus"), QStringLiteral("nowhere"));
        m_watch = hasBus ? std::make_unique<LockWatch>(m_system->connection(), m_session->connection())
                         : std::make_unique<LockWatch>(nowhere, nowhere);
        QSignalSpy wanted(m_watch.get(), &LockWatch::lockWanted);
        m_watch.reset();
        QCOMPARE(wanted.size(), 0);
    }

private:
    void startLogind() { QVERIFY(m_system->desktop().registerService(kLogin)); }
    void start()
    {
        m_watch = std::make_unique<LockWatch>(m_system->connection(), m_session->connection());
        m_wanted = std::make_unique<QSignalSpy>(m_watch.get(), &LockWatch::lockWanted);
    }
    void sleepSignal(bool begins)
    {
        m_system->say(QStringLiteral("/org/freedesktop/login1"), QStringLiteral("org.freedesktop.login1.Manager"),
                      QStringLiteral("PrepareForSleep"), {begins});
    }
    [[nodiscard]] QList<Reason> reasons() const
    {
        QList<Reason> all;
        for (const QVariantList &arguments : *m_wanted)
            all.append(arguments.constFirst().value<Reason>());
        return all;
    }

    std::unique_ptr<PrivateBus> m_system;
    std::unique_ptr<PrivateBus> m_session;
    std::unique_ptr<Logind> m_logind;
    std::unique_ptr<LockWatch> m_watch;
    std::unique_ptr<QSignalSpy> m_wanted;
};

QTEST_GUILESS_MAIN(TstLockWatch)
#include "tst_lockwatch.moc"
