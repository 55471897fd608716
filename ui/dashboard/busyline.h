// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QWidget>

namespace atalaya::ui {

/// Two pixels of accent over the page while it is being renewed. Appears after a moment, and does not move.
class BusyLine final : public QWidget
{
    Q_OBJECT

public:
    explicit BusyLine(QWidget *parent = nullptr);
    void setBusy(bool busy);

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    bool m_busy = false;
    bool m_shown = false;
    QBasicTimer m_delay;
};

} // namespace atalaya::ui
