// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/session/keystoreproblem.h"

#include <algorithm>
#include <array>
#include <utility>

namespace atalaya::api {

namespace {

using Name = std::pair<KeyStoreProblem, QLatin1String>;

constexpr std::array kNames{
    Name{KeyStoreProblem::NoService, QLatin1String("keystore_none")},
    Name{KeyStoreProblem::Locked, QLatin1String("keystore_locked")},
    Name{KeyStoreProblem::Slow, QLatin1String("keystore_slow")},
    Name{KeyStoreProblem::Gone, QLatin1String("keystore_gone")},
    Name{KeyStoreProblem::EntryLost, QLatin1String("keystore_entry_lost")},
    Name{KeyStoreProblem::Denied, QLatin1String("keystore_denied")},
    Name{KeyStoreProblem::TooLong, QLatin1String("keystore_too_long")},
    Name{KeyStoreProblem::NeedsPassphrase, QLatin1String("keystore_needs_passphrase")},
    Name{KeyStoreProblem::WrongPassphrase, QLatin1String("keystore_wrong_passphrase")},
    Name{KeyStoreProblem::Damaged, QLatin1String("keystore_damaged")},
    Name{KeyStoreProblem::DiskFailed, QLatin1String("keystore_disk_failed")},
    Name{KeyStoreProblem::NeedsPassword, QLatin1String("keystore_needs_password")},
    Name{KeyStoreProblem::ProfileInUse, QLatin1String("keystore_profile_in_use")},
};

} // namespace

ApiError keyStoreError(KeyStoreProblem problem, const QString &detail)
{
    ApiError error;
    error.kind = ApiError::Kind::KeyStore;
    const auto found = std::ranges::find(kNames, problem, &Name::first);
    if (found != kNames.end())
        error.code = found->second;
    error.message = detail;
    return error;
}

std::optional<KeyStoreProblem> keyStoreProblemOf(const ApiError &error)
{
    const auto found = std::ranges::find_if(kNames, [&error](const Name &name) { return name.second == error.code; });
    if (error.kind != ApiError::Kind::KeyStore || found == kNames.end())
        return std::nullopt;
    return found->first;
}

} // namespace atalaya::api
