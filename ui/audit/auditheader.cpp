// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditheader.h"

#include "ui/common/looks.h"
#include "ui/common/stylepaint.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QPainter>

namespace atalaya::ui {

AuditHeader::AuditHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setObjectName(QStringLiteral("auditHeader"));
    setFocusPolicy(Qt::NoFocus);
    setPaintsOwnFocus(this);
}

void AuditHeader::enter(int column)
{
    setFocus(Qt::ShortcutFocusReason);
    const bool isSeen = column >= 0 && column < count() && !isSectionHidden(column);
    go(isSeen ? column : beside(-1, 1));
}

int AuditHeader::beside(int visual, int step) const
{
    for (int at = visual + step; at >= 0 && at < count(); at += step)
        if (const int column = logicalIndex(at); !isSectionHidden(column))
            return column;
    return -1;
}

void AuditHeader::go(int column)
{
    if (column < 0)
        return;
    m_current = column;
    tell();
    viewport()->update();
    Q_EMIT currentChanged(column);
}

void AuditHeader::tell()
{
    if (m_current < 0 || !model())
        return;
    QString name = model()->headerData(m_current, Qt::Horizontal, Qt::AccessibleTextRole).toString();
    if (isSortIndicatorShown() && sortIndicatorSection() == m_current)
        name = sortIndicatorOrder() == Qt::AscendingOrder ? tr("%1, in ascending order").arg(name)
                                                          : tr("%1, in descending order").arg(name);
    setAccessibleName(name);
    setAccessibleDescription(tr("Column header. Enter sorts by it, the arrow down leads back to the rows"));
    QAccessibleEvent changed(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&changed);
}

bool AuditHeader::event(QEvent *event)
{
    // The page's own keys, Esc and single letters, come after this.
    if (event->type() == QEvent::ShortcutOverride)
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Escape:
        case Qt::Key_Space:
        case Qt::Key_Return:
        case Qt::Key_Enter:
            event->accept();
            return true;
        default:
            break;
        }
    return QHeaderView::event(event);
}

void AuditHeader::keyPressEvent(QKeyEvent *event)
{
    const int visual = visualIndex(m_current);
    switch (event->key()) {
    case Qt::Key_Left:
        return go(beside(visual, -1));
    case Qt::Key_Right:
        return go(beside(visual, 1));
    case Qt::Key_Home:
        return go(beside(-1, 1));
    case Qt::Key_End:
        return go(beside(count(), -1));
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (sectionsClickable())
            Q_EMIT sectionClicked(m_current);
        return tell();
    case Qt::Key_Down:
    case Qt::Key_Escape:
        return Q_EMIT left();
    default:
        // The rows below know no letters either; they belong to the page.
        event->ignore();
    }
}

void AuditHeader::focusInEvent(QFocusEvent *event)
{
    QHeaderView::focusInEvent(event);
    viewport()->update();
}

void AuditHeader::focusOutEvent(QFocusEvent *event)
{
    QHeaderView::focusOutEvent(event);
    viewport()->update();
}

void AuditHeader::paintSection(QPainter *painter, const QRect &rect, int column) const
{
    QHeaderView::paintSection(painter, rect, column);
    if (column != current())
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paint::ring(painter, QRectF(rect).adjusted(1, 1, -1, -2), 3, Tokens::of(this).focus);
    painter->restore();
}

} // namespace atalaya::ui
