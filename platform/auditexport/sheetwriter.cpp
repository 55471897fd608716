// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditexport/sheetwriter.h"

#include "platform/base/log.h"
#include "platform/store/connection.h"

#include <array>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <xlsxwriter.h>

namespace atalaya::platform {

namespace {

void check(lxw_error error)
{
    if (error == LXW_NO_ERROR)
        return;
    throw std::runtime_error(std::string("workbook: ") + lxw_strerror(error));
}

/// A folder that nobody else may read: what is exported lies in it for a moment.
std::filesystem::path privateFolder(const std::filesystem::path &scratch)
{
    std::string pattern = (scratch / "export-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr)
        throw std::runtime_error("workbook: no folder in " + scratch.string());
    return pattern;
}

} // namespace

SheetWriter::SheetWriter(const ExportShape &shape, ReplySink &sink, const std::filesystem::path &scratch)
    : m_columns(shape.columns)
    , m_sink(sink)
    , m_folder(privateFolder(scratch))
    , m_folderName(m_folder.string())
    , m_file((m_folder / "export.xlsx").string())
{
    // Rows go to disk as they come; the size of the file needs the long form of zip.
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = m_folderName.data();
    options.use_zip64 = LXW_TRUE;
    m_book = workbook_new_opt(m_file.c_str(), &options);
    m_sheet = m_book == nullptr ? nullptr : workbook_add_worksheet(m_book, "decisions");
}

SheetWriter::~SheetWriter()
{
    if (m_book != nullptr)
        lxw_workbook_free(m_book);
    std::error_code error;
    std::filesystem::remove_all(m_folder, error);
    if (error)
        logError("an export's folder stays behind: " + m_folder.string());
}

bool SheetWriter::begin()
{
    if (m_sheet == nullptr)
        throw std::runtime_error("workbook: can't be begun");
    worksheet_freeze_panes(m_sheet, 1, 0);
    std::uint16_t column = 0;
    for (const std::string &name : m_columns.names())
        put(column++, name);
    ++m_row;
    return true;
}

void SheetWriter::put(std::uint16_t column, const ExportCell &cell)
{
    if (const auto *text = std::get_if<std::string>(&cell))
        check(worksheet_write_string(m_sheet, m_row, column, contract::inertText(*text).c_str(), nullptr));
    else if (const auto *truth = std::get_if<bool>(&cell))
        check(worksheet_write_boolean(m_sheet, m_row, column, *truth ? 1 : 0, nullptr));
    else if (const auto *whole = std::get_if<std::int64_t>(&cell))
        check(worksheet_write_number(m_sheet, m_row, column, static_cast<double>(*whole), nullptr));
    else if (const auto *real = std::get_if<double>(&cell))
        check(worksheet_write_number(m_sheet, m_row, column, *real, nullptr));
}

bool SheetWriter::add(const contract::AuditRow &row)
{
    if (m_row > mostRows)
        throw std::length_error("workbook: more rows than a sheet holds");
    std::uint16_t column = 0;
    for (const ExportCell &cell : m_columns.cellsOf(row))
        put(column++, cell);
    ++m_row;
    return true;
}

bool SheetWriter::finish()
{
    lxw_workbook *const book = m_book;
    // Closing frees it, whether it works or not.
    m_book = nullptr;
    check(workbook_close(book));
    return send();
}

bool SheetWriter::send() const
{
    std::ifstream file(m_file, std::ios::binary);
    std::array<char, 64U * 1024U> piece{};
    while (file.read(piece.data(), piece.size()) || file.gcount() > 0) {
        if (!m_sink.write({piece.data(), static_cast<std::size_t>(file.gcount())}))
            return false;
    }
    if (!file.eof())
        throw std::runtime_error("workbook: can't be read back");
    return true;
}

} // namespace atalaya::platform
