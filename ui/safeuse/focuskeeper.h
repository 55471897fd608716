// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QPointer>
#include <QWidget>

namespace atalaya::ui {

/// Gives the keyboard back after controls were off for the time of a call: Qt hands it to whatever comes next.
class FocusKeeper
{
public:
    /// Before they are switched off; `inside` is where the keyboard has to be for it to count.
    void leave(const QWidget *inside)
    {
        QWidget *const now = QApplication::focusWidget();
        m_before = now && inside->isAncestorOf(now) ? now : nullptr;
        m_isAway = m_before != nullptr;
    }
    /// What had it is gone: whatever is named in the end gets it.
    void leave()
    {
        m_before = nullptr;
        m_isAway = true;
    }
    /// Once they are on again. `otherwise` takes it when the one from before can't.
    void comeBack(QWidget *otherwise)
    {
        if (!m_isAway)
            return;
        m_isAway = false;
        QWidget *const wanted =
            m_before && m_before->isEnabled() && m_before->isVisible() ? m_before.data() : otherwise;
        if (wanted->isVisible())
            wanted->setFocus(Qt::OtherFocusReason);
    }

private:
    QPointer<QWidget> m_before;
    bool m_isAway = false;
};

} // namespace atalaya::ui
