// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QElapsedTimer>

#include <chrono>
#include <functional>
#include <vector>

class QWidget;

namespace atalaya::bench {

/// An application that knows when its window was painted and how long it worked: every event's handling is counted by
/// the processor's time, answers of the network and timers among them.
class Frames final : public QApplication
{
public:
    using QApplication::QApplication;

    void watch(QWidget *window) { m_window = window; }
    bool notify(QObject *receiver, QEvent *event) override;

    /// Milliseconds from `act` to the end of the first frame that was painted while `isThere` held; negative: it did
    /// not come within ten seconds.
    [[nodiscard]] double untilPainted(const std::function<void()> &act, const std::function<bool()> &isThere);
    /// Does `act` once a frame at 60 Hz, and answers the milliseconds of work of each frame.
    [[nodiscard]] std::vector<double> workOf(int frames, const std::function<void(int)> &act);
    /// Until nothing has been painted for a while.
    void rest();
    void pause(std::chrono::milliseconds time);
    /// Milliseconds of work so far.
    [[nodiscard]] double busy() const { return static_cast<double>(m_busy) / 1e6; }

private:
    QWidget *m_window = nullptr;
    std::function<bool()> m_isThere;
    std::function<void()> m_painted;
    qint64 m_busy = 0;
    qint64 m_frames = 0;
    int m_depth = 0;
};

/// In the middle, or at this part (0–1) of the sorted values.
[[nodiscard]] double quantile(std::vector<double> values, double part = 0.5);

} // namespace atalaya::bench
