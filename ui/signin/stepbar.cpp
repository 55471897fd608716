// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/stepbar.h"

#include "ui/common/stylepaint.h"
#include "ui/common/type.h"

#include <QPainter>

namespace atalaya::ui {

StepBar::StepBar(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(20);
}

void StepBar::setSteps(const QStringList &steps, int current)
{
    m_steps = steps;
    m_current = current;
    setAccessibleName(tr("Step %1 of %2: %3").arg(current + 1).arg(steps.size()).arg(steps.value(current)));
    update();
}

void StepBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = Tokens::of(this);
    int x = 0;
    for (int i = 0; i < m_steps.size(); ++i) {
        const bool isDone = i < m_current;
        const bool isNow = i == m_current;
        const QString name = isDone  ? QStringLiteral("check-circle")
                             : isNow ? QStringLiteral("record-circle")
                                     : QStringLiteral("circle");
        const QColor mark = isDone ? tokens.executed.text : (isNow ? tokens.accent : tokens.lineControl);
        paint::glyph(&painter, QRect(x, 1, 18, 18), name, 18, mark);
        painter.setFont(isNow ? headingFont() : bodyFont());
        painter.setPen(isDone || isNow ? tokens.text : tokens.muted);
        const int width = painter.fontMetrics().horizontalAdvance(m_steps.at(i));
        painter.drawText(QRect(x + 26, 0, width + 2, 20), Qt::AlignVCenter, m_steps.at(i));
        x += 26 + width + 12;
        if (i + 1 < m_steps.size()) {
            painter.fillRect(QRect(x, 10, 44, 1), tokens.lineControl);
            x += 44 + 12;
        }
    }
}

} // namespace atalaya::ui
