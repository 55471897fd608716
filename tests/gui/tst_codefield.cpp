// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"
#include "ui/signin/codefield.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using atalaya::ui::CodeField;

/// Six boxes that are one line edit.
class TstCodeField : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void sendsOnTheSixthDigit();
    void takesDigitsOnly_data();
    void takesDigitsOnly();
    void backspaceAndRetyping();
    void clickChoosesABox();
    void isOneTextForAssistiveTools();

private:
    atalaya::ui::Theme *m_theme = nullptr;
    CodeField *m_field = nullptr;
};

void TstCodeField::initTestCase()
{
    m_theme = new atalaya::ui::Theme(this);
}

void TstCodeField::init()
{
    m_field = new CodeField({});
    m_field->show();
    QVERIFY(QTest::qWaitForWindowActive(m_field));
    m_field->setFocus();
}

void TstCodeField::cleanup()
{
    delete m_field;
}

void TstCodeField::sendsOnTheSixthDigit()
{
    QSignalSpy completed(m_field, &CodeField::completed);
    QTest::keyClicks(m_field, QStringLiteral("48120"));
    QCOMPARE(completed.count(), 0);
    QTest::keyClicks(m_field, QStringLiteral("7"));
    QCOMPARE(completed.count(), 1);
    QCOMPARE(completed.at(0).at(0).toString(), QStringLiteral("481207"));
}

void TstCodeField::takesDigitsOnly_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("kept");
    QTest::newRow("plain") << QStringLiteral("481207") << QStringLiteral("481207");
    QTest::newRow("a space inside") << QStringLiteral("481 207") << QStringLiteral("481207");
    QTest::newRow("spaces around") << QStringLiteral("  481 207 \n") << QStringLiteral("481207");
    QTest::newRow("a sentence") << QStringLiteral("Your code is 481-207.") << QStringLiteral("481207");
    QTest::newRow("too long") << QStringLiteral("4812079999") << QStringLiteral("481207");
    QTest::newRow("too short") << QStringLiteral("481") << QStringLiteral("481");
    QTest::newRow("no digit") << QStringLiteral("hello") << QString();
    QTest::newRow("Arabic digits") << QStringLiteral("٤٨١٢٠٧") << QStringLiteral("481207");
}

void TstCodeField::takesDigitsOnly()
{
    QFETCH(QString, pasted);
    QFETCH(QString, kept);
    QSignalSpy completed(m_field, &CodeField::completed);
    QGuiApplication::clipboard()->setText(pasted);
    QTest::keyClick(m_field, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_field->text(), kept);
    QCOMPARE(completed.count(), kept.size() == 6 ? 1 : 0);
}

void TstCodeField::backspaceAndRetyping()
{
    QTest::keyClicks(m_field, QStringLiteral("4x8 1"));
    QCOMPARE(m_field->text(), QStringLiteral("481"));
    QTest::keyClick(m_field, Qt::Key_Backspace);
    QCOMPARE(m_field->text(), QStringLiteral("48"));
    QTest::keyClick(m_field, Qt::Key_Left);
    QTest::keyClick(m_field, Qt::Key_Backspace);
    QCOMPARE(m_field->text(), QStringLiteral("8"));
    m_field->selectAll();
    QTest::keyClicks(m_field, QStringLiteral("9"));
    QCOMPARE(m_field->text(), QStringLiteral("9"));
}

void TstCodeField::clickChoosesABox()
{
    QTest::keyClicks(m_field, QStringLiteral("4812"));
    QTest::mouseClick(m_field, Qt::LeftButton, {}, m_field->boxRect(1).center());
    QCOMPARE(m_field->cursorPosition(), 1);
    QTest::mouseClick(m_field, Qt::LeftButton, {}, m_field->boxRect(5).center());
    QCOMPARE(m_field->cursorPosition(), 4);
}

void TstCodeField::isOneTextForAssistiveTools()
{
    // They set the text as a whole, and that sends too.
    QSignalSpy completed(m_field, &CodeField::completed);
    m_field->setText(QStringLiteral("481207"));
    QCOMPARE(completed.count(), 1);
    QCOMPARE(m_field->boxRect(3).left() - m_field->boxRect(2).right() - 1, 20);
    QCOMPARE(m_field->boxRect(1).left() - m_field->boxRect(0).right() - 1, 8);
}

QTEST_MAIN(TstCodeField)
#include "tst_codefield.moc"
