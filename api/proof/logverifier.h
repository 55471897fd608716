// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/result.h"
#include "api/proof/pinstore.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace atalaya::api {

class AuditLogSource;

/// What is known of the log at this moment.
struct LogStatus
{
    LogName log;
    /// The head that everything is verified against.
    std::optional<PinnedHead> pin;
    /// Leaves that were verified before this window looked; nullopt until that is known.
    std::optional<std::uint64_t> sizeBefore;
    /// Of the last check; nullopt before the first has ended.
    std::optional<LogOutcome> outcome;
    bool isChecking = false;
    /// They stay until they are lifted.
    std::vector<LogAlarm> alarms;
    /// Why the last check could not be made: nothing is known to be wrong.
    std::optional<ApiError> error;

    /// Leaves that are verified by now; nullopt until that is known.
    [[nodiscard]] std::optional<std::uint64_t> verifiedSize() const
    {
        return pin ? std::optional(pin->head.size) : sizeBefore;
    }
    /// The last check said so, and no alarm stands.
    [[nodiscard]] bool isGood() const { return outcome && isVerified(*outcome) && alarms.empty(); }
    bool operator==(const LogStatus &) const = default;
};

/// Follows one tenant's log: holds each head against the highest that this console has verified, keeps the new one
/// before anybody is told, and proves roots of older trees against it. One for a window.
class LogVerifier final : public QObject
{
    Q_OBJECT

public:
    using Now = std::function<contract::Instant()>;
    enum class AfterLift
    {
        /// What was pinned stays what everything is held against.
        KeepPin,
        /// The next head is trusted on first use, as if this log were new.
        TrustAnew
    };

    /// Nothing is owned.
    LogVerifier(AuditLogSource *source, PinStore *pins, Now now = {}, QObject *parent = nullptr);
    ~LogVerifier() override;

    /// An empty name: nobody's. What is under way for another log is abandoned.
    void setLog(const LogName &log);
    [[nodiscard]] const LogStatus &status() const;

    /// Asks for the head of now; a check under way is shared. The outcome of `status()`, or why there is none.
    [[nodiscard]] QFuture<Result<LogOutcome>> check();
    /// Whether the first `size` leaves have this root: Verified, NotInLog, or StaleProof when no head covers that many.
    /// Works offline for what was proven before.
    [[nodiscard]] QFuture<Result<LogOutcome>> checkRoot(std::uint64_t size, const TreeHash &root);
    /// A row or a result that is not what the log holds. Pinned head and time are filled in.
    void raise(LogAlarm alarm);
    /// Takes back every alarm. Whoever calls has asked for reason and second factor. Kind Validation: no reason.
    [[nodiscard]] QFuture<Result<void>> lift(const std::string &reason, const std::string &who, AfterLift then);
    /// JSON, to be saved where the user says; empty while nothing was ever wrong.
    [[nodiscard]] QByteArray evidence() const;
    /// By this computer's clock; nobody else's counts.
    [[nodiscard]] contract::Instant now() const;

Q_SIGNALS:
    /// status() says something else than before.
    void changed();
    /// Once for each new alarm, after it was kept.
    void alarmed(const atalaya::api::LogAlarm &alarm);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace atalaya::api
