// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json.h"
#include "time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace atalaya::contract {

/// One field of a request that was refused; `code` is stable, `message` is for developers.
struct FieldError
{
    std::string field;
    std::string code;
    std::string message;
    /// Where in the field's text, in bytes.
    std::optional<std::int64_t> from = std::nullopt;
    std::optional<std::int64_t> length = std::nullopt;

    bool operator==(const FieldError &) const = default;
};

/// What ends a refusal.
struct Lift
{
    /// `upgrade` to `plan`; `wait` until `at`; `pay`; `contact` who runs the platform; `admin`: ask whoever holds
    /// `permission`.
    std::string kind;
    std::optional<std::string> plan = std::nullopt;
    /// When it ends by itself, whoever does what.
    std::optional<Instant> at = std::nullopt;
    /// Of who can do it.
    std::optional<std::string> permission = std::nullopt;

    bool operator==(const Lift &) const = default;
};

/// `{"success":false,"error":{…}}`. `details` carries the few numbers a form needs (attempts left, seconds to wait).
struct ErrorBody
{
    std::string code;
    std::string message;
    std::string correlationId;
    bool retryable = false;
    std::vector<FieldError> fields;
    std::optional<std::int64_t> attemptsLeft;
    std::optional<std::int64_t> retryAfterSeconds;
    /// Roles that hold the permission that was missing.
    std::vector<std::string> allowedRoles;
    /// With `stale_version`: what there is now, in the shape that reading it has; a JSON object as text, or empty.
    std::string current = {};
    /// With `BILLING_LIMIT_REACHED`, `BILLING_STATUS_SUSPENDED` and `FEATURE_NOT_AVAILABLE_FOR_TIER`.
    std::optional<Lift> lift = std::nullopt;

    bool operator==(const ErrorBody &) const = default;
};

[[nodiscard]] nlohmann::json encode(const Lift &lift);
[[nodiscard]] std::string encode(const ErrorBody &error);
/// Also understands `{"error":"text"}`, which older platforms answer.
[[nodiscard]] Decoded<ErrorBody> decodeError(const nlohmann::json &document);

/// `{"success":true,"tenantId":…,"data":…}`; tenantId is empty for replies that belong to no tenant.
[[nodiscard]] std::string encodeEnvelope(std::string_view tenantId, const nlohmann::json &data);
struct EnvelopeHead
{
    std::string tenantId;
};
/// Checks `success` and `tenantId`; on success `data` points into `document`.
[[nodiscard]] Decoded<EnvelopeHead> openEnvelope(const nlohmann::json &document, const nlohmann::json *&data);

class Reader;
[[nodiscard]] std::optional<Lift> readLift(Reader &in, std::string_view key);

} // namespace atalaya::contract
