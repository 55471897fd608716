// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/tenantchip.h"

#include "ui/common/stylepaint.h"
#include "ui/common/type.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>

namespace atalaya::ui {

TenantChip::TenantChip(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("tenantChip"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void TenantChip::setTenant(const QString &id, const QString &name, const QString &plan)
{
    m_id = id;
    m_name = name;
    m_plan = plan;
    setVisible(!id.isEmpty());
    retranslate();
    updateGeometry();
    update();
}

QSize TenantChip::sizeHint() const
{
    const int plan = m_plan.isEmpty() ? 0 : QFontMetrics(captionFont()).horizontalAdvance(m_plan) + 8;
    return {QFontMetrics(headingFont()).horizontalAdvance(m_name) + plan + 38, 28};
}

void TenantChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = Tokens::of(this);
    paint::panel(&painter, rect(), 4, tokens.surface, tokens.line);
    paint::panel(&painter, QRect(9, (height() - 10) / 2, 10, 10), 2, tokens.tenant(m_id), QColor());
    painter.setFont(headingFont());
    painter.setPen(tokens.text);
    const int name = painter.fontMetrics().horizontalAdvance(m_name);
    painter.drawText(QRect(27, 0, name + 2, height()), Qt::AlignVCenter, m_name);
    painter.setFont(captionFont());
    painter.setPen(tokens.muted);
    painter.drawText(QRect(27 + name + 8, 0, width() - name - 27, height()), Qt::AlignVCenter, m_plan);
}

void TenantChip::retranslate()
{
    setAccessibleName(tr("Organisation: %1, plan %2").arg(m_name, m_plan));
}

void TenantChip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace atalaya::ui
