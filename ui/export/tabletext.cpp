// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabletext.h"

#include <QDate>
#include <QDateTime>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using charts::ChartCell;

namespace {

/// So many rows between two words about the progress.
constexpr qsizetype rowsAStep = 500;

bool isNumber(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::Double:
    case QMetaType::Int:
    case QMetaType::LongLong:
        return true;
    default:
        return false;
    }
}

QString inert(QString text)
{
    if (!text.isEmpty() && u"=+-@\t\r\n"_s.contains(text.front()))
        text.prepend(u'\'');
    return text;
}

class CsvWriter
{
public:
    explicit CsvWriter(const QLocale &locale)
        : m_point(locale.decimalPoint())
        , m_separator(m_point == u","_s ? u';' : u',')
    {}

    void row(const QStringList &cells) { m_text += cells.join(m_separator) + u"\r\n"_s; }
    [[nodiscard]] QString text(const QString &content) const { return quoted(inert(content)); }
    [[nodiscard]] QString cell(const ChartCell &cell) const
    {
        if (!cell.value.isValid())
            return {};
        if (isNumber(cell.value))
            return number(cell.value.toDouble());
        if (cell.value.typeId() == QMetaType::QDate)
            return cell.value.toDate().toString(Qt::ISODate);
        // The one way of writing a moment that a spreadsheet reads in any language.
        if (cell.value.typeId() == QMetaType::QDateTime)
            return cell.value.toDateTime().toString(u"yyyy-MM-dd HH:mm:ss"_s);
        return text(cell.value.toString());
    }
    [[nodiscard]] QByteArray bytes() const { return "\xEF\xBB\xBF" + m_text.toUtf8(); }

private:
    [[nodiscard]] QString number(double value) const
    {
        // No exponents: a spreadsheet of another language takes them for text.
        QString digits = QString::number(value, 'f', QLocale::FloatingPointShortest);
        return digits.replace(u'.', m_point);
    }
    [[nodiscard]] QString quoted(const QString &content) const
    {
        const bool plain = !content.contains(u'"') && !content.contains(m_separator) && !content.contains(u'\n') &&
                           !content.contains(u'\r');
        return plain ? content : u'"' + QString(content).replace(u'"', u"\"\""_s) + u'"';
    }

    QString m_point;
    QChar m_separator;
    QString m_text;
};

QString htmlRow(const QStringList &cells, const QString &tag)
{
    QString row = u"<tr>"_s;
    for (const QString &cell : cells)
        row += u"<%1>%2</%1>"_s.arg(tag, cell.toHtmlEscaped());
    return row + u"</tr>"_s;
}

/// Text of one line that a spreadsheet takes for text.
QString pasted(const QString &text)
{
    QString line = inert(text);
    for (QChar &letter : line)
        if (letter == u'\t' || letter == u'\r' || letter == u'\n')
            letter = u' ';
    return line;
}

/// Numbers and days stay as they are written.
QStringList textsOf(const std::vector<ChartCell> &row)
{
    QStringList cells;
    for (const ChartCell &cell : row)
        cells.append(cell.value.isValid() && cell.value.typeId() != QMetaType::QString ? cell.text : pasted(cell.text));
    return cells;
}

QStringList namesOf(const ExportTable &table)
{
    QStringList names;
    for (const QString &name : table.header())
        names.append(pasted(name));
    return names;
}

} // namespace

QString toTabbed(const ExportTable &table)
{
    QStringList lines{namesOf(table).join(u'\t')};
    for (qsizetype at = 0; at < table.size(); ++at)
        lines.append(textsOf(table.row(at)).join(u'\t'));
    return lines.join(u'\n') + u'\n';
}

QString toHtml(const ExportTable &table)
{
    QString html = u"<table>"_s + htmlRow(namesOf(table), u"th"_s);
    for (qsizetype at = 0; at < table.size(); ++at)
        html += htmlRow(textsOf(table.row(at)), u"td"_s);
    return html + u"</table>"_s;
}

QByteArray toCsv(const ExportTable &table, const QList<QStringList> &about, const QLocale &locale, const Step &step)
{
    CsvWriter csv(locale);
    QStringList cells;
    for (const QString &name : table.header())
        cells.append(csv.text(name));
    csv.row(cells);
    for (qsizetype at = 0; at < table.size(); ++at) {
        if (step && at % rowsAStep == 0 && !step(at))
            return {};
        cells.clear();
        for (const ChartCell &cell : table.row(at))
            cells.append(csv.cell(cell));
        csv.row(cells);
    }
    if (!about.isEmpty())
        csv.row({});
    for (const QStringList &line : about) {
        cells.clear();
        for (const QString &text : line)
            cells.append(csv.text(text));
        csv.row(cells);
    }
    return csv.bytes();
}

} // namespace atalaya::ui
