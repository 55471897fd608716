// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tabulartext.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QPaintEngine>
#include <QPainter>
#include <QRawFont>

#include <array>
#include <optional>

namespace atalaya::ui {
namespace {

bool isDigit(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

/// What a font's digits measure. Measuring them for every cell costs more than drawing.
struct Digits
{
    QFont font;
    int resolution = 0;
    QRawFont glyphs;
    qreal widest = 0;
};

/// The fonts of a table or two.
const Digits &digitsOf(const QFont &font, const QFontMetricsF &metrics, int resolution)
{
    static thread_local std::array<Digits, 4> kept;
    static thread_local std::size_t next = 0;
    for (const Digits &known : kept)
        if (known.widest > 0 && known.resolution == resolution && known.font == font)
            return known;
    Digits &made = kept.at(next++ % kept.size());
    made = {font, resolution, QRawFont::fromFont(font), 0};
    for (char digit = '0'; digit <= '9'; ++digit)
        made.widest = qMax(made.widest, metrics.horizontalAdvance(QLatin1Char(digit)));
    return made;
}

/// Calls `fn(run, x, advance)` for each digit and each run of other characters; gives the whole width.
template<class F>
qreal eachRun(const QFontMetricsF &metrics, qreal digit, const QString &text, F fn)
{
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

/// The whole text in one go.
struct Line
{
    QGlyphRun run;
    qreal width = 0;
};

/// Nothing where the font lacks a character; then another one has to help out.
std::optional<Line> lineOf(const Digits &digits, const QString &text)
{
    const QList<quint32> glyphs = digits.glyphs.glyphIndexesForString(text);
    if (!digits.glyphs.isValid() || glyphs.size() != text.size() || glyphs.contains(0))
        return std::nullopt;
    const QList<QPointF> advances = digits.glyphs.advancesForGlyphIndexes(glyphs);
    Line line;
    QList<QPointF> places;
    places.reserve(glyphs.size());
    for (qsizetype i = 0; i < glyphs.size(); ++i) {
        const qreal natural = advances.at(i).x();
        const bool isFigure = isDigit(text.at(i));
        places.append({isFigure ? line.width + (digits.widest - natural) / 2 : line.width, 0});
        line.width += isFigure ? digits.widest : natural;
    }
    line.run.setRawFont(digits.glyphs);
    line.run.setGlyphIndexes(glyphs);
    line.run.setPositions(places);
    return line;
}

} // namespace

qreal tabularWidth(const QFont &font, const QString &text)
{
    const QFontMetricsF metrics(font);
    return eachRun(metrics, digitsOf(font, metrics, 0).widest, text, [](const QString &, qreal) {});
}

void drawTabular(QPainter *painter, const QRectF &rect, Qt::Alignment alignment, const QString &text)
{
    const QFontMetricsF metrics(painter->font(), painter->device());
    const Digits &digits = digitsOf(painter->font(), metrics, painter->device()->logicalDpiY());
    // On paper and in files text stays text.
    const bool isScreen = painter->paintEngine()->type() == QPaintEngine::Raster;
    const std::optional<Line> line = isScreen ? lineOf(digits, text) : std::nullopt;
    const qreal width = line ? line->width : eachRun(metrics, digits.widest, text, [](const QString &, qreal) {});
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
    if (line)
        return painter->drawGlyphRun(QPointF(left, qRound(baseline)), line->run);
    eachRun(metrics, digits.widest, text,
            [&](const QString &run, qreal x) { painter->drawText(QPointF(left + x, qRound(baseline)), run); });
}

} // namespace atalaya::ui
