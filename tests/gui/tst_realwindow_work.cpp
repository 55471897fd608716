// SPDX-License-Identifier: GPL-3.0-or-later
#include "consoledriver.h"

#include "models/smalltable.h"
#include "tests/support/demosession.h"
#include "tests/support/platformprocess.h"
#include "ui/shell/mainwindow.h"

#include <QDateEdit>
#include <QTableView>
#include <QTest>

#include <csignal>

using namespace atalaya;
using namespace atalaya::tests;
using namespace Qt::StringLiterals;

namespace {

const QString manager = u"jorge.pons@ascensores-xyz.example"_s;
const QString superadmin = u"elena.sanz@atalaya.example"_s;

/// Stops the platform where it is, as a machine that has hung, until the end of the scope.
class Stopped
{
public:
    explicit Stopped(qint64 pid)
        : m_pid(static_cast<pid_t>(pid))
    {
        ::kill(m_pid, SIGSTOP);
    }
    ~Stopped() { ::kill(m_pid, SIGCONT); }
    Stopped(const Stopped &) = delete;
    Stopped &operator=(const Stopped &) = delete;

private:
    pid_t m_pid;
};

} // namespace

/// The day after the sign-in, in the window that ships, against the platform that ships: the figures of the sample
/// week, and everything that may go wrong under them.
class TstRealWindowWork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void sampleWeekByKeyboard_data();
    void sampleWeekByKeyboard();
    void languageOfTheOpenWindow();
    void pageOfOtherRolesNamesThem();
    void endedSessionKeepsTheWindow();
    void platformGoesAndComesBack();
    void closesWithARequestUnderWay_data();
    void closesWithARequestUnderWay();

private:
    [[nodiscard]] bool openWeek() const;
    [[nodiscard]] bool showsWeek() const;
    [[nodiscard]] bool waitForSessions() const;
    void readsOfflineWithoutWriting();
    void open(const QString &email, const QString &language = u"en"_s);

    PlatformProcess m_platform;
    std::unique_ptr<ConsoleDriver> m_console;
};

void TstRealWindowWork::initTestCase()
{
    QVERIFY2(m_platform.start({u"--demo"_s}), qPrintable(m_platform.errorOutput()));
}

void TstRealWindowWork::init()
{
    // A code works once, and an address signs in ten times a minute.
    m_platform.advance(60);
}

void TstRealWindowWork::cleanup()
{
    m_console.reset();
}

void TstRealWindowWork::open(const QString &email, const QString &language)
{
    m_console = std::make_unique<ConsoleDriver>(m_platform.url(), language);
    QVERIFY(m_console->signIn(demoAccount(m_platform, email)));
}

bool TstRealWindowWork::openWeek() const
{
    return m_console->command(u"atalaya://127.0.0.1:%1/ascensores-xyz/dashboard?period=custom&from=2026-02-01"
                              "&to=2026-02-07"_s.arg(m_platform.url().port())) &&
           m_console->waitForWords(u"kpi.2"_s, u"124"_s);
}

bool TstRealWindowWork::showsWeek() const
{
    return m_console->words(u"kpi.0"_s).contains(u"€1,550"_s) && m_console->words(u"kpi.2"_s).contains(u"124"_s);
}

void TstRealWindowWork::sampleWeekByKeyboard_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("last");
    QTest::addColumn<QStringList>("figures");
    QTest::addRow("es") << u"es"_s << u"1 feb 2026"_s << u"7 feb 2026"_s
                        << QStringList{u"Dinero ahorrado, 1.550 €"_s, u"Horas ahorradas, 31 h"_s,
                                       u"Tareas automatizadas, 124"_s, u"Calidad de respuestas, 87"_s,
                                       u"Riesgos abiertos, 7"_s};
    QTest::addRow("en") << u"en"_s << u"1 Feb 2026"_s << u"7 Feb 2026"_s
                        << QStringList{u"Money saved, €1,550"_s, u"Hours saved, 31 h"_s, u"Automated tasks, 124"_s,
                                       u"Answer quality, 87"_s, u"Open risks, 7"_s};
}

void TstRealWindowWork::sampleWeekByKeyboard()
{
    QFETCH(QString, language);
    QFETCH(QString, first);
    QFETCH(QString, last);
    QFETCH(QStringList, figures);
    open(manager, language);
    QVERIFY(m_console->waitFor(u"segment.custom"_s));
    m_console->seen(u"segment.custom"_s)->setFocus(Qt::TabFocusReason);
    m_console->key(Qt::Key_Space);
    QVERIFY(m_console->waitFor(u"periodDialog"_s));
    const auto give = [this](const QString &name, QDate day, const QString &shown) {
        auto *const field = m_console->seen<QDateEdit>(name);
        field->setFocus(Qt::TabFocusReason);
        // The year first: a day that the month of the other one lacks would be refused.
        field->setSelectedSection(QDateTimeEdit::YearSection);
        QTest::keyClicks(field, QString::number(day.year()));
        field->setSelectedSection(QDateTimeEdit::MonthSection);
        QTest::keyClicks(field, QLocale().monthName(day.month(), QLocale::ShortFormat));
        field->setSelectedSection(QDateTimeEdit::DaySection);
        QTest::keyClicks(field, QString::number(day.day()));
        QCOMPARE(field->date(), day);
        QCOMPARE(field->text(), shown);
    };
    give(u"periodFirst"_s, QDate(2026, 2, 1), first);
    give(u"periodLast"_s, QDate(2026, 2, 7), last);
    m_console->key(Qt::Key_Return);
    QVERIFY(m_console->waitForWords(u"kpi.2"_s, u"124"_s));
    QVERIFY(!m_console->seen(u"periodDialog"_s));
    for (int at = 0; at < figures.size(); ++at) {
        const QString spoken = m_console->words(u"kpi.%1"_s.arg(at));
        QVERIFY2(spoken.startsWith(figures.at(at)), qPrintable(spoken));
    }
}

void TstRealWindowWork::languageOfTheOpenWindow()
{
    open(manager);
    QVERIFY(openWeek());
    QVERIFY(m_console->command(u"Language: Espa"_s));
    QVERIFY(m_console->waitForWords(u"kpi.0"_s, u"Dinero ahorrado, 1.550 €"_s));
    QCOMPARE(m_console->words(u"topBar.title"_s), u"Panel"_s);
    QVERIFY(m_console->window()->windowTitle().startsWith(u"Ascensores XYZ · Panel"_s));
    QVERIFY(m_console->words(u"status.asOf"_s).startsWith(u"Datos de"_s));
    QVERIFY(m_console->command(u"Idioma: English"_s));
    QVERIFY(m_console->waitForWords(u"kpi.0"_s, u"Money saved, €1,550"_s));
}

void TstRealWindowWork::pageOfOtherRolesNamesThem()
{
    open(superadmin);
    QVERIFY(m_console->waitFor(u"page.account"_s));
    QVERIFY(!m_console->seen(u"nav.dashboard"_s));
    // People with no other page have this one in the navigation.
    QVERIFY(m_console->seen(u"nav.account"_s));
    QVERIFY(m_console->command(u"atalaya://127.0.0.1:%1/-/dashboard"_s.arg(m_platform.url().port())));
    QVERIFY(m_console->waitFor(u"forbidden"_s));
    const QString said = m_console->words(u"statePane"_s);
    for (const QString &name :
         {u"Dashboard"_s, u"Administration"_s, u"Compliance"_s, u"Manager"_s, u"You come in as Support"_s})
        QVERIFY2(said.contains(name), qPrintable(said));
    // And the way out.
    QVERIFY(m_console->press(u"statePane.primary"_s));
    QVERIFY(m_console->waitFor(u"page.account"_s));
}

void TstRealWindowWork::endedSessionKeepsTheWindow()
{
    open(manager);
    QVERIFY(openWeek());
    const QWidget *const page = m_console->seen(u"page.dashboard"_s);
    m_platform.advance(8 * 24 * 3600);
    m_console->key(Qt::Key_F5);
    QVERIFY(m_console->waitForWords(u"banner"_s, u"Your session has ended."_s));
    QVERIFY(m_console->seen(u"status.readOnly"_s));
    QVERIFY(showsWeek());

    QVERIFY(m_console->press(u"banner.button"_s));
    QVERIFY(m_console->waitFor(u"signInDialog"_s));
    QCOMPARE(m_console->words(u"signin.email"_s), manager);
    QVERIFY(!m_console->seen(u"signin.email"_s)->isEnabled());
    const QJsonObject account = demoAccount(m_platform, manager);
    QVERIFY(m_console->type(u"signin.passwordField"_s, account.value(QLatin1String("password")).toString()));
    m_console->key(Qt::Key_Return);
    QVERIFY(m_console->type(u"signin.code"_s, nextCode(account)));
    QTRY_VERIFY_WITH_TIMEOUT(!m_console->seen(u"signInDialog"_s), ConsoleDriver::Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!m_console->seen(u"banner"_s), ConsoleDriver::Patience);
    QVERIFY(!m_console->seen(u"status.readOnly"_s));
    QCOMPARE(m_console->seen(u"page.dashboard"_s), page);
    QVERIFY(showsWeek());
    QTRY_VERIFY_WITH_TIMEOUT(!m_console->seen(u"dashboardStrip"_s), ConsoleDriver::Patience);
}

void TstRealWindowWork::platformGoesAndComesBack()
{
    QVERIFY(signInToDemo(m_platform, manager).isOpen());
    open(manager);
    QVERIFY(openWeek());
    QVERIFY(!m_console->seen(u"banner"_s));
    // Another page was visited before the platform goes.
    QVERIFY(m_console->command(u"My account"_s));
    QVERIFY(waitForSessions());
    QVERIFY(openWeek());
    const QString now = m_platform.advance(0);
    const QString address = u"127.0.0.1:%1"_s.arg(m_platform.url().port());
    m_platform.kill();
    m_console->key(Qt::Key_F5);
    QVERIFY(m_console->waitForWords(u"banner"_s, u"No connection. What you see is of "_s));
    QVERIFY(!m_console->seen(u"dashboardStrip"_s));
    QVERIFY(m_console->seen(u"status.readOnly"_s));
    QVERIFY(showsWeek());
    QVERIFY(m_console->words(u"status.asOf"_s).startsWith(u"Data of "_s));
    QVERIFY(m_console->press(u"status.operations"_s));
    QVERIFY(m_console->waitFor(u"operations"_s));
    QVERIFY(m_console->waitForWords(u"operations.state"_s, u"No connection since "_s));
    QVERIFY(m_console->waitForWords(u"operation.why"_s, u"The platform can't be reached"_s));
    QVERIFY(m_console->seen(u"operation.repeat"_s));
    m_console->seen(u"operations"_s)->close();
    // Without a window manager nobody gives the window its activation back.
    m_console->window()->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_console->window()));
    readsOfflineWithoutWriting();

    m_platform.setClock(now);
    QVERIFY2(m_platform.start({u"--demo"_s, u"--listen"_s, address}), qPrintable(m_platform.errorOutput()));
    const auto *const shown = m_console->seen<QTableView>(u"account.sessions"_s);
    const QVariant chosen = shown->currentIndex().data(models::IdRole);
    // Nobody presses anything: the console finds it by itself and reads again.
    QTRY_VERIFY_WITH_TIMEOUT(!m_console->seen(u"banner"_s), ConsoleDriver::Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!m_console->seen(u"dashboardStrip"_s), ConsoleDriver::Patience);
    QVERIFY(!m_console->seen(u"status.readOnly"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_console->seen(u"account.end"_s)->isEnabled(), ConsoleDriver::Patience);
    QVERIFY(chosen.isValid());
    QCOMPARE(shown->currentIndex().data(models::IdRole), chosen);
    QVERIFY(openWeek());
    QVERIFY(showsWeek());
    QTRY_VERIFY_WITH_TIMEOUT(!m_console->seen(u"dashboardStrip"_s), ConsoleDriver::Patience);
}

bool TstRealWindowWork::waitForSessions() const
{
    return m_console->waitFor(u"account.sessions"_s) &&
           QTest::qWaitFor(
               [this] { return m_console->seen<QTableView>(u"account.sessions"_s)->model()->rowCount() > 0; },
               ConsoleDriver::Patience);
}

/// What was visited can be read, dated; what would write is off and says why.
void TstRealWindowWork::readsOfflineWithoutWriting()
{
    QVERIFY(m_console->command(u"My account"_s));
    QVERIFY(waitForSessions());
    QVERIFY(m_console->waitForWords(u"status.asOf"_s, u"Data of "_s));
    auto *const table = m_console->seen<QTableView>(u"account.sessions"_s);
    int other = 0;
    while (other < table->model()->rowCount() &&
           table->model()->index(other, 0).data().toString().startsWith(u"This window"_s))
        ++other;
    QVERIFY2(other < table->model()->rowCount(), "a second session is needed");
    table->selectRow(other);
    const QWidget *const end = m_console->seen(u"account.end"_s);
    QVERIFY(!end->isEnabled());
    QCOMPARE(end->toolTip(), u"Read-only until the platform answers again"_s);
    QCOMPARE(end->accessibleDescription(), end->toolTip());
}

void TstRealWindowWork::closesWithARequestUnderWay_data()
{
    QTest::addColumn<bool>("signedIn");
    QTest::addRow("at the sign-in") << false;
    QTest::addRow("on the dashboard") << true;
}

void TstRealWindowWork::closesWithARequestUnderWay()
{
    QFETCH(bool, signedIn);
    if (signedIn) {
        open(manager);
        QVERIFY(openWeek());
    } else {
        m_console = std::make_unique<ConsoleDriver>(m_platform.url());
    }
    {
        const Stopped hung(m_platform.pid());
        if (signedIn) {
            m_console->key(Qt::Key_F5);
            QVERIFY(m_console->waitForWords(u"status.operations"_s, u"operations running"_s));
        } else {
            QVERIFY(m_console->givePassword(manager, u"whatever-it-is"_s));
            QTRY_VERIFY(!m_console->seen(u"signin.continue"_s)->isEnabled());
        }
        QVERIFY(m_console->window()->close());
        QVERIFY(!m_console->window()->isVisible());
        m_console.reset();
    }
    QCOMPARE(m_platform.send("GET", "/api/_health").status, 200);
}

QTEST_MAIN(TstRealWindowWork)
#include "tst_realwindow_work.moc"
