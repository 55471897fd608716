// SPDX-License-Identifier: GPL-3.0-or-later
#include "boardpage.h"

#include "ui/common/tokens.h"
#include "ui/common/type.h"
#include "ui/export/exportlook.h"

#include <QBuffer>
#include <QFontMetricsF>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

namespace {

// In points, on A4 with a margin of 18 mm.
constexpr double margin = 51;
constexpr double pictureHeight = 230;
constexpr double gap = 14;
constexpr double titleSize = 18;
constexpr double figureSize = 30;
constexpr double textSize = 9.5;
/// The log's line may take two.
constexpr int footLines = 4;
constexpr int dotsPerInch = 1200;

/// The application's font at a size on paper. Painters on paper are scaled to points, so sizes are pixels of theirs.
QFont paperFont(double size, bool strong = false)
{
    QFont font = bodyFont();
    font.setPixelSize(static_cast<int>(size + 0.5));
    font.setWeight(strong ? QFont::DemiBold : QFont::Normal);
    return font;
}

/// Text with line breaks in the width of `at`, which moves below it.
void write(QPainter &painter, QRectF &at, const QFont &font, const QColor &colour, const QString &text)
{
    if (text.isEmpty())
        return;
    painter.setFont(font);
    painter.setPen(colour);
    QRectF used;
    painter.drawText(at, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, text, &used);
    at.setTop(used.bottom() + 2);
}

} // namespace

BoardPage::BoardPage(const ExportSubject &subject, Foot foot)
    : m_subject(subject)
    , m_foot(std::move(foot))
{}

QString BoardPage::filtered(const QString &filter)
{
    return tr("The table has only the rows with “%1”; the figure is of all rows.").arg(filter);
}

QByteArray BoardPage::pdf() const
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins({}, QPageLayout::Point);
    writer.setResolution(dotsPerInch);
    writer.setTitle(m_subject.title + u" – "_s + m_foot.tenant);
    writer.setCreator(u"Atalaya"_s);
    QPainter painter(&writer);
    constexpr double scale = dotsPerInch / 72.0;
    painter.scale(scale, scale);
    const QRectF sheet(0, 0, writer.width() / scale, writer.height() / scale);
    QRectF at = sheet.adjusted(margin, margin, -margin, -margin);
    foot(painter, at);
    head(painter, at);
    picture(painter, at);
    block(painter, at, tr("Formula"), m_subject.formula);
    block(painter, at, tr("Assumptions"), m_subject.assumptions);
    table(painter, at);
    painter.end();
    return buffer.data();
}

void BoardPage::foot(QPainter &painter, QRectF &at) const
{
    const QFont font = paperFont(textSize - 1.5);
    const double line = QFontMetricsF(font).height() + 2;
    QRectF room(at.left(), at.bottom() - footLines * line, at.width(), footLines * line);
    at.setBottom(room.top() - gap);
    painter.setPen(QPen(Tokens::light().line, 0.5));
    painter.drawLine(room.topLeft(), room.topRight());
    room.setTop(room.top() + 4);
    write(painter, room, font, Tokens::light().muted, m_foot.log);
    if (!m_subject.asOf.isEmpty())
        write(painter, room, font, Tokens::light().muted, ExportLook::dataOf(m_subject.asOf));
    write(painter, room, font, Tokens::light().muted, m_foot.printed);
}

void BoardPage::head(QPainter &painter, QRectF &at) const
{
    const Tokens &tokens = Tokens::light();
    write(painter, at, paperFont(textSize), tokens.muted, m_foot.tenant);
    write(painter, at, paperFont(titleSize, true), tokens.text, m_subject.title);
    write(painter, at, paperFont(textSize + 1), tokens.muted, m_subject.period);
    at.setTop(at.top() + gap / 2);
    if (!m_subject.tried.isEmpty())
        write(painter, at, paperFont(textSize + 1, true), tokens.accent, ExportLook::trial(m_subject.tried));
    write(painter, at, paperFont(figureSize, true), tokens.text, m_subject.figure);
    write(painter, at, paperFont(textSize + 1), tokens.text, m_subject.change);
    if (!m_subject.filter.isEmpty())
        write(painter, at, paperFont(textSize + 1), tokens.muted, filtered(m_subject.filter));
}

void BoardPage::picture(QPainter &painter, QRectF &at) const
{
    const FrozenPicture &picture = m_subject.picture;
    if (!picture.isChart())
        return;
    at.setTop(at.top() + gap);
    const QSizeF size = QSizeF(picture.size()).scaled(at.width(), pictureHeight, Qt::KeepAspectRatio);
    if (!picture.paperLegend().isEmpty()) {
        painter.setFont(paperFont(textSize));
        const QRectF line(at.topLeft(), QSizeF(at.width(), textSize + 4));
        ExportLook::paintLegend(painter, line, picture.paperLegend(), Tokens::light().text);
        at.setTop(line.bottom() + 4);
    }
    picture.paintOnPaper(painter, QRectF(at.topLeft(), size));
    at.setTop(at.top() + size.height());
}

void BoardPage::block(QPainter &painter, QRectF &at, const QString &heading, const QStringList &lines) const
{
    if (lines.isEmpty())
        return;
    at.setTop(at.top() + gap);
    write(painter, at, paperFont(textSize, true), Tokens::light().text, heading);
    for (const QString &line : lines)
        write(painter, at, paperFont(textSize), Tokens::light().text, line);
}

void BoardPage::table(QPainter &painter, QRectF &at) const
{
    if (m_subject.table.header().isEmpty())
        return;
    at.setTop(at.top() + gap);
    const QFont font = paperFont(textSize - 1);
    const double line = QFontMetricsF(font).height() + 3;
    const auto rows = static_cast<int>(m_subject.table.size());
    // The header takes a line; what doesn't fit is said in another.
    const int room = std::max(0, static_cast<int>(at.height() / line) - 2);
    const double column = at.width() / static_cast<double>(m_subject.table.header().size());
    const auto put = [&](double top, const QStringList &cells) {
        for (int i = 0; i < cells.size(); ++i) {
            const QRectF box(at.left() + i * column, top, column - 4, line);
            const auto side = i == 0 ? Qt::AlignLeft : Qt::AlignRight;
            painter.drawText(box, side | Qt::AlignVCenter,
                             QFontMetricsF(painter.font()).elidedText(cells.at(i), Qt::ElideRight, box.width()));
        }
    };
    painter.setPen(Tokens::light().muted);
    painter.setFont(paperFont(textSize - 1, true));
    put(at.top(), m_subject.table.header());
    painter.setFont(font);
    painter.setPen(Tokens::light().text);
    const int shown = std::min(rows, room);
    for (int row = 0; row < shown; ++row) {
        QStringList cells;
        for (const charts::ChartCell &cell : m_subject.table.row(row))
            cells.append(cell.text);
        put(at.top() + (row + 1) * line, cells);
    }
    at.setTop(at.top() + (shown + 1) * line);
    if (const qint64 all = m_subject.allRows.value_or(rows); shown < all)
        write(painter, at, font, Tokens::light().muted, tr("%1 more rows are in the CSV file.").arg(all - shown));
}

} // namespace atalaya::ui
