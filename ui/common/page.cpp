// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/page.h"

namespace atalaya::ui {

Page::Page(QWidget *parent)
    : QWidget(parent)
{}

void Page::setAsOf(const QDateTime &asOf)
{
    if (m_asOf == asOf)
        return;
    m_asOf = asOf;
    Q_EMIT asOfChanged(asOf);
}

} // namespace atalaya::ui
