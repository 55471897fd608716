// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditexport/exportwriter.h"

#include "platform/auditexport/exportcell.h"
#include "platform/auditexport/sheetwriter.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace atalaya::platform {

namespace {

constexpr std::size_t pieceBytes = 64U * 1024U;

std::string shortest(auto number)
{
    std::array<char, 32> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), number);
    return {text.data(), end};
}

/// Gathers lines to pieces of a size that is worth sending.
class LineWriter : public ExportWriter
{
public:
    LineWriter(const ExportShape &shape, ReplySink &sink)
        : m_columns(shape.columns)
        , m_sink(sink)
    {}
    bool add(const contract::AuditRow &row) final
    {
        appendRow(m_columns.cellsOf(row), m_piece);
        return m_piece.size() < pieceBytes || flush();
    }
    bool finish() final { return flush(); }

protected:
    virtual void appendRow(const std::vector<ExportCell> &cells, std::string &piece) const = 0;
    [[nodiscard]] const ExportColumns &columns() const { return m_columns; }
    void append(std::string_view text) { m_piece += text; }

private:
    bool flush()
    {
        const bool taken = m_sink.write(m_piece);
        m_piece.clear();
        return taken;
    }

    ExportColumns m_columns;
    ReplySink &m_sink;
    std::string m_piece;
};

/// RFC 4180 with a byte order mark, without which spreadsheets take UTF-8 for something else.
class CsvWriter final : public LineWriter
{
public:
    CsvWriter(const ExportShape &shape, ReplySink &sink)
        : LineWriter(shape, sink)
        , m_comma(shape.locale == "es")
    {}
    bool begin() override
    {
        append("\xEF\xBB\xBF");
        std::string head;
        const std::vector<std::string> &names = columns().names();
        appendRow({names.begin(), names.end()}, head);
        append(head);
        return true;
    }

private:
    void appendRow(const std::vector<ExportCell> &cells, std::string &piece) const override
    {
        bool first = true;
        for (const ExportCell &cell : cells) {
            if (!first)
                piece += delimiter();
            first = false;
            appendCell(cell, piece);
        }
        piece += "\r\n";
    }
    void appendCell(const ExportCell &cell, std::string &piece) const
    {
        if (const auto *text = std::get_if<std::string>(&cell))
            return appendQuoted(contract::inertText(*text), piece);
        if (const auto *truth = std::get_if<bool>(&cell))
            piece += *truth ? "true" : "false";
        else if (const auto *whole = std::get_if<std::int64_t>(&cell))
            piece += shortest(*whole);
        else if (const auto *real = std::get_if<double>(&cell))
            piece += decimal(*real);
    }
    void appendQuoted(const std::string &text, std::string &piece) const
    {
        if (text.find_first_of(std::string("\"\r\n") + delimiter()) == std::string::npos) {
            piece += text;
            return;
        }
        piece += '"';
        for (const char c : text)
            piece.append(c == '"' ? 2 : 1, c);
        piece += '"';
    }
    [[nodiscard]] std::string decimal(double number) const
    {
        std::string text = shortest(number);
        if (m_comma)
            std::ranges::replace(text, '.', ',');
        return text;
    }
    [[nodiscard]] char delimiter() const { return m_comma ? ';' : ','; }

    bool m_comma;
};

/// One JSON object a line, its names in the order of the columns. Nothing in it is altered.
class JsonLinesWriter final : public LineWriter
{
public:
    using LineWriter::LineWriter;
    bool begin() override { return true; }

private:
    void appendRow(const std::vector<ExportCell> &cells, std::string &piece) const override
    {
        char before = '{';
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const nlohmann::json value =
                std::visit([](const auto &content) { return nlohmann::json(content); }, cells[i]);
            ((piece += before) += '"') += columns().names()[i];
            (piece += "\":") += contract::dumpJson(value);
            before = ',';
        }
        piece += "}\n";
    }
};

} // namespace

std::unique_ptr<ExportWriter> makeExportWriter(const ExportShape &shape, ReplySink &sink,
                                               const std::filesystem::path &scratch)
{
    switch (shape.format) {
    case contract::ExportFormat::Csv:
        return std::make_unique<CsvWriter>(shape, sink);
    case contract::ExportFormat::JsonLines:
        return std::make_unique<JsonLinesWriter>(shape, sink);
    case contract::ExportFormat::Xlsx:
        break;
    }
    return std::make_unique<SheetWriter>(shape, sink, scratch);
}

std::string_view contentTypeOf(contract::ExportFormat format)
{
    switch (format) {
    case contract::ExportFormat::Csv:
        return "text/csv; charset=utf-8";
    case contract::ExportFormat::JsonLines:
        return "application/x-ndjson";
    case contract::ExportFormat::Xlsx:
        break;
    }
    return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}

} // namespace atalaya::platform
