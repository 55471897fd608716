// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QWidget>

namespace atalaya::ui {

/// A bar of 12 in the track colour where text will be. Appears 150 ms after it was shown, without motion, so that a
/// quick answer does not flicker.
class SkeletonBar : public QWidget
{
    Q_OBJECT

public:
    explicit SkeletonBar(int width, QWidget *parent = nullptr);
    static constexpr int DelayMs = 150;

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    QBasicTimer m_delay;
    bool m_visible = false;
};

} // namespace atalaya::ui
