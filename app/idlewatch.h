// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace atalaya {

/// Says when nobody has touched keyboard, mouse, pen or screen in this application for so long.
class IdleWatch : public QObject
{
    Q_OBJECT

public:
    /// A time that only grows.
    using Now = std::function<std::chrono::milliseconds()>;

    explicit IdleWatch(std::chrono::milliseconds after, const Now &now = steadyNow, QObject *parent = nullptr);

    [[nodiscard]] static std::chrono::milliseconds steadyNow();
    [[nodiscard]] std::chrono::milliseconds after() const { return m_after; }

Q_SIGNALS:
    /// Once; again only after a sign of life.
    void idle();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void onTimeout();

    std::chrono::milliseconds m_after;
    Now m_now;
    std::chrono::milliseconds m_last;
    QTimer m_timer;
};

} // namespace atalaya
