// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/exportreader.h"

#include "api/contract/json.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace atalaya::api {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

/// Names have neither quotes nor separators within; a spreadsheet may put quotes around them.
std::vector<std::string> namesIn(std::string_view header, char separator)
{
    std::vector<std::string> names;
    for (std::size_t from = 0; from <= header.size();) {
        const std::size_t end = std::min(header.find(separator, from), header.size());
        std::string name(header.substr(from, end - from));
        std::erase(name, '"');
        names.push_back(std::move(name));
        from = end + 1;
    }
    return names;
}

} // namespace

ExportReader::ExportReader(const ExportCells &cells, contract::ExportFormat format, Take take)
    : m_cells(cells)
    , m_format(format)
    , m_take(std::move(take))
    , m_isHeader(format == contract::ExportFormat::Csv)
{}

bool ExportReader::feed(std::string_view bytes)
{
    if (m_isFirst && !bytes.empty()) {
        m_isFirst = false;
        if (bytes.starts_with(byteOrderMark))
            bytes.remove_prefix(byteOrderMark.size());
    }
    for (const char byte : bytes) {
        if (m_brokenAt)
            return false;
        takeByte(byte);
    }
    return !m_brokenAt;
}

void ExportReader::takeByte(char byte)
{
    if (byte == '\n')
        ++m_line;
    if (++m_length > longest) {
        m_brokenAt = m_begin;
        return;
    }
    const bool isCsv = m_format == contract::ExportFormat::Csv && !m_isHeader;
    if (isCsv && std::exchange(m_wasQuote, false)) {
        if (byte == '"') {
            m_cell += '"';
            return;
        }
        m_isQuoted = false;
    }
    if (isCsv && m_isQuoted) {
        if (byte == '"')
            m_wasQuote = true;
        else
            m_cell += byte;
        return;
    }
    if (byte == '\n')
        return endOfLine();
    if (isCsv && byte == '"' && m_cell.empty())
        m_isQuoted = true;
    else if (isCsv && byte == m_separator)
        m_record.push_back(std::exchange(m_cell, {}));
    else
        m_cell += byte;
}

void ExportReader::endOfLine()
{
    if (m_cell.ends_with('\r'))
        m_cell.pop_back();
    if (m_isHeader)
        readHeader();
    else if (!m_cell.empty() || !m_record.empty())
        m_format == contract::ExportFormat::Csv ? endOfRecord() : takeJson();
    m_cell.clear();
    m_record.clear();
    m_length = 0;
    m_begin = m_line;
}

void ExportReader::readHeader()
{
    m_isHeader = false;
    for (const char separator : {';', ',', '\t'}) {
        m_separator = separator;
        if (namesIn(m_cell, separator) == m_cells.columns())
            return;
    }
    m_hasColumns = false;
    m_brokenAt = 1;
}

void ExportReader::endOfRecord()
{
    m_record.push_back(std::move(m_cell));
    ExportLine line{m_begin, {}};
    if (m_record.size() == m_cells.columns().size()) {
        for (std::size_t i = 0; i < m_record.size(); ++i)
            line.cells.push_back(m_cells.ofCsv(i, m_record[i]));
    }
    m_take(std::move(line));
}

void ExportReader::takeJson()
{
    ExportLine line{m_begin, {}};
    const auto object = contract::parseJson(m_cell);
    const std::vector<std::string> &columns = m_cells.columns();
    if (object && object->is_object() && object->size() == columns.size()) {
        for (std::size_t i = 0; i < columns.size() && object->contains(columns[i]); ++i) {
            auto cell = m_cells.ofJson(i, object->at(columns[i]));
            if (!cell)
                break;
            line.cells.push_back(*std::move(cell));
        }
        if (line.cells.size() != columns.size())
            line.cells.clear();
    }
    m_take(std::move(line));
}

void ExportReader::end()
{
    if (m_brokenAt)
        return;
    // A quote that is never closed took everything behind it.
    if (m_isQuoted && !m_wasQuote) {
        m_brokenAt = m_begin;
        return;
    }
    m_isQuoted = false;
    endOfLine();
}

} // namespace atalaya::api
