// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/looks.h"

#include <QLabel>
#include <QString>

namespace atalaya::ui {

/// Says under a field what is wrong with it, also to who only hears it; empty words: nothing is.
inline void sayFault(QLabel *label, QWidget *field, const QString &fault)
{
    label->setText(fault);
    label->setVisible(!fault.isEmpty());
    setInvalid(field, !fault.isEmpty());
    field->setAccessibleDescription(fault);
}

} // namespace atalaya::ui
