// SPDX-License-Identifier: GPL-3.0-or-later
#include "logwords.h"

#include "ui/common/errorwords.h"

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using api::LogOutcome;

QDateTime LogWords::at(contract::Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(), Qt::UTC);
}

QString LogWords::shortHash(const api::TreeHash &hash)
{
    const QByteArray hex =
        QByteArray(reinterpret_cast<const char *>(hash.data()), static_cast<qsizetype>(hash.size())).toHex();
    const auto part = [&hex](qsizetype from) {
        return QString::fromLatin1(hex.mid(from, 4));
    };
    return part(0) + u' ' + part(4) + u' ' + part(8) + u" … "_s + part(56) + u' ' + part(60);
}

QString LogWords::trust(const api::LogStatus &status, const Formats &formats)
{
    if (!status.pin)
        return {};
    return tr("trusted on first use, %1").arg(formats.date(formats.day(at(status.pin->firstSeen))));
}

LogWords::Line LogWords::page(const api::LogStatus &status, const Formats &formats)
{
    if (!status.alarms.empty())
        return {u"shield-exclamation"_s, Tint::Blocked,
                tr("Nothing is verified: %1").arg(name(status.alarms.front().outcome))};
    if (status.isGood() && status.pin)
        return {u"patch-check"_s, Tint::Executed,
                tr("Verified against head %1 · %2")
                    .arg(formats.integer(static_cast<qint64>(status.pin->head.size)), trust(status, formats))};
    if (status.isChecking)
        return {u"clock"_s, Tint::Muted, tr("Checking the log’s head…")};
    if (status.error && isUnreachable(*status.error) && status.pin)
        return {u"cloud-slash"_s, Tint::Muted,
                tr("Head %1 of %2, not checked again without a connection")
                    .arg(formats.integer(static_cast<qint64>(status.pin->head.size)),
                         formats.dateTime(at(status.pin->verifiedAt)))};
    if (status.outcome && !api::isVerified(*status.outcome))
        return {u"exclamation-triangle"_s, Tint::Review, tr("Not verified: %1").arg(name(*status.outcome))};
    if (status.error)
        return {u"exclamation-triangle"_s, Tint::Review, tr("The log’s head could not be checked")};
    return {u"clock"_s, Tint::Muted, tr("Not verified yet")};
}

LogWords::Line LogWords::foot(const api::LogStatus &status, const Formats &formats)
{
    if (!status.alarms.empty())
        return {u"shield-exclamation"_s, Tint::Blocked,
                tr("Log in alarm · %1").arg(name(status.alarms.front().outcome))};
    if (status.isGood() && status.pin)
        return {u"patch-check"_s, Tint::Executed,
                tr("Log verified · %1 leaves").arg(formats.integer(static_cast<qint64>(status.pin->head.size)))};
    if (!status.pin && !status.error)
        return {};
    return {u"clock"_s, Tint::Muted, tr("Log not verified")};
}

QString LogWords::name(LogOutcome outcome)
{
    switch (outcome) {
    case LogOutcome::Verified:
        return tr("verified");
    case LogOutcome::TrustedOnFirstUse:
        return tr("trusted on first use");
    case LogOutcome::Rollback:
        return tr("rollback");
    case LogOutcome::Fork:
        return tr("fork");
    case LogOutcome::BadSignature:
        return tr("wrong signature");
    case LogOutcome::KeyChanged:
        return tr("another key");
    case LogOutcome::WrongLog:
        return tr("another log");
    case LogOutcome::NewEpoch:
        return tr("log begun anew");
    case LogOutcome::NotInLog:
        return tr("not in the log");
    case LogOutcome::MissingPayload:
        return tr("missing content");
    case LogOutcome::Incomplete:
        return tr("incomplete result");
    case LogOutcome::StaleProof:
        return tr("outdated proof");
    case LogOutcome::Malformed:
        return tr("unreadable proof");
    case LogOutcome::Erased:
        return tr("erased by retention");
    }
    return {};
}

QString LogWords::title(LogOutcome outcome)
{
    switch (outcome) {
    case LogOutcome::NotInLog:
    case LogOutcome::MissingPayload:
    case LogOutcome::Incomplete:
        return tr("What is shown is not what the log holds");
    case LogOutcome::BadSignature:
    case LogOutcome::KeyChanged:
    case LogOutcome::WrongLog:
        return tr("The log is not signed by whom this computer knows");
    case LogOutcome::NewEpoch:
        return tr("The log was begun anew");
    default:
        return tr("The log is not the one that this computer has already verified");
    }
}

QString LogWords::numbers(const api::LostLeaves &lost, const Formats &formats)
{
    const auto number = [&formats](std::uint64_t seq) {
        return formats.integer(static_cast<qint64>(seq));
    };
    if (lost.to <= lost.from + 1)
        return number(lost.from);
    return tr("%1 to %2").arg(number(lost.from), number(lost.to - 1));
}

QString LogWords::story(const api::LogAlarm &alarm, const Formats &formats)
{
    const QString seq = alarm.seq ? formats.integer(static_cast<qint64>(*alarm.seq)) : QString();
    switch (alarm.outcome) {
    case LogOutcome::Fork:
        return tr("The platform has signed two heads of which neither continues the other (fork). Some decision that "
                  "was verified is not the same in both. It is no fault of the network.");
    case LogOutcome::Rollback:
        return tr("The platform now signs a head that covers fewer decisions than one that was verified before "
                  "(rollback). Some of them are missing. It is no fault of the network.");
    case LogOutcome::BadSignature:
        return tr("The head that came is not signed by the log’s key. Somebody between here and the platform, or the "
                  "platform itself, has changed it.");
    case LogOutcome::KeyChanged:
        return tr("The head that came is signed by another key than the one that this computer knows. Ask the "
                  "platform’s people whether they changed it, by another way than this one.");
    case LogOutcome::WrongLog:
        return tr("The head that came is of another organisation or another platform.");
    case LogOutcome::NewEpoch:
        if (!alarm.lost)
            return tr("The platform keeps a new log, as after a backup that was put back. What the old one held after "
                      "the backup is not in it, and which numbers that were the platform does not show.");
        return tr("The platform keeps a new log, as after a backup that was put back. The numbers %1 of the old one "
                  "are "
                  "lost, and what came after bears them again.")
            .arg(numbers(*alarm.lost, formats));
    case LogOutcome::NotInLog:
        return seq.isEmpty() ? tr("A decision that was shown is not what the signed log holds.")
                             : tr("Decision %1 is not what the signed log holds.").arg(seq);
    case LogOutcome::Incomplete:
        return seq.isEmpty() ? tr("A result that was shown is not what the signed log holds.")
                             : tr("A result that was shown is not what the signed log holds; decision %1 is the first "
                                  "that differs.")
                                   .arg(seq);
    case LogOutcome::MissingPayload:
        return seq.isEmpty() ? tr("The content of a decision is missing, and no retention covers that.")
                             : tr("The content of decision %1 is missing, and no retention covers that.").arg(seq);
    default:
        return tr("What came with the log does not fit.");
    }
}

QString LogWords::banner(const api::LogAlarm &alarm, const Formats &formats)
{
    const QDateTime when = at(alarm.at);
    return tr("%1 Since %2.")
        .arg(title(alarm.outcome) + u" ("_s + name(alarm.outcome) + u")."_s,
             formats.moment(when, QDateTime::currentDateTimeUtc()));
}

} // namespace atalaya::ui
