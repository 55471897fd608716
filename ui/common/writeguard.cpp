// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/writeguard.h"

#include <QWidget>

namespace atalaya::ui {

WriteGuard::WriteGuard(QObject *parent)
    : QObject(parent)
{}

void WriteGuard::add(QWidget *control)
{
    connect(control, &QObject::destroyed, this, [this, control] { m_controls.remove(control); });
    apply(control, m_controls[control]);
}

void WriteGuard::setWanted(QWidget *control, bool wanted, bool writes)
{
    Control &known = m_controls[control];
    known.wanted = wanted;
    known.writes = writes;
    apply(control, known);
}

void WriteGuard::setReadOnly(ReadOnly why)
{
    m_why = why;
    retranslate();
}

void WriteGuard::retranslate()
{
    for (auto it = m_controls.begin(); it != m_controls.end(); ++it)
        apply(it.key(), it.value());
}

void WriteGuard::apply(QWidget *widget, Control &control) const
{
    const bool isOff = control.writes && m_why != ReadOnly::No;
    widget->setEnabled(control.wanted && !isOff);
    if (isOff && !control.isSpeaking) {
        control.toolTip = widget->toolTip();
        control.description = widget->accessibleDescription();
    }
    if (isOff || control.isSpeaking) {
        widget->setToolTip(isOff ? readOnlyWords(m_why) : control.toolTip);
        widget->setAccessibleDescription(isOff ? readOnlyWords(m_why) : control.description);
    }
    control.isSpeaking = isOff;
}

} // namespace atalaya::ui
