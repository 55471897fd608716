// SPDX-License-Identifier: GPL-3.0-or-later
#include "sumlist.h"

#include "ui/common/tabulartext.h"
#include "ui/common/tokens.h"
#include "ui/common/type.h"

#include <QPainter>

#include <algorithm>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int rowHeight = 26;
constexpr int gap = 16;

} // namespace

SumList::SumList(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SumList::setRows(const QList<Row> &rows)
{
    if (rows == m_rows)
        return;
    m_rows = rows;
    QStringList spoken;
    for (const Row &row : rows)
        spoken.append(QStringList{row.name, row.detail, row.first, row.second}.join(u", "_s));
    setAccessibleName(spoken.join(u"; "_s));
    updateGeometry();
    update();
}

QSize SumList::sizeHint() const
{
    return {340, static_cast<int>(m_rows.size()) * rowHeight};
}

void SumList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = Tokens::of(this);
    painter.setFont(bodyFont());
    qreal names = 0;
    qreal seconds = 0;
    for (const Row &row : m_rows) {
        names = std::max<qreal>(names, painter.fontMetrics().horizontalAdvance(row.name));
        seconds = std::max(seconds, tabularWidth(painter.font(), row.second));
    }
    for (qsizetype at = 0; at < m_rows.size(); ++at) {
        const Row &row = m_rows.at(at);
        const QRectF line(0, static_cast<qreal>(at) * rowHeight, width(), rowHeight - 1);
        painter.setPen(tokens.text);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, row.name);
        drawTabular(&painter, line, Qt::AlignRight | Qt::AlignVCenter, row.second);
        drawTabular(&painter, line.adjusted(0, 0, -(seconds + gap), 0), Qt::AlignRight | Qt::AlignVCenter, row.first);
        painter.setPen(tokens.muted);
        painter.drawText(line.adjusted(names + gap, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, row.detail);
        if (at + 1 < m_rows.size())
            painter.fillRect(QRectF(0, line.bottom(), width(), 1), tokens.line);
    }
}

} // namespace atalaya::ui
