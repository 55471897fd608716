// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/writeguard.h"

#include <QPushButton>
#include <QTest>

using namespace atalaya::ui;
using namespace Qt::StringLiterals;

class TstWriteGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_guard = std::make_unique<WriteGuard>();
        m_button = std::make_unique<QPushButton>();
        m_button->setToolTip(u"what it does"_s);
        m_button->setAccessibleDescription(u"what it is"_s);
    }

    void saysWhyItIsOff_data()
    {
        QTest::addColumn<ReadOnly>("why");
        QTest::addColumn<bool>("wanted");
        QTest::addColumn<bool>("writes");
        QTest::addColumn<bool>("isEnabled");
        QTest::addColumn<QString>("words");
        const QString offline = u"Read-only until the platform answers again"_s;
        const QString expired = u"Read-only until you sign in again"_s;
        QTest::addRow("on") << ReadOnly::No << true << true << true << QString();
        QTest::addRow("not wanted") << ReadOnly::No << false << true << false << QString();
        QTest::addRow("offline") << ReadOnly::Offline << true << true << false << offline;
        QTest::addRow("offline, not wanted") << ReadOnly::Offline << false << true << false << offline;
        QTest::addRow("expired") << ReadOnly::Expired << true << true << false << expired;
        QTest::addRow("stays here") << ReadOnly::Offline << true << false << true << QString();
    }
    void saysWhyItIsOff()
    {
        QFETCH(ReadOnly, why);
        QFETCH(bool, wanted);
        QFETCH(bool, writes);
        QFETCH(bool, isEnabled);
        QFETCH(QString, words);
        m_guard->add(m_button.get());
        m_guard->setWanted(m_button.get(), wanted, writes);
        m_guard->setReadOnly(why);
        QCOMPARE(m_button->isEnabled(), isEnabled);
        QCOMPARE(m_button->toolTip(), words.isEmpty() ? u"what it does"_s : words);
        QCOMPARE(m_button->accessibleDescription(), words.isEmpty() ? u"what it is"_s : words);
        m_guard->setReadOnly(ReadOnly::No);
        QCOMPARE(m_button->isEnabled(), wanted);
        QCOMPARE(m_button->toolTip(), u"what it does"_s);
        QCOMPARE(m_button->accessibleDescription(), u"what it is"_s);
    }

    void oneReasonAfterAnother()
    {
        m_guard->setReadOnly(ReadOnly::Offline);
        m_guard->add(m_button.get());
        QVERIFY(!m_button->isEnabled());
        m_guard->setReadOnly(ReadOnly::Expired);
        QCOMPARE(m_button->toolTip(), readOnlyWords(ReadOnly::Expired));
        m_guard->setReadOnly(ReadOnly::No);
        QCOMPARE(m_button->toolTip(), u"what it does"_s);
    }

    void forgetsWhatIsGone()
    {
        m_guard->add(m_button.get());
        m_button.reset();
        m_guard->setReadOnly(ReadOnly::Offline);
    }

private:
    std::unique_ptr<WriteGuard> m_guard;
    std::unique_ptr<QPushButton> m_button;
};

QTEST_MAIN(TstWriteGuard)
#include "tst_writeguard.moc"
