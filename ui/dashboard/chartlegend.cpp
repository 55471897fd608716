// SPDX-License-Identifier: GPL-3.0-or-later
#include "chartlegend.h"

#include "ui/common/tokens.h"
#include "ui/common/type.h"

#include <QFontMetrics>
#include <QPainter>

namespace atalaya::ui {

namespace {

constexpr int swatch = 10;
constexpr int swatchGap = 6;
constexpr int entryGap = 10;

} // namespace

ChartLegend::ChartLegend(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ChartLegend::setEntries(const QList<Entry> &entries)
{
    if (entries == m_entries)
        return;
    m_entries = entries;
    QStringList words;
    for (const Entry &entry : entries)
        words.append(entry.text);
    setAccessibleName(words.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QSize ChartLegend::sizeHint() const
{
    const QFontMetrics metrics(captionFont());
    int width = 0;
    for (const Entry &entry : m_entries)
        width += swatch + swatchGap + metrics.horizontalAdvance(entry.text) + entryGap;
    return {std::max(0, width - entryGap + 1), 20};
}

void ChartLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = Tokens::of(this);
    painter.setFont(captionFont());
    int left = 0;
    for (const Entry &entry : m_entries) {
        painter.fillRect(QRect(left, (height() - swatch) / 2, swatch, swatch),
                         entry.isPrevious ? tokens.unknown.mark : tokens.chart[0]);
        left += swatch + swatchGap;
        const int wide = painter.fontMetrics().horizontalAdvance(entry.text);
        painter.setPen(tokens.muted);
        painter.drawText(QRect(left, 0, wide + 2, height()), Qt::AlignVCenter | Qt::AlignLeft, entry.text);
        left += wide + entryGap;
    }
}

} // namespace atalaya::ui
