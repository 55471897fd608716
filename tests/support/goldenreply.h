// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fakeserver.h"

#include <QByteArray>
#include <QString>

#include <nlohmann/json_fwd.hpp>

namespace atalaya::tests {

/// What the contract's golden file of this name says.
QByteArray golden(const QString &name);

/// The same as a reply that may be kept, to somebody of the organisation t-1.
FakeReply goldenReply(const QString &name);

nlohmann::json jsonOf(const QByteArray &text);

} // namespace atalaya::tests
