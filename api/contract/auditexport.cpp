// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditexport.h"

#include "reader.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace atalaya::contract {

using nlohmann::json;

namespace {

constexpr std::array<std::string_view, 3> formatNames{"csv", "jsonl", "xlsx"};

/// The value that `read` makes of a text, or an error at `key`.
template<class Read>
auto named(Reader &in, std::string_view key, Read read)
{
    const auto value = read(in.string(key, 40));
    if (!value && in.ok())
        in.fail(key, "unknown value");
    using Value = typename decltype(read(std::string_view()))::value_type;
    return value.value_or(Value{});
}

/// Where another spreadsheet than the file's begins a cell.
constexpr std::string_view cuts = ",;\t\r\n";

bool has(std::string_view characters, char c)
{
    return characters.find(c) != std::string_view::npos;
}

} // namespace

std::string_view nameOf(ExportFormat format)
{
    return formatNames.at(static_cast<std::size_t>(format));
}

std::optional<ExportFormat> exportFormatOf(std::string_view name)
{
    const auto found = std::ranges::find(formatNames, name);
    return found == formatNames.end() ? std::nullopt
                                      : std::optional(static_cast<ExportFormat>(found - formatNames.begin()));
}

const std::vector<std::string_view> &exportColumns()
{
    static const std::vector<std::string_view> columns{
        "seq",         "id",       "at",         "agent",         "entity",     "action",
        "state",       "policyId", "policyName", "policyVersion", "confidence", "risk",
        "containsPii", "user",     "reason",     "correlationId"};
    return columns;
}

std::string inertText(std::string_view text)
{
    constexpr std::string_view atTheBeginning = "=+-@\t\r\n'";
    // A quote that begins a cell would end the quoting of the file's own.
    constexpr std::string_view behindACut = "=+-@\"'";
    std::string inert;
    inert.reserve(text.size() + 1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == 0 ? has(atTheBeginning, text[i]) : has(cuts, text[i - 1]) && has(behindACut, text[i]))
            inert += '\'';
        inert += text[i];
    }
    return inert;
}

std::string originalText(std::string_view inert)
{
    std::string text;
    text.reserve(inert.size());
    for (std::size_t i = 0; i < inert.size(); ++i) {
        if (inert[i] == '\'' && (i == 0 || has(cuts, inert[i - 1])))
            continue;
        text += inert[i];
    }
    return text;
}

json encode(const ExportManifest &manifest)
{
    return {{"id", manifest.id},
            {"fileName", manifest.fileName},
            {"format", nameOf(manifest.format)},
            {"q", manifest.q},
            {"sort", nameOf(manifest.sort)},
            {"queryId", manifest.queryId},
            {"columns", manifest.columns},
            {"count", manifest.count},
            {"locale", manifest.locale},
            {"headSize", manifest.headSize},
            {"head", manifest.head},
            {"createdAt", formatInstant(manifest.createdAt)},
            {"createdBy", manifest.createdBy},
            {"bytes", manifest.bytes},
            {"sha256", manifest.sha256}};
}

Decoded<ExportManifest> decodeExportManifest(const json &value)
{
    Reader in(value);
    ExportManifest manifest;
    manifest.id = in.string("id", 100);
    manifest.fileName = in.string("fileName", 200);
    manifest.format = named(in, "format", exportFormatOf);
    manifest.q = in.string("q");
    manifest.sort = named(in, "sort", auditSortOf);
    manifest.queryId = in.string("queryId", 100);
    manifest.columns = in.strings("columns", 100, 100, Reader::Empty::Refused);
    manifest.count = in.integer("count", 0);
    manifest.locale = in.string("locale", 20);
    manifest.headSize = in.integer("headSize", 0);
    manifest.head = in.string("head");
    manifest.createdAt = in.instant("createdAt");
    manifest.createdBy = in.string("createdBy", 200);
    manifest.bytes = in.integer("bytes", 0);
    manifest.sha256 = in.string("sha256", 64);
    if (in.ok() &&
        (manifest.sha256.size() != 64 || manifest.sha256.find_first_not_of("0123456789abcdef") != std::string::npos))
        in.fail("sha256", "expected 64 digits of lower-case hex");
    return in.finish(std::move(manifest));
}

} // namespace atalaya::contract
