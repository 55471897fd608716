// SPDX-License-Identifier: GPL-3.0-or-later
#include "exportwords.h"

#include "models/auditexport.h"
#include "ui/audit/queryassist.h"
#include "ui/common/errorwords.h"

#include <map>

// What is exported, and why it could not be.
namespace atalaya::ui {

using namespace Qt::StringLiterals;
using Kind = api::ApiError::Kind;
using Place = ExportWords::Problem::Place;

QString ExportWords::query(const QString &text, const AuditWords &words)
{
    QStringList parts;
    for (const QueryPiece &piece : readQuery(text, words).pieces)
        parts.append(piece.isWords() ? (piece.negated ? tr("without “%1”") : u"“%1”"_s).arg(piece.value)
                                     : piece.field + u' ' + piece.value);
    return parts.isEmpty() ? tr("All decisions") : parts.join(u" · "_s);
}

QString ExportWords::order(contract::AuditSort sort)
{
    switch (sort) {
    case contract::AuditSort::NewestFirst:
        return tr("Newest first");
    case contract::AuditSort::OldestFirst:
        return tr("Oldest first");
    case contract::AuditSort::HighestConfidenceFirst:
        return tr("Highest confidence first");
    case contract::AuditSort::LowestConfidenceFirst:
        break;
    }
    return tr("Lowest confidence first");
}

QString ExportWords::format(contract::ExportFormat format)
{
    switch (format) {
    case contract::ExportFormat::Csv:
        return u"CSV"_s;
    case contract::ExportFormat::JsonLines:
        return u"JSON Lines"_s;
    case contract::ExportFormat::Xlsx:
        break;
    }
    return u"XLSX"_s;
}

QString ExportWords::column(const std::string &name)
{
    const std::map<std::string, QString> known{{"seq", tr("number")},
                                               {"id", tr("id")},
                                               {"at", tr("time")},
                                               {"agent", tr("agent")},
                                               {"entity", tr("entity")},
                                               {"action", tr("action")},
                                               {"state", tr("state")},
                                               {"policyId", tr("id of the policy")},
                                               {"policyName", tr("policy")},
                                               {"policyVersion", tr("version of the policy")},
                                               {"confidence", tr("confidence")},
                                               {"risk", tr("risk")},
                                               {"containsPii", tr("personal data")},
                                               {"user", tr("user")},
                                               {"reason", tr("reason")},
                                               {"correlationId", tr("correlation")}};
    const auto found = known.find(name);
    return found == known.end() ? QString::fromStdString(name) : found->second;
}

ExportWords::Problem ExportWords::problem(const api::ApiError &error, const AuditWords &words)
{
    if (error.code == u"disk_full"_s)
        return {Place::File, tr("The disk is full"),
                tr("Nothing was left behind. Make room, or choose a place on another disk.")};
    if (error.kind == Kind::Storage)
        return {Place::File, tr("This place can’t be written"),
                tr("Choose another folder. The system says: %1").arg(error.message)};
    if (error.code == u"snapshot_gone"_s)
        return {Place::Whole, tr("The platform no longer keeps this result"),
                tr("It was asked for again: look at how many decisions there are now, and export them.")};
    if (error.code == u"export_too_many_rows"_s)
        return {Place::Format, tr("A workbook can’t hold so many decisions"),
                tr("A sheet holds %1. CSV holds them all, and is chosen now.")
                    .arg(words.formats().integer(models::AuditExport::mostSheetRows))};
    if (error.code == u"export_differs"_s)
        return {Place::Whole, tr("What arrived is not what the platform says it sent"),
                tr("It was thrown away. Try again; if it goes on, tell whoever runs the platform.")};
    if (error.code == u"step_up_declined"_s)
        return {Place::Whole, tr("Nothing was exported"), tr("An export needs a fresh code of your second factor.")};
    if (error.isUnreachable())
        return {Place::Whole, tr("The connection broke off"),
                tr("A part of an export is never kept. Try again when the platform answers.")};
    const ErrorWords usual = ErrorWords::of(error);
    return {Place::Whole, usual.title, usual.advice};
}

ExportWords::Problem ExportWords::checkProblem(const api::ApiError &error)
{
    if (error.code == u"not_readable"_s)
        return {Place::File, tr("A file can’t be read"), error.message};
    if (error.code == u"no_manifest"_s)
        return {Place::File, tr("This is not the manifest of an export"),
                tr("It was saved beside the file, with “.manifest.json” at the end of its name.")};
    if (error.code == u"no_query"_s)
        return {Place::File, tr("The query in the manifest can’t be understood"),
                tr("The manifest was changed, or is of a newer platform. Nothing is known about the file.")};
    if (error.isUnreachable())
        return {Place::Whole, tr("The log can’t be read now"),
                tr("A check needs the platform’s log. Try again when the platform answers.")};
    const ErrorWords usual = ErrorWords::of(error);
    return {Place::Whole, usual.title, usual.advice};
}

} // namespace atalaya::ui
