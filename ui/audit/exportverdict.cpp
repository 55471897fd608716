// SPDX-License-Identifier: GPL-3.0-or-later
#include "exportwords.h"

#include "ui/common/logwords.h"

#include <algorithm>

// What came of checking an export.
namespace atalaya::ui {

using namespace Qt::StringLiterals;
using api::ExportFault;
using Record = models::AuditExportCheck::Record;

namespace {

/// More can't be read.
constexpr qsizetype mostLines = 300;

const auto wrong = u"shield-exclamation"_s;

} // namespace

QString ExportWords::finding(const ExportFault &fault, const AuditWords &words)
{
    const Formats &formats = words.formats();
    const QString line = formats.integer(fault.line);
    const QString number = fault.seq ? formats.integer(*fault.seq) : QString();
    switch (fault.kind) {
    case ExportFault::Kind::Changed: {
        QStringList columns;
        for (const std::string &name : fault.columns)
            columns.append(column(name));
        return columns.isEmpty() ? tr("Line %1: decision %2 was changed").arg(line, number)
                                 : tr("Line %1: decision %2 was changed: %3").arg(line, number, columns.join(u", "_s));
    }
    case ExportFault::Kind::Added:
        return tr("Line %1: decision %2 does not belong to this export").arg(line, number);
    case ExportFault::Kind::Repeated:
        return tr("Line %1: decision %2 stands here once more").arg(line, number);
    case ExportFault::Kind::Moved:
        return tr("Line %1: decision %2 does not stand at its place").arg(line, number);
    case ExportFault::Kind::Unreadable:
        break;
    }
    return tr("Line %1 is no row of an export").arg(line);
}

QString ExportWords::findings(const api::ExportReport &report, const AuditWords &words)
{
    const Formats &formats = words.formats();
    QStringList lines;
    if (report.file.brokenAt && report.file.hasColumns)
        lines.append(tr("From line %1 on the file can’t be read").arg(formats.integer(*report.file.brokenAt)));
    for (const ExportFault &fault : report.faults) {
        if (lines.size() < mostLines)
            lines.append(finding(fault, words));
    }
    for (const api::MissingLine &missing : report.missing) {
        if (lines.size() >= mostLines)
            break;
        const QString number = formats.integer(missing.seq);
        lines.append(missing.before
                         ? tr("Decision %1 is missing before line %2").arg(number, formats.integer(*missing.before))
                         : tr("Decision %1 is missing").arg(number));
    }
    const auto list = [&](const QString &what, const std::vector<std::int64_t> &numbers) {
        QStringList all;
        for (std::size_t at = 0; at < std::min<std::size_t>(numbers.size(), mostLines); ++at)
            all.append(formats.integer(numbers[at]));
        if (!all.isEmpty())
            lines.append(what + u": "_s + all.join(u"  "_s));
    };
    list(tr("Content missing in the log"), report.result.missing);
    list(tr("Erased by retention since then"), report.result.notEvaluable);
    return lines.join(u'\n');
}

ExportWords::Verdict ExportWords::rowVerdict(const api::ExportReport &report, const AuditWords &words)
{
    if (!api::isVerified(report.result.log))
        return {wrong, Tint::Blocked, tr("The log could not be verified: %1").arg(LogWords::name(report.result.log)),
                tr("Nothing is known about the rows.")};
    const Formats &formats = words.formats();
    const auto wrongRows = static_cast<int>(report.faults.size());
    const auto missing = static_cast<int>(report.missing.size());
    QStringList parts;
    if (wrongRows > 0)
        parts.append(tr("%n lines are not as they were exported.", nullptr, wrongRows));
    if (missing > 0)
        parts.append(tr("%n decisions are missing.", nullptr, missing));
    if (!report.result.missing.empty())
        parts.append(tr("The log itself no longer has the content of %n decisions, and no retention covers that.",
                        nullptr, static_cast<int>(report.result.missing.size())));
    if (report.file.brokenAt)
        parts.append(tr("From line %1 on it can’t be read.").arg(formats.integer(*report.file.brokenAt)));
    if (parts.isEmpty() && report.file.rows != report.manifest.count)
        parts.append(tr("The manifest speaks of %1 decisions, the file has %2.")
                         .arg(formats.integer(report.manifest.count), formats.integer(report.file.rows)));
    if (!parts.isEmpty())
        return {wrong, Tint::Blocked, tr("This file is not what the log holds"), parts.join(u' ')};
    const QString erased = report.result.notEvaluable.empty()
                               ? QString()
                               : u' ' + tr("Retention has erased the content of %n decisions since then: these rows "
                                           "can’t be held against anything any more.",
                                           nullptr, static_cast<int>(report.result.notEvaluable.size()));
    return {u"patch-check"_s, Tint::Executed, tr("This file is what the log holds"),
            tr("Every row is as it was signed, in its place; no decision that the query means is missing.") + erased};
}

ExportWords::Verdict ExportWords::verdict(const api::ExportReport &report, Record record, const AuditWords &words)
{
    if (report.head == api::LogOutcome::WrongLog)
        return {wrong, Tint::Blocked, tr("This export is of another organisation or another platform"),
                tr("Nothing of it was looked at. Check it where it was made.")};
    if (!report.file.hasColumns)
        return {wrong, Tint::Blocked, tr("The manifest is of another export"),
                tr("The columns of the file are not those that it names.")};
    const bool isSheet = report.manifest.format == contract::ExportFormat::Xlsx;
    if (!report.hasRows && !report.hasBytes())
        return {
            wrong, Tint::Blocked, tr("This file is not the one that was exported"),
            tr("Its bytes are not those of the manifest: the file was changed, or the manifest is of another one.")};
    Verdict verdict = report.hasRows
                          ? rowVerdict(report, words)
                          : Verdict{u"exclamation-triangle"_s, Tint::Review,
                                    tr("This file is the one that was exported, byte by byte"),
                                    isSheet ? tr("The rows of a workbook are not held against the log. Export as CSV "
                                                 "or JSON Lines if they should be.")
                                            : tr("Its rows can’t be held against the log, because it has no column "
                                                 "with the number of the decision.")};
    if (verdict.tint == Tint::Blocked)
        return verdict;
    if (record == Record::Other || record == Record::None)
        return {wrong, Tint::Blocked, tr("The manifest is not the one of this export"),
                (record == Record::Other ? tr("The platform has recorded another one under this name.")
                                         : tr("The platform knows of no such export.")) +
                    u' ' + verdict.text};
    if (!api::isVerified(report.head) && report.head != api::LogOutcome::StaleProof)
        return {wrong, Tint::Blocked, tr("The manifest was changed"),
                tr("The head of the log in it: %1.").arg(LogWords::name(report.head)) + u' ' + verdict.text};
    if (!report.hasBytes())
        return {u"exclamation-triangle"_s, Tint::Review, tr("The rows are right, the file was saved anew"),
                verdict.text + u' ' +
                    tr("Its bytes are no longer those that were exported, as after opening it in a "
                       "spreadsheet and saving it.")};
    return verdict;
}

} // namespace atalaya::ui
