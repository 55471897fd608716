// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditexport/exportcell.h"
#include "platform/auditexport/exportwriter.h"

#include <cstdint>
#include <filesystem>

struct lxw_workbook;
struct lxw_worksheet;

namespace atalaya::platform {

/// A workbook of one sheet, made row by row in a private folder that goes with the writer, and sent when it is whole.
class SheetWriter final : public ExportWriter
{
public:
    /// What the format holds, without the header.
    static constexpr std::int64_t mostRows = 1'048'575;

    SheetWriter(const ExportShape &shape, ReplySink &sink, const std::filesystem::path &scratch);
    ~SheetWriter() override;
    SheetWriter(const SheetWriter &) = delete;
    SheetWriter &operator=(const SheetWriter &) = delete;

    bool begin() override;
    bool add(const contract::AuditRow &row) override;
    bool finish() override;

private:
    void put(std::uint16_t column, const ExportCell &cell);
    [[nodiscard]] bool send() const;

    ExportColumns m_columns;
    ReplySink &m_sink;
    std::filesystem::path m_folder;
    std::string m_folderName;
    std::string m_file;
    lxw_workbook *m_book = nullptr;
    lxw_worksheet *m_sheet = nullptr;
    std::uint32_t m_row = 0;
};

} // namespace atalaya::platform
