// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tabulartext.h"

#include <QFontMetricsF>
#include <QPainter>

namespace atalaya::ui {
namespace {

bool isDigit(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

qreal widestDigit(const QFontMetricsF &metrics)
{
    qreal widest = 0;
    for (char digit = '0'; digit <= '9'; ++digit)
        widest = qMax(widest, metrics.horizontalAdvance(QLatin1Char(digit)));
    return widest;
}

/// Calls `fn(run, x, advance)` for each digit and each run of other characters; gives the whole width.
template<class F>
qreal eachRun(const QFontMetricsF &metrics, const QString &text, F fn)
{
    const qreal digit = widestDigit(metrics);
    qreal x = 0;
    for (qsizetype i = 0; i < text.size();) {
        qsizetype end = i + 1;
        if (!isDigit(text.at(i)))
            while (end < text.size() && !isDigit(text.at(end)))
                ++end;
        const QString run = text.mid(i, end - i);
        const qreal natural = metrics.horizontalAdvance(run);
        const bool isFigure = isDigit(text.at(i));
        fn(run, isFigure ? x + (digit - natural) / 2 : x);
        x += isFigure ? digit : natural;
        i = end;
    }
    return x;
}

} // namespace

qreal tabularWidth(const QFont &font, const QString &text)
{
    return eachRun(QFontMetricsF(font), text, [](const QString &, qreal) {});
}

void drawTabular(QPainter *painter, const QRectF &rect, Qt::Alignment alignment, const QString &text)
{
    const QFontMetricsF metrics(painter->font(), painter->device());
    const qreal width = eachRun(metrics, text, [](const QString &, qreal) {});
    qreal left = rect.left();
    if (alignment & Qt::AlignRight)
        left = rect.right() - width;
    else if (alignment & Qt::AlignHCenter)
        left = rect.center().x() - width / 2;
    qreal baseline = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    if (alignment & Qt::AlignTop)
        baseline = rect.top() + metrics.ascent();
    else if (alignment & Qt::AlignBottom)
        baseline = rect.bottom() - metrics.descent();
    eachRun(metrics, text,
            [&](const QString &run, qreal x) { painter->drawText(QPointF(left + x, qRound(baseline)), run); });
}

} // namespace atalaya::ui
