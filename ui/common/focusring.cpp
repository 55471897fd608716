// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/focusring.h"

#include "ui/common/looks.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QFocusFrame>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTextEdit>

namespace atalaya::ui {
namespace {

/// The control that shows the focus of `widget`: an editor inside a combo or spin box stands for its box.
QWidget *controlOf(QWidget *widget)
{
    if (!widget || paintsOwnFocus(widget))
        return nullptr;
    if (QWidget *const parent = widget->parentWidget())
        if (qobject_cast<QComboBox *>(parent) || qobject_cast<QAbstractSpinBox *>(parent))
            return parent;
    if (const auto *edit = qobject_cast<QLineEdit *>(widget))
        return edit->hasFrame() ? widget : nullptr;
    // A field of several lines, or an area that arrows scroll.
    const bool isText = qobject_cast<QPlainTextEdit *>(widget) || qobject_cast<QTextEdit *>(widget) ||
                        qobject_cast<QScrollArea *>(widget);
    const bool isControl = (isText && widget->focusPolicy() & Qt::TabFocus) ||
                           qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget) ||
                           qobject_cast<QAbstractSpinBox *>(widget) ||
                           (qobject_cast<QAbstractSlider *>(widget) && !qobject_cast<QScrollBar *>(widget));
    return isControl ? widget : nullptr;
}

} // namespace

FocusRing::FocusRing(QObject *parent)
    : QObject(parent)
{
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { follow(now); });
}

FocusRing::~FocusRing()
{
    delete m_frame;
}

void FocusRing::follow(QWidget *now)
{
    QWidget *const control = controlOf(now);
    if (!control) {
        if (m_frame)
            m_frame->setWidget(nullptr);
        return;
    }
    // The frame lives among the control's relatives and goes with them, so it is made anew when it has gone.
    if (!m_frame)
        m_frame = new QFocusFrame;
    m_frame->setWidget(control);
}

} // namespace atalaya::ui
