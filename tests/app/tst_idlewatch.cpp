// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/idlewatch.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace atalaya;
using namespace std::chrono_literals;

/// How long nobody touches anything: with a clock that stands still between the steps of the test.
class TstIdleWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_time = 0ms;
        m_watch = std::make_unique<IdleWatch>(5ms, [this] { return m_time; });
        m_idle = std::make_unique<QSignalSpy>(m_watch.get(), &IdleWatch::idle);
    }

    void saysItOnce()
    {
        m_time = 5ms;
        QTRY_COMPARE(m_idle->size(), 1);
        ring();
        QCOMPARE(m_idle->size(), 1);
    }

    void signsOfLifePutItOff_data()
    {
        QTest::addColumn<int>("sign");
        QTest::newRow("key") << 0;
        QTest::newRow("button") << 1;
        QTest::newRow("mouse") << 2;
    }
    void signsOfLifePutItOff()
    {
        QFETCH(int, sign);
        QWidget window;
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const auto touch = [&] {
            if (sign == 0)
                QTest::keyClick(&window, Qt::Key_A);
            else if (sign == 1)
                QTest::mouseClick(&window, Qt::LeftButton);
            else
                QTest::mouseMove(&window, QPoint(1 + static_cast<int>(m_time.count()) % 7, 1));
        };
        for (int i = 0; i < 5; ++i) {
            m_time += 4ms;
            touch();
            ring();
            QCOMPARE(m_idle->size(), 0);
        }
        m_time += 5ms;
        QTRY_COMPARE(m_idle->size(), 1);
        // It begins anew after a sign of life.
        touch();
        ring();
        QCOMPARE(m_idle->size(), 1);
        m_time += 5ms;
        QTRY_COMPARE(m_idle->size(), 2);
    }

    void whatNobodyDidIsNoSign()
    {
        QWidget window;
        m_time = 4ms;
        QKeyEvent made(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &made);
        m_time = 5ms;
        QTRY_COMPARE(m_idle->size(), 1);
    }

private:
    /// Lets the watch's timer come round at least once.
    static void ring()
    {
        QTimer later;
        later.setSingleShot(true);
        QSignalSpy rung(&later, &QTimer::timeout);
        later.start(20);
        QTRY_COMPARE(rung.size(), 1);
    }

    std::chrono::milliseconds m_time{0};
    std::unique_ptr<IdleWatch> m_watch;
    std::unique_ptr<QSignalSpy> m_idle;
};

QTEST_MAIN(TstIdleWatch)
#include "tst_idlewatch.moc"
