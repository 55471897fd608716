// SPDX-License-Identifier: GPL-3.0-or-later
#include "signinpagefixture.h"

#include "api/session/signin.h"
#include "ui/signin/enrollstep.h"
#include "ui/signin/problemwords.h"
#include "ui/signin/qrview.h"
#include "ui/signin/secretclipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace atalaya;
using namespace atalaya::tests;

/// What the fields say, show and hide.
class TstSignInPageFields : public SignInPageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void problemsStandAtTheirField_data();
    void problemsStandAtTheirField();
    void refusedFieldsAreNamed_data();
    void refusedFieldsAreNamed();
    void enterNamesWhatIsMissing();
    void passwordCanBeShown();
    void secretsLeaveTheClipboard();
    void qrIsBlackOnWhiteInWholePixels();
};

void TstSignInPageFields::problemsStandAtTheirField_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, int status, const char *code, const char *where, const char *words) {
        QTest::newRow(name) << status << QByteArray(code) << QString::fromLatin1(where) << QString::fromLatin1(words);
    };
    row("wrong password", 401, "invalid_credentials", "signin.message", "not right");
    row("busy", 503, "busy", "signin.message", "busy");
    row("broken", 500, "internal_error", "signin.message", "has a problem");
    row("refused input", 400, "validation_failed", "signin.message", "Fill in");
}

void TstSignInPageFields::problemsStandAtTheirField()
{
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    QFETCH(QString, where);
    QFETCH(QString, words);
    m_server->script(kLogin, {FakeReply::error(status, code)});
    make();
    typePassword();
    const QByteArray field = where.toLatin1();
    QTRY_VERIFY_WITH_TIMEOUT(message(field.constData()).contains(words), 15000);
    // Nothing typed is lost.
    QCOMPARE(find<QLineEdit>("signin.email")->text(), QStringLiteral("ana@ejemplo.es"));
    QCOMPARE(find<QLineEdit>("signin.passwordField")->text(), QStringLiteral("secret-secret"));
    QVERIFY(find<QPushButton>("signin.continue")->isEnabled());
}

void TstSignInPageFields::refusedFieldsAreNamed_data()
{
    using Place = ui::ProblemWords::Place;
    QTest::addColumn<QString>("field");
    QTest::addColumn<int>("place");
    QTest::addColumn<QString>("words");
    QTest::newRow("e-mail") << QStringLiteral("email") << int(Place::Email) << QStringLiteral("this e-mail");
    QTest::newRow("password") << QStringLiteral("password") << int(Place::Credentials)
                              << QStringLiteral("this password");
    QTest::newRow("organisation") << QStringLiteral("tenant") << int(Place::Tenant) << QStringLiteral("organisations");
    QTest::newRow("nothing named") << QString() << int(Place::Credentials) << QStringLiteral("Fill in");
}

void TstSignInPageFields::refusedFieldsAreNamed()
{
    QFETCH(QString, field);
    QFETCH(int, place);
    QFETCH(QString, words);
    api::SignIn::Problem problem;
    problem.kind = api::SignIn::Problem::Kind::InvalidInput;
    if (!field.isEmpty())
        problem.error.fields = {{field, QStringLiteral("invalid")}};
    const auto said = ui::ProblemWords::of(problem, api::SignIn::Step::Password, QDateTime::currentDateTimeUtc());
    QCOMPARE(int(said.place), place);
    QVERIFY2(said.sentence.contains(words), qPrintable(said.sentence));
}

void TstSignInPageFields::enterNamesWhatIsMissing()
{
    make();
    auto *const email = find<QLineEdit>("signin.email");
    email->setFocus();
    QTest::keyClick(email, Qt::Key_Return);
    QVERIFY(message("signin.message").contains(QStringLiteral("e-mail")));
    type("signin.email", QStringLiteral("ana@ejemplo.es"));
    QTest::keyClick(email, Qt::Key_Return);
    QVERIFY(message("signin.message").contains(QStringLiteral("password")));
    QVERIFY(find<QLineEdit>("signin.passwordField")->hasFocus());
    find<QLineEdit>("signin.serverEdit")->setText(QStringLiteral("not an address"));
    QTest::keyClick(email, Qt::Key_Return);
    QVERIFY(message("signin.serverMessage").contains(QStringLiteral("not an address")));
    QCOMPARE(email->text(), QStringLiteral("ana@ejemplo.es"));
    QCOMPARE(m_server->count(kLogin), 0);
}

void TstSignInPageFields::passwordCanBeShown()
{
    make();
    auto *const field = find<QLineEdit>("signin.passwordField");
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    m_page->findChild<QAction *>(QStringLiteral("signin.showPassword"))->trigger();
    QCOMPARE(field->echoMode(), QLineEdit::Normal);
}

void TstSignInPageFields::secretsLeaveTheClipboard()
{
    ui::SecretClipboard clipboard;
    QSignalSpy cleared(&clipboard, &ui::SecretClipboard::cleared);
    clipboard.put(QStringLiteral("secret"), 20);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("secret"));
    QTRY_COMPARE(cleared.count(), 1);
    QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
    // What somebody copied since stays.
    clipboard.put(QStringLiteral("secret"), 20);
    QGuiApplication::clipboard()->setText(QStringLiteral("mine"));
    QTRY_COMPARE(cleared.count(), 2);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("mine"));
}

void TstSignInPageFields::qrIsBlackOnWhiteInWholePixels()
{
    m_theme->setMode(ui::Theme::Mode::Dark);
    ui::QrView view;
    view.setContent(QStringLiteral("otpauth://totp/Atalaya:ana?secret=JBSWY3DPEHPK3PXP"));
    const int modules = view.modules().width();
    QVERIFY(modules >= 29);
    const int module = ui::QrView::modulePixels(modules, view.width(), 1.0);
    const QImage image = view.grab().toImage();
    const int edge = (view.width() - modules * module) / 2;
    for (int y = 0; y < modules; ++y)
        for (int x = 0; x < modules; ++x) {
            const QRgb wanted = view.modules().pixel(x, y);
            const QPoint corner(edge + x * module, edge + y * module);
            QCOMPARE(image.pixel(corner) & 0xFFFFFF, wanted & 0xFFFFFF);
            QCOMPARE(image.pixel(corner + QPoint(module - 1, module - 1)) & 0xFFFFFF, wanted & 0xFFFFFF);
            if (x < ui::QrView::QuietZone || y < ui::QrView::QuietZone)
                QCOMPARE(wanted & 0xFFFFFF, QRgb(0xFFFFFF));
        }
    QCOMPARE(ui::EnrollStep::grouped(QStringLiteral("ABCDEFGHIJKLMNOPQRSTUVWX")),
             QStringLiteral("ABCD EFGH IJKL MNOP\nQRST UVWX"));
    m_theme->setMode(ui::Theme::Mode::Light);
}

QTEST_MAIN(TstSignInPageFields)
#include "tst_signinpage_fields.moc"
