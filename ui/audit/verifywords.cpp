// SPDX-License-Identifier: GPL-3.0-or-later
#include "verifydialog.h"

#include "ui/common/logwords.h"

// What came of verifying a whole result, in words.
namespace atalaya::ui {

using namespace Qt::StringLiterals;

namespace {

/// More can't be read; they are all in the log's evidence.
constexpr std::size_t mostNumbers = 200;

} // namespace

QString VerifyDialog::numbersOf(const api::ResultReport &report, const AuditWords &words)
{
    QStringList lines;
    const auto add = [&](const QString &what, const std::vector<std::int64_t> &numbers) {
        if (numbers.empty())
            return;
        QStringList list;
        for (std::size_t at = 0; at < std::min(numbers.size(), mostNumbers); ++at)
            list.append(words.formats().integer(numbers[at]));
        if (numbers.size() > mostNumbers)
            list.append(u"…"_s);
        lines.append(what + u": "_s + list.join(u"  "_s));
    };
    add(tr("Left out"), report.omitted);
    add(tr("Does not belong"), report.extra);
    add(tr("Stands elsewhere"), report.moved);
    add(tr("Shown otherwise"), report.altered);
    add(tr("Content missing"), report.missing);
    add(tr("Erased by retention"), report.notEvaluable);
    return lines.join(u'\n');
}

VerifyDialog::Verdict VerifyDialog::verdictOf(const api::ResultReport &report, const AuditWords &words)
{
    const Formats &formats = words.formats();
    using Doubt = api::ResultReport::Doubt;
    if (report.doubt == Doubt::ClocksDiffer)
        return {u"clock"_s, Tint::Review, tr("The clocks of this computer and the platform differ"),
                tr("The query reckons from now, and they are more than five minutes apart. Set the clock that is "
                   "wrong, or name dates in the query.")};
    if (report.doubt == Doubt::OlderLog)
        return {u"exclamation-triangle"_s, Tint::Review, tr("The result is of an older log than this computer knows"),
                tr("The newest decisions are not in it. Ask again; if it stays so, the platform holds them back.")};
    if (!api::isVerified(report.log))
        return {u"shield-exclamation"_s, Tint::Blocked,
                tr("The log could not be verified: %1").arg(LogWords::name(report.log)),
                report.badLeaf ? tr("Reading ended at entry %1. Nothing is known about the result.")
                                     .arg(formats.integer(static_cast<qint64>(*report.badLeaf)))
                               : tr("Nothing is known about the result.")};
    if (!report.isComplete()) {
        QStringList parts;
        if (!report.omitted.empty())
            parts.append(tr("%n decisions were left out.", nullptr, static_cast<int>(report.omitted.size())));
        if (!report.extra.empty())
            parts.append(tr("%n decisions don’t belong to it.", nullptr, static_cast<int>(report.extra.size())));
        if (!report.moved.empty())
            parts.append(tr("%n decisions stand at another place than the order says.", nullptr,
                            static_cast<int>(report.moved.size())));
        if (!report.altered.empty())
            parts.append(tr("%n decisions are shown otherwise than the log holds them.", nullptr,
                            static_cast<int>(report.altered.size())));
        if (report.counted != report.listed)
            parts.append(tr("The platform counts %1 decisions and names %2.")
                             .arg(formats.integer(report.counted), formats.integer(report.listed)));
        if (!report.missing.empty())
            parts.append(tr("The content of %n decisions is missing, and no retention covers that.", nullptr,
                            static_cast<int>(report.missing.size())));
        return {u"shield-exclamation"_s, Tint::Blocked, tr("This result is not what the log holds"), parts.join(u' ')};
    }
    const QString all = tr("Every decision of the log that fits is in it, and no other.") + u' ' +
                        tr("Rows at hand that agree with it: %1.").arg(formats.integer(report.shown));
    if (!report.notEvaluable.empty())
        return {u"patch-check"_s, Tint::Executed, tr("The result is complete, as far as anybody can know"),
                all + u' ' +
                    tr("Retention has erased the content of %n decisions, so nobody can tell whether they would fit.",
                       nullptr, static_cast<int>(report.notEvaluable.size()))};
    return {u"patch-check"_s, Tint::Executed, tr("The result is complete"), all};
}

} // namespace atalaya::ui
