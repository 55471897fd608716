// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/skeletonrows.h"

#include "ui/common/skeletonbar.h"
#include "ui/common/stylepaint.h"
#include "ui/common/tokens.h"

#include <QEvent>
#include <QHeaderView>
#include <QPainter>
#include <QTableView>
#include <QTimerEvent>

#include <array>

namespace atalaya::ui {
namespace {

constexpr int Rows = 6;
constexpr int BarHeight = 12;
/// Of the column's width, in percent: rows that are all alike look like a defect.
constexpr std::array<int, 5> Shares{62, 48, 70, 54, 44};

} // namespace

SkeletonRows::SkeletonRows(QTableView *table)
    : QWidget(table->viewport())
    , m_table(table)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    table->viewport()->installEventFilter(this);
    hide();
}

void SkeletonRows::paintEvent(QPaintEvent *)
{
    if (!m_isDrawn)
        return;
    QPainter painter(this);
    const Tokens &tokens = Tokens::of(this);
    const QHeaderView *const columns = m_table->horizontalHeader();
    const int height = m_table->verticalHeader()->defaultSectionSize();
    for (int row = 0; row < Rows; ++row) {
        painter.fillRect(QRect(0, (row + 1) * height - 1, width(), 1), tokens.line);
        for (int column = 0; column < columns->count(); ++column) {
            const int share = Shares.at(static_cast<std::size_t>(row + column) % Shares.size());
            const QRect bar(columns->sectionViewportPosition(column) + 8, row * height + (height - BarHeight) / 2,
                            (columns->sectionSize(column) - 16) * share / 100, BarHeight);
            paint::panel(&painter, bar, 2, tokens.track, QColor());
        }
    }
}

void SkeletonRows::showEvent(QShowEvent *event)
{
    setGeometry(parentWidget()->rect());
    m_isDrawn = false;
    m_delay.start(SkeletonBar::DelayMs, this);
    QWidget::showEvent(event);
}

void SkeletonRows::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_delay.timerId())
        return QWidget::timerEvent(event);
    m_delay.stop();
    m_isDrawn = true;
    update();
}

bool SkeletonRows::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace atalaya::ui
