// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/systemtheme.h"
#include "tests/support/privatebus.h"

#include <QDBusVariant>
#include <QDBusVirtualObject>
#include <QSignalSpy>

using namespace atalaya;
using namespace atalaya::tests;

namespace {

const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kSettings = QStringLiteral("org.freedesktop.portal.Settings");
const QString kAppearance = QStringLiteral("org.freedesktop.appearance");
const QString kScheme = QStringLiteral("color-scheme");

/// The settings portal, as far as it is asked.
class Portal final : public QDBusVirtualObject
{
public:
    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override
    {
        if (message.interface() != kSettings || message.member() != QLatin1String("Read"))
            return false;
        asked = message.arguments();
        const QDBusVariant inside(QVariant::fromValue(scheme));
        const QDBusVariant outside(QVariant::fromValue(inside));
        return connection.send(message.createReply(QVariant::fromValue(outside)));
    }
    uint scheme = 0;
    QVariantList asked;
};

} // namespace

/// Against a bus and a portal of its own.
class TstSystemTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatTheDesktopPrefers_data()
    {
        QTest::addColumn<uint>("scheme");
        QTest::addColumn<QList<bool>>("told");
        QTest::addRow("no preference") << 0U << QList<bool>{};
        QTest::addRow("dark") << 1U << QList<bool>{true};
        QTest::addRow("light") << 2U << QList<bool>{false};
        QTest::addRow("of a later portal") << 9U << QList<bool>{};
    }
    void saysWhatTheDesktopPrefers()
    {
        QFETCH(uint, scheme);
        QFETCH(QList<bool>, told);
        PrivateBus bus(QStringLiteral("prefers"));
        Portal portal;
        portal.scheme = scheme;
        serve(bus, &portal);
        SystemTheme theme(bus.connection());
        QSignalSpy dark(&theme, &SystemTheme::darkChanged);
        QTRY_COMPARE(portal.asked, (QVariantList{kAppearance, kScheme}));
        if (!told.isEmpty())
            QTRY_COMPARE(dark.size(), 1);
        QCOMPARE(dark.isEmpty() ? QList<bool>() : QList<bool>{dark.first().first().toBool()}, told);
        // And while it runs. Other settings are none of its business.
        dark.clear();
        say(bus, QStringLiteral("org.gnome.desktop.interface"), kScheme, 1);
        say(bus, kAppearance, QStringLiteral("accent-color"), 1);
        say(bus, kAppearance, kScheme, 0);
        say(bus, kAppearance, kScheme, 1);
        say(bus, kAppearance, kScheme, 2);
        QTRY_COMPARE(dark.size(), 2);
        QCOMPARE(dark.at(0).first().toBool(), true);
        QCOMPARE(dark.at(1).first().toBool(), false);
    }

    void withoutAPortalItIsSilent_data()
    {
        QTest::addColumn<bool>("hasBus");
        QTest::addRow("no bus") << false;
        QTest::addRow("nobody on it") << true;
    }
    void withoutAPortalItIsSilent()
    {
        QFETCH(bool, hasBus);
        PrivateBus bus(QStringLiteral("silent"));
        const QDBusConnection nowhere =
            QDBusConnection::connectToBus(QStringLiteral("unix:path=/nonexistent/bus"), QStringLiteral("no.bus"));
        SystemTheme theme(hasBus ? bus.connection() : nowhere);
        QSignalSpy dark(&theme, &SystemTheme::darkChanged);
        // A portal that comes later is heard all the same.
        if (!hasBus)
            return;
        Portal portal;
        serve(bus, &portal);
        say(bus, kAppearance, kScheme, 1);
        QTRY_COMPARE(dark.size(), 1);
    }

private:
    static void serve(PrivateBus &bus, Portal *portal)
    {
        QVERIFY(bus.desktop().registerService(QStringLiteral("org.freedesktop.portal.Desktop")));
        QVERIFY(bus.desktop().registerVirtualObject(kPath, portal));
    }
    static void say(PrivateBus &bus, const QString &space, const QString &key, uint value)
    {
        bus.say(kPath, kSettings, QStringLiteral("SettingChanged"),
                {space, key, QVariant::fromValue(QDBusVariant(value))});
    }
};

QTEST_GUILESS_MAIN(TstSystemTheme)
#include "tst_systemtheme.moc"
