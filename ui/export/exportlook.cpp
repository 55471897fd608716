// SPDX-License-Identifier: GPL-3.0-or-later
#include "exportlook.h"

#include "ui/common/tokens.h"
#include "ui/common/type.h"

#include <QBuffer>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QPainter>
#include <QSvgGenerator>

namespace atalaya::ui {

namespace {

constexpr int padding = 12;
constexpr int lineGap = 4;
constexpr double swatch = 8;
constexpr double swatchGap = 6;
constexpr double entryGap = 14;

} // namespace

ExportLook::ExportLook(const ExportSubject &subject)
    : m_subject(subject)
{}

QString ExportLook::trial(const QString &tried)
{
    return tr("Trial: %1").arg(tried);
}

QString ExportLook::dataOf(const QString &asOf)
{
    return tr("Data of %1").arg(asOf);
}

QFont ExportLook::inPixels(QFont font)
{
    font.setPixelSize(QFontInfo(font).pixelSize());
    return font;
}

bool ExportLook::hasLegend() const
{
    return !m_subject.picture.legend().isEmpty();
}

void ExportLook::paintLegend(QPainter &painter, QRectF line, const QList<charts::LegendEntry> &legend,
                             const QColor &text)
{
    const QFontMetricsF metrics(painter.font());
    for (const auto &[colour, name] : legend) {
        painter.fillRect(QRectF(line.left(), line.center().y() - swatch / 2, swatch, swatch), colour);
        line.setLeft(line.left() + swatch + swatchGap);
        painter.setPen(text);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, name);
        line.setLeft(line.left() + metrics.horizontalAdvance(name) + entryGap);
    }
}

int ExportLook::headHeight() const
{
    const int lines =
        2 + (m_subject.asOf.isEmpty() ? 0 : 1) + (m_subject.tried.isEmpty() ? 0 : 1) + (hasLegend() ? 1 : 0);
    return padding + lines * (QFontMetrics(headingFont()).height() + lineGap);
}

QSize ExportLook::size() const
{
    return m_subject.picture.size() + QSize(2 * padding, headHeight() + padding);
}

void ExportLook::paint(QPainter &painter) const
{
    const Tokens &tokens = m_subject.picture.tokens();
    const QRect all({}, size());
    painter.fillRect(all, tokens.surface);
    QRect line(padding, padding, all.width() - 2 * padding, QFontMetrics(headingFont()).height());
    const auto write = [&](const QFont &font, const QColor &colour, const QString &text) {
        painter.setFont(inPixels(font));
        painter.setPen(colour);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, text);
        line.translate(0, line.height() + lineGap);
    };
    write(headingFont(), tokens.text, m_subject.title);
    write(captionFont(), tokens.muted, m_subject.period);
    if (!m_subject.asOf.isEmpty())
        write(captionFont(), tokens.muted, dataOf(m_subject.asOf));
    if (!m_subject.tried.isEmpty())
        write(captionHeadingFont(), tokens.accent, trial(m_subject.tried));
    if (hasLegend()) {
        painter.setFont(inPixels(captionFont()));
        paintLegend(painter, line, m_subject.picture.legend(), tokens.muted);
    }
    m_subject.picture.paint(painter, all.adjusted(padding, headHeight(), -padding, -padding));
}

QImage ExportLook::image(double ratio) const
{
    QImage image(size() * ratio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paint(painter);
    return image;
}

QByteArray ExportLook::svg() const
{
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    // Letters of the chart are in points of the screen.
    generator.setResolution(m_subject.picture.resolution());
    generator.setSize(size());
    generator.setViewBox(QRect({}, size()));
    generator.setTitle(m_subject.title);
    generator.setDescription(m_subject.period);
    QPainter painter(&generator);
    paint(painter);
    painter.end();
    return buffer.data();
}

} // namespace atalaya::ui
