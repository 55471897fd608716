// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/proof/exportcells.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::api {

/// A row as it stands in the file.
struct ExportLine
{
    /// Where it begins; the first line of a file is 1.
    std::int64_t line = 0;
    /// In the forms of ExportCells; empty: this is no row of an export.
    std::vector<std::string> cells;
};

/// Reads the rows of a CSV or JSON Lines export, however its bytes are cut. CSV may have been saved again by a
/// spreadsheet: with another separator, other ends of line, quotes where there were none.
class ExportReader
{
public:
    using Take = std::function<void(ExportLine &&line)>;
    /// A row that is longer is none; what follows it can't be read.
    static constexpr std::size_t longest = 1024U * 1024U;

    ExportReader(const ExportCells &cells, contract::ExportFormat format, Take take);

    /// False when nothing that follows can be read.
    [[nodiscard]] bool feed(std::string_view bytes);
    /// After the last byte.
    void end();
    /// The first line named these columns. Always, of JSON Lines.
    [[nodiscard]] bool hasColumns() const { return m_hasColumns; }
    /// Where reading ended before the file did.
    [[nodiscard]] std::optional<std::int64_t> brokenAt() const { return m_brokenAt; }

private:
    void takeByte(char byte);
    void endOfLine();
    void endOfRecord();
    void takeJson();
    void readHeader();

    const ExportCells &m_cells;
    contract::ExportFormat m_format;
    Take m_take;
    char m_separator = ';';
    bool m_isHeader;
    bool m_hasColumns = true;
    bool m_isQuoted = false;
    /// A quote within quotes: the next byte says what it was.
    bool m_wasQuote = false;
    bool m_isFirst = true;
    std::string m_cell;
    std::vector<std::string> m_record;
    std::size_t m_length = 0;
    std::int64_t m_line = 1;
    std::int64_t m_begin = 1;
    std::optional<std::int64_t> m_brokenAt;
};

} // namespace atalaya::api
