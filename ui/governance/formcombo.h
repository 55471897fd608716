// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QWheelEvent>

namespace atalaya::ui {

/// A choice inside a form that scrolls: the wheel moves the form and never changes what is chosen.
class FormCombo final : public QComboBox
{
public:
    explicit FormCombo(QWidget *parent = nullptr)
        : QComboBox(parent)
    {
        setFocusPolicy(Qt::StrongFocus);
    }

protected:
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }
};

} // namespace atalaya::ui
