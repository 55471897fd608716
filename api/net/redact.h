// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace atalaya::api {

/// Takes out of a text what must not reach a log or a message: tokens, keys, codes, local parts of e-mail addresses,
/// control characters. Everything that came over the wire and is shown or written passes here, and only here.
[[nodiscard]] QString redact(const QString &text);

/// A correlation id as the platform sends it, or nothing when it is not one.
[[nodiscard]] QString cleanCorrelationId(const QString &text);

} // namespace atalaya::api
