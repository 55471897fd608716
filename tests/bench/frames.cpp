// SPDX-License-Identifier: GPL-3.0-or-later
#include "frames.h"

#include <QEventLoop>
#include <QThread>
#include <QTimer>
#include <QWidget>

#include <algorithm>
#include <cmath>
#include <ctime>

namespace atalaya::bench {

namespace {

using namespace std::chrono_literals;

constexpr auto patience = 10s;
constexpr auto stillness = 60ms;
constexpr int frameLength = 16;

/// Nanoseconds of processor time of this thread: what other programs take is not its work.
qint64 worked()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return qint64{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

} // namespace

bool Frames::notify(QObject *receiver, QEvent *event)
{
    // Other threads deliver their events here too.
    if (QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    const bool isFrame = receiver == m_window && event->type() == QEvent::UpdateRequest;
    // What is there before the window is painted is what is painted.
    const bool isThere = isFrame && m_isThere && m_isThere();
    const qint64 before = m_depth++ == 0 ? worked() : 0;
    const bool taken = QApplication::notify(receiver, event);
    if (--m_depth == 0)
        m_busy += worked() - before;
    if (isFrame)
        ++m_frames;
    if (isThere && m_painted)
        m_painted();
    return taken;
}

double Frames::untilPainted(const std::function<void()> &act, const std::function<bool()> &isThere)
{
    QEventLoop loop;
    QElapsedTimer clock;
    double took = -1;
    m_isThere = isThere;
    m_painted = [&] {
        took = static_cast<double>(clock.nsecsElapsed()) / 1e6;
        m_isThere = nullptr;
        loop.quit();
    };
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    clock.start();
    act();
    if (took < 0)
        loop.exec();
    m_isThere = nullptr;
    m_painted = nullptr;
    return took;
}

std::vector<double> Frames::workOf(int frames, const std::function<void(int)> &act)
{
    std::vector<double> work;
    QEventLoop loop;
    QTimer ticks;
    ticks.setTimerType(Qt::PreciseTimer);
    int at = 0;
    double before = 0;
    connect(&ticks, &QTimer::timeout, &loop, [&] {
        // This event itself is counted when it has ended.
        if (at > 0)
            work.push_back(busy() - before);
        before = busy();
        if (at == frames)
            return loop.quit();
        act(at++);
    });
    ticks.start(frameLength);
    loop.exec();
    return work;
}

void Frames::rest()
{
    QEventLoop loop;
    QTimer quiet;
    qint64 before = -1;
    connect(&quiet, &QTimer::timeout, &loop, [&] {
        if (before == m_frames)
            loop.quit();
        before = m_frames;
    });
    quiet.start(stillness);
    loop.exec();
}

void Frames::pause(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

double quantile(std::vector<double> values, double part)
{
    if (values.empty())
        return -1;
    std::ranges::sort(values);
    const auto at = static_cast<std::size_t>(std::floor(part * static_cast<double>(values.size())));
    return values[std::min(at, values.size() - 1)];
}

} // namespace atalaya::bench
