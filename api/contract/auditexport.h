// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auditquery.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::contract {

enum class ExportFormat
{
    Csv,
    JsonLines,
    Xlsx
};

/// csv, jsonl or xlsx; also the ending of the file's name.
[[nodiscard]] std::string_view nameOf(ExportFormat format);
[[nodiscard]] std::optional<ExportFormat> exportFormatOf(std::string_view name);

/// The columns that an export may have, in their order: the fields of AuditRow by their names in JSON.
[[nodiscard]] const std::vector<std::string_view> &exportColumns();

/// `text` as it stands in a cell of CSV or XLSX: with a `'` wherever a spreadsheet would find the beginning of a
/// formula, also one that cuts at other characters than the file. That is before `= + - @` tab CR LF and `'` at the
/// beginning, and before `= + - @ " '` behind a comma, a semicolon, a tab, CR or LF. Whoever reads the file takes each
/// `'` at the beginning or behind one of these off again.
[[nodiscard]] std::string inertText(std::string_view text);
/// The way back: what was written, out of what stands in a cell.
[[nodiscard]] std::string originalText(std::string_view inert);

/// `GET /api/admin/audit/exports/{id}`: what an export's file is, known once it was sent whole. With it the file can be
/// checked years later: its bytes by `sha256`, its rows by asking `q` again at `headSize`, and this manifest itself by
/// the leaf of the change `audit.exported`, which holds `sha256` and `count`.
struct ExportManifest
{
    std::string id;
    std::string fileName;
    ExportFormat format = ExportFormat::Csv;
    /// Canonical, with absolute times.
    std::string q;
    AuditSort sort = AuditSort::NewestFirst;
    std::string queryId;
    std::vector<std::string> columns;
    /// Rows without the header.
    std::int64_t count = 0;
    /// How numbers are written in CSV: es (`;` and decimal comma) or en (`,` and decimal point).
    std::string locale;
    /// The leaves that were asked, and the head signed then: a C2SP signed note, empty when there was none.
    std::int64_t headSize = 0;
    std::string head;
    Instant createdAt{};
    std::string createdBy;
    std::int64_t bytes = 0;
    /// Of the whole file, lower-case hex.
    std::string sha256;

    bool operator==(const ExportManifest &) const = default;
};
[[nodiscard]] nlohmann::json encode(const ExportManifest &manifest);
[[nodiscard]] Decoded<ExportManifest> decodeExportManifest(const nlohmann::json &value);

} // namespace atalaya::contract
