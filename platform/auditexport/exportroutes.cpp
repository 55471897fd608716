// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditexport/exportroutes.h"

#include "platform/auditexport/exportrun.h"
#include "platform/base/encoding.h"
#include "platform/base/random.h"
#include "platform/http/reply.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace atalaya::platform {

namespace {

using contract::ExportFormat;

std::string parameter(const RequestContext &request, const std::string &name, const std::string &usual)
{
    const auto found = request.query.find(name);
    return found == request.query.end() ? usual : found->second;
}

/// Comma-separated names; all columns when none are named.
std::vector<std::string> columnsOf(const std::string &list)
{
    const auto &known = contract::exportColumns();
    if (list.empty())
        return {known.begin(), known.end()};
    std::vector<std::string> columns;
    for (std::size_t from = 0; from <= list.size();) {
        const std::size_t end = std::min(list.find(',', from), list.size());
        std::string name = list.substr(from, end - from);
        if (std::ranges::find(known, name) == known.end() || std::ranges::find(columns, name) != columns.end())
            throw fieldError("columns", "unknown", "There is no such column, or it is named twice.");
        columns.push_back(std::move(name));
        from = end + 1;
    }
    return columns;
}

ExportShape shapeOf(const RequestContext &request)
{
    const auto format = contract::exportFormatOf(parameter(request, "format", {}));
    if (!format)
        throw fieldError("format", "unknown", "The formats are csv, jsonl and xlsx.");
    ExportShape shape{*format, columnsOf(parameter(request, "columns", {})), parameter(request, "locale", "es")};
    if (shape.locale != "es" && shape.locale != "en")
        throw fieldError("locale", "unknown", "Numbers are written as in es or en.");
    for (const auto &[name, value] : request.query) {
        if (name != "format" && name != "locale" && name != "columns")
            throw fieldError(name, "unknown", "An export takes format, locale and columns.");
    }
    return shape;
}

HttpError tooManyRows(std::int64_t rows, std::int64_t most)
{
    return httpError(422, "export_too_many_rows",
                     "The result has " + std::to_string(rows) + " rows and a sheet of XLSX holds " +
                         std::to_string(most) + "; ask for format=csv, which holds them all.");
}

contract::ExportManifest manifestOf(const ExportServices &services, const RequestContext &request,
                                    const ExportShape &shape, const contract::AuditQuery &query)
{
    const Instant now = services.clock.now();
    contract::ExportManifest manifest;
    manifest.id = "exp-" + toHex(randomBytes(12));
    manifest.fileName = "decisions-" + contract::formatDate(std::chrono::floor<std::chrono::days>(now)) + '-' +
                        manifest.id.substr(4, 8) + '.' + std::string(nameOf(shape.format));
    manifest.format = shape.format;
    manifest.q = query.q;
    manifest.sort = query.sort;
    manifest.queryId = query.queryId;
    manifest.columns = shape.columns;
    manifest.count = query.total;
    manifest.locale = shape.locale;
    manifest.headSize = query.headSize;
    manifest.head = services.log.head(request.scope->tenantId()).value_or(std::string());
    manifest.createdAt = now;
    manifest.createdBy = request.principal.userId;
    return manifest;
}

Response exportSnapshot(const ExportServices &services, const RequestContext &request)
{
    // It would be recorded, use up the code, and send nothing.
    if (request.method == "HEAD")
        throw httpError(405, "method_not_allowed", "An export is asked for with GET.");
    const ExportShape shape = shapeOf(request);
    const auto query = services.source.snapshot(*request.scope, request.pathParameters.at("id"));
    if (!query)
        throw httpError(404, "snapshot_gone", "The platform does not have this snapshot any more; ask again.");
    if (shape.format == ExportFormat::Xlsx && query->total > services.mostSheetRows)
        throw tooManyRows(query->total, services.mostSheetRows);
    contract::ExportManifest manifest = manifestOf(services, request, shape, *query);
    const std::string stepUp = services.stepUp(request);
    Response response;
    response.contentType = contentTypeOf(shape.format);
    response.headers["X-Export-Id"] = manifest.id;
    response.headers["Content-Disposition"] = "attachment; filename=\"" + manifest.fileName + '"';
    const auto run = std::make_shared<ExportRun>(services, request, shape, std::move(manifest), stepUp);
    run->record();
    response.stream = [run](ReplySink &sink) {
        return run->send(sink);
    };
    return response;
}

Response manifest(const ExportServices &services, const RequestContext &request)
{
    const std::string &id = request.pathParameters.at("id");
    std::string text;
    services.database.read(*request.scope, [&](Connection &connection) {
        const auto row = connection.row("SELECT manifest FROM audit_export WHERE id = ?", {id});
        if (!row)
            throw Absent{"audit_export", id};
        text = row->text(0);
    });
    const auto value = contract::parseJson(text);
    if (!value)
        throw StoreError(StoreError::Kind::Damaged, "the manifest of an export can't be read");
    return reply(request, *value);
}

} // namespace

std::vector<Route> exportRoutes(const ExportServices &services)
{
    const auto route = [](const char *pattern, Handler handler) {
        Route made;
        made.method = "GET";
        made.pattern = pattern;
        made.permission = "audit:export";
        made.handler = std::move(handler);
        return made;
    };
    return {
        route("/api/admin/audit/queries/{id}/export",
              [services](const RequestContext &request) { return exportSnapshot(services, request); }),
        route("/api/admin/audit/exports/{id}",
              [services](const RequestContext &request) { return manifest(services, request); }),
    };
}

} // namespace atalaya::platform
