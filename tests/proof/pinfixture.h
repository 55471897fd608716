// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/proof/pinstore.h"
#include "tests/support/operatorlog.h"

namespace atalaya::tests {

inline const QByteArray logOrigin = "atalaya-0011223344556677/t/ten-1/1";

inline OperatorLog logOf(int size)
{
    OperatorLog log;
    for (int i = 0; i < size; ++i)
        log.appendLeaf("leaf " + QByteArray::number(i));
    return log;
}

/// The head of `log`'s first `size` leaves, as a console has it that verified it at noon.
inline api::PinnedHead pinOf(const OperatorLog &log, std::uint64_t size, const OperatorKey &key)
{
    api::PinnedHead pin;
    pin.note = key.signHead(size, log.root(size)).toStdString();
    pin.key = key.verifierKey().toStdString();
    pin.head = api::Checkpoint::parse(api::SignedNote::parse(pin.note)->text()).value();
    pin.firstSeen = contract::Instant{std::chrono::hours(490'000)};
    pin.verifiedAt = pin.firstSeen + std::chrono::hours(2);
    return pin;
}

} // namespace atalaya::tests
