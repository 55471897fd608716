// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace atalaya {

/// The six digits that an authenticator app would show (RFC 6238, SHA-1, 30 s) for a secret in base32; empty when it
/// is not one. Only the
/// pictures of the enrolment need it; the console itself never makes codes.
[[nodiscard]] QString totp(const QString &base32Secret, qint64 secondsSinceEpoch);

} // namespace atalaya
