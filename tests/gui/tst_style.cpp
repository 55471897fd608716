// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icons.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/common/skeletonbar.h"
#include "ui/common/statepane.h"
#include "ui/common/tabulartext.h"
#include "ui/common/theme.h"
#include "ui/common/type.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFocusFrame>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <cmath>

using namespace atalaya::ui;

namespace {

double channel(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &c)
{
    return 0.2126 * channel(c.redF()) + 0.7152 * channel(c.greenF()) + 0.0722 * channel(c.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a);
    const double y = luminance(b);
    return (qMax(x, y) + 0.05) / (qMin(x, y) + 0.05);
}

} // namespace

/// Tokens, theme, icons and the small widgets that every page is made of.
class TstStyle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void contrasts_data();
    void contrasts();
    void themeDressesTheApplication();
    void followsTheSystemOnlyWhenAsked();
    void tenantColourIsStable();
    void demoTenantsHaveColoursOfTheirOwn();
    void iconsTakeTheThemesColour();
    void everyListedIconIsThere();
    void digitsHaveOneWidth();
    void focusRingIsOutsideTheControl();
    void segmentsChooseOne();
    void assistiveToolsChooseSegmentsToo();
    void statePaneCopiesItsCode();
    void skeletonWaits();

private:
    Theme *m_theme = nullptr;
};

void TstStyle::init()
{
    if (!m_theme)
        m_theme = new Theme(this);
    m_theme->setMode(Theme::Mode::Light);
}

void TstStyle::contrasts_data()
{
    QTest::addColumn<QColor>("ink");
    QTest::addColumn<QColor>("ground");
    QTest::addColumn<double>("least");
    for (const Tokens *t : {&Tokens::light(), &Tokens::darkTheme()}) {
        const auto row = [t](const char *name, const QColor &ink, const QColor &ground, double least) {
            QTest::newRow(
                qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(t->dark ? "dark" : "light"), QLatin1String(name))))
                << ink << ground << least;
        };
        for (const QColor &ground : {t->window, t->surface, t->selection}) {
            row("text", t->text, ground, 4.5);
            row("muted", t->muted, ground, 4.5);
        }
        row("accent", t->accent, t->window, 4.5);
        row("primary", t->accentText, t->accent, 4.5);
        row("border", t->lineControl, t->window, 3.0);
        row("focus", t->focus, t->window, 3.0);
        for (const Tokens::State &state : {t->executed, t->review, t->blocked, t->unknown}) {
            row("state word", state.text, state.chip, 4.5);
            row("state word on selection", state.text, t->selection, 4.5);
            row("state mark", state.mark, t->surface, 3.0);
        }
        for (const Tokens::Strip &strip : {t->info, t->warn, t->error, t->alarm})
            row("banner", strip.text, strip.fill, 4.5);
        for (const QColor &colour : t->tenants)
            row("tenant", colour, t->window, 3.0);
        for (const QColor &colour : t->chart)
            row("chart", colour, t->surface, 3.0);
    }
}

void TstStyle::contrasts()
{
    QFETCH(QColor, ink);
    QFETCH(QColor, ground);
    QFETCH(double, least);
    QVERIFY2(contrast(ink, ground) >= least, qPrintable(QString::number(contrast(ink, ground))));
}

void TstStyle::themeDressesTheApplication()
{
    QSignalSpy changed(m_theme, &Theme::changed);
    m_theme->setMode(Theme::Mode::Dark);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(QApplication::palette().color(QPalette::Window), Tokens::darkTheme().window);
    QVERIFY(Tokens::of(QApplication::palette()).dark);
    QWidget window;
    auto *const hidden = new QWidget(&window);
    hidden->hide();
    window.show();
    QVERIFY(Tokens::of(&window).dark);
    m_theme->setMode(Theme::Mode::Light);
    QTRY_VERIFY(!Tokens::of(&window).dark);
    QVERIFY(!Tokens::of(hidden).dark);
    QCOMPARE(Theme::fromKey(Theme::key(Theme::Mode::Dark)), Theme::Mode::Dark);
    QCOMPARE(Theme::fromKey(QStringLiteral("nonsense")), Theme::Mode::FollowSystem);
}

void TstStyle::followsTheSystemOnlyWhenAsked()
{
    m_theme->setSystemDark(true);
    QVERIFY(!m_theme->isDark());
    m_theme->setMode(Theme::Mode::FollowSystem);
    QVERIFY(m_theme->isDark());
    m_theme->setSystemDark(false);
    QVERIFY(!m_theme->isDark());
}

void TstStyle::tenantColourIsStable()
{
    const Tokens &light = Tokens::light();
    const QColor first = light.tenant(QStringLiteral("ten_1"));
    QCOMPARE(light.tenant(QStringLiteral("ten_1")), first);
    QCOMPARE(light.tenant(QString()), light.tenants.back());
    QSet<QRgb> seen;
    for (int i = 0; i < 100; ++i)
        seen.insert(light.tenant(QStringLiteral("tenant-%1").arg(i)).rgb());
    QCOMPARE(seen.size(), 7);
    QVERIFY(!seen.contains(light.tenants.back().rgb()));
}

void TstStyle::demoTenantsHaveColoursOfTheirOwn()
{
    for (const Tokens *const tokens : {&Tokens::light(), &Tokens::darkTheme()}) {
        std::size_t index = 0;
        for (const char *id :
             {"demo-ascensores-xyz-3", "demo-bufete-rios-4", "demo-banca-norte-7", "demo-elevadores-sur-1"})
            QCOMPARE(tokens->tenant(QLatin1String(id)), tokens->tenants.at(index++));
    }
}

void TstStyle::iconsTakeTheThemesColour()
{
    const QIcon icon = atalaya::ui::icon(QStringLiteral("circle-half"), Tint::Accent);
    for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        m_theme->setMode(mode);
        const QImage image = icon.pixmap(32, 32).toImage().convertToFormat(QImage::Format_ARGB32);
        int opaque = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (qAlpha(image.pixel(x, y)) == 255) {
                    ++opaque;
                    QCOMPARE(image.pixelColor(x, y), m_theme->tokens().accent);
                }
        QVERIFY(opaque > 50);
    }
    QCOMPARE(icon.pixmap(QSize(16, 16), 2.0).size(), QSize(32, 32));
    QVERIFY(atalaya::ui::icon(QString()).isNull());
    QVERIFY(atalaya::ui::iconPixmap(QString(), 16, 1.0, Qt::black).isNull());
}

void TstStyle::everyListedIconIsThere()
{
    QFile list(QStringLiteral(ATALAYA_SOURCE_DIR "/resources/icons.txt"));
    QVERIFY(list.open(QIODevice::ReadOnly));
    int count = 0;
    while (!list.atEnd()) {
        const QString name = QString::fromUtf8(list.readLine()).trimmed();
        if (name.isEmpty() || name.startsWith(QLatin1Char('#')))
            continue;
        ++count;
        QVERIFY2(QFile::exists(QStringLiteral(":/icons/%1.svg").arg(name)), qPrintable(name));
    }
    QVERIFY(count > 60);
}

void TstStyle::digitsHaveOneWidth()
{
    const QFont font = bodyFont();
    QCOMPARE(tabularWidth(font, QStringLiteral("1111,1")), tabularWidth(font, QStringLiteral("4840,8")));
    QVERIFY(tabularWidth(font, QString()) == 0);
    // The application's own font is what a font is that nobody has chosen.
    QVERIFY(tabularWidth(QFont(), QStringLiteral("11")) > QFontMetricsF(QFont()).horizontalAdvance(QLatin1Char('1')));
}

void TstStyle::focusRingIsOutsideTheControl()
{
    QWidget window;
    auto *const column = new QVBoxLayout(&window);
    auto *const button = new QPushButton(QStringLiteral("One"));
    auto *const edit = new QLineEdit;
    column->addWidget(button);
    column->addWidget(edit);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::mouseClick(button, Qt::LeftButton);
    auto *const frame = window.findChild<QFocusFrame *>();
    QVERIFY(frame);
    QCOMPARE(frame->widget(), button);
    QTRY_VERIFY(frame->geometry().contains(button->geometry().adjusted(-3, -3, 3, 3)));
    QTest::keyClick(button, Qt::Key_Tab);
    QCOMPARE(frame->widget(), edit);
    QCOMPARE(button->height(), 30);
    QCOMPARE(edit->height(), 30);
}

void TstStyle::segmentsChooseOne()
{
    SegmentedControl control;
    control.setSegments({{QStringLiteral("7d"), QStringLiteral("7 d"), {}, {}},
                         {QStringLiteral("30d"), QStringLiteral("30 d"), {}, {}}});
    QSignalSpy chosen(&control, &SegmentedControl::chosen);
    QCOMPARE(control.currentId(), QStringLiteral("7d"));
    control.setCurrentId(QStringLiteral("30d"));
    QCOMPARE(chosen.count(), 0);
    auto *const first = qobject_cast<QAbstractButton *>(control.buttonOf(QStringLiteral("7d")));
    QVERIFY(first);
    QTest::mouseClick(first, Qt::LeftButton);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(control.currentId(), QStringLiteral("7d"));
}

void TstStyle::assistiveToolsChooseSegmentsToo()
{
    SegmentedControl control;
    control.setSegments(
        {{QStringLiteral("a"), QStringLiteral("A"), {}, {}}, {QStringLiteral("b"), QStringLiteral("B"), {}, {}}});
    QSignalSpy chosen(&control, &SegmentedControl::chosen);
    auto *const segment = QAccessible::queryAccessibleInterface(control.buttonOf(QStringLiteral("b")));
    QVERIFY(segment && segment->actionInterface());
    segment->actionInterface()->doAction(segment->actionInterface()->actionNames().first());
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), QStringLiteral("b"));
    control.setCurrentId(QStringLiteral("a"));
    QCOMPARE(chosen.size(), 1);
}

void TstStyle::statePaneCopiesItsCode()
{
    StatePane pane;
    pane.setContent({.icon = QStringLiteral("exclamation-circle"),
                     .tint = Tint::Blocked,
                     .title = QStringLiteral("No"),
                     .text = QStringLiteral("<b>plain</b>"),
                     .primary = QStringLiteral("Retry"),
                     .code = QStringLiteral("c-51e0")});
    pane.resize(500, 400);
    pane.show();
    QVERIFY(pane.primaryButton()->isVisible());
    QVERIFY(!pane.secondaryButton()->isVisible());
    auto *const copy = pane.findChild<QPushButton *>(QStringLiteral("statePane.copyCode"));
    QVERIFY(copy && copy->isVisible());
    QTest::mouseClick(copy, Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("c-51e0"));
    QSignalSpy clicked(&pane, &StatePane::primaryClicked);
    QTest::mouseClick(pane.primaryButton(), Qt::LeftButton);
    QCOMPARE(clicked.count(), 1);
}

void TstStyle::skeletonWaits()
{
    SkeletonBar bar(80);
    bar.show();
    const QColor track = m_theme->tokens().track;
    QVERIFY(bar.grab().toImage().pixelColor(40, 6) != track);
    QTRY_COMPARE(bar.grab().toImage().pixelColor(40, 6), track);
}

QTEST_MAIN(TstStyle)
#include "tst_style.moc"
