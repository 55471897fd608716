// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/meter.h"

#include "ui/common/tokens.h"

#include <QPainter>

namespace atalaya::ui {

Meter::Meter(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Meter::setFraction(std::optional<double> fraction)
{
    m_fraction = fraction;
    update();
}

void Meter::setHasLevels(bool hasLevels)
{
    m_hasLevels = hasLevels;
    update();
}

void Meter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const Tokens &tokens = Tokens::of(this);
    const QRectF bar(0, (height() - 6) / 2, width(), 6);
    painter.setBrush(tokens.track);
    painter.drawRoundedRect(bar, 2, 2);
    if (!m_fraction || *m_fraction <= 0)
        return;
    QColor fill = tokens.chart.front();
    if (m_hasLevels && *m_fraction >= 0.9)
        fill = tokens.blocked.mark;
    else if (m_hasLevels && *m_fraction >= 0.85)
        fill = tokens.review.mark;
    painter.setBrush(fill);
    const qreal length = qMax<qreal>(2, bar.width() * qMin(1.0, *m_fraction));
    painter.drawRoundedRect(QRectF(bar.left(), bar.top(), length, 6), 2, 2);
}

} // namespace atalaya::ui
