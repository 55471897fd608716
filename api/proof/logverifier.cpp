// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/logverifierprivate.h"

namespace atalaya::api {

// What the window sees; the steps of a check are in logcheck.cpp.

LogVerifier::LogVerifier(AuditLogSource *source, PinStore *pins, Now now, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, source, pins, std::move(now)))
{}

LogVerifier::~LogVerifier() = default;

void LogVerifier::setLog(const LogName &log)
{
    if (log == d->status.log)
        return;
    ++d->life;
    d->step = Private::Step::Idle;
    d->waiting.clear();
    d->record.reset();
    d->changes.clear();
    d->isSaving = false;
    d->status = {};
    d->status.log = log;
    Q_EMIT changed();
}

const LogStatus &LogVerifier::status() const
{
    return d->status;
}

QFuture<Result<LogOutcome>> LogVerifier::check()
{
    if (d->status.log.isEmpty()) {
        ApiError error;
        error.kind = ApiError::Kind::Unauthenticated;
        return readyFuture<LogOutcome>(tl::unexpected(error));
    }
    const Deferred<LogOutcome> answer(this);
    d->waiting.push_back(answer);
    if (d->step == Private::Step::Idle)
        d->begin();
    return answer.future();
}

QFuture<Result<LogOutcome>> LogVerifier::checkRoot(std::uint64_t size, const TreeHash &root)
{
    const Deferred<LogOutcome> answer(this);
    const auto isCovered = [this, size] {
        return d->record && d->record->pin && size <= d->record->pin->head.size;
    };
    if (isCovered()) {
        d->prove(size, root, answer);
        return answer.future();
    }
    whenReady(this, check(), [this, size, root, answer, isCovered](const Result<LogOutcome> &checked) {
        // Without the platform the pin is still there, once it was loaded.
        if (isCovered())
            d->prove(size, root, answer);
        else if (!checked)
            answer.resolve(checked);
        else
            answer.resolve(LogOutcome::StaleProof);
    });
    return answer.future();
}

void LogVerifier::raise(LogAlarm alarm)
{
    if (d->record)
        d->raise(std::move(alarm), [] {});
}

QFuture<Result<void>> LogVerifier::lift(const std::string &reason, const std::string &who, AfterLift then)
{
    if (reason.empty() || !d->record) {
        ApiError error;
        error.kind = ApiError::Kind::Validation;
        error.code = QStringLiteral("reason_required");
        return readyFuture<void>(tl::unexpected(error));
    }
    const Deferred<void> answer(this);
    const auto apply = [reason, who, then, at = d->now()](PinRecord &next) {
        for (const LogAlarm &alarm : std::exchange(next.alarms, {}))
            next.lifted.push_back({alarm, reason, who, at});
        while (next.lifted.size() > PinRecord::mostAlarms)
            next.lifted.erase(next.lifted.begin());
        if (then == AfterLift::TrustAnew) {
            next.pin.reset();
            next.proven.clear();
        }
    };
    d->keep({apply, Private::IfLost::Nothing, [this, then, answer](const Result<void> &kept) {
                 if (kept && then == AfterLift::TrustAnew)
                     d->status.sizeBefore = 0;
                 answer.resolve(kept);
             }});
    return answer.future();
}

contract::Instant LogVerifier::now() const
{
    return d->now();
}

QByteArray LogVerifier::evidence() const
{
    if (!d->record || (d->record->alarms.empty() && d->record->lifted.empty()))
        return {};
    return QByteArray::fromStdString(
        evidenceOf(*d->record, d->status.log.server.toStdString(), d->status.log.tenantId.toStdString(), d->now()));
}

} // namespace atalaya::api
