// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/exporttable.h"
#include "ui/export/filewriter.h"

#include <QByteArray>
#include <QLocale>

namespace atalaya::ui {

/// Tab-separated, as written on the screen, for the clipboard. Text that a spreadsheet would run is made inert, and is
/// one line without tabs; numbers stay.
[[nodiscard]] QString toTabbed(const ExportTable &table);
/// The same as an HTML table, which spreadsheets and mail take with its columns.
[[nodiscard]] QString toHtml(const ExportTable &table);
/// As the spreadsheet of that language opens by a double click: UTF-8 with a byte order mark, RFC 4180, raw numbers; a
/// semicolon between cells where the decimal sign is a comma, else a comma. Text that a spreadsheet would run is made
/// inert. `about` follows after an empty row, so that the table above it stays one that can be filtered and read by
/// machines. Nothing when `step` says to stop.
[[nodiscard]] QByteArray toCsv(const ExportTable &table, const QList<QStringList> &about, const QLocale &locale,
                               const Step &step = {});

} // namespace atalaya::ui
