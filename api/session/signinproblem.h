// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/session/signin.h"

namespace atalaya::api {

/// What an error means for who is signing in. Pure; the step matters only for errors without a code of their own.
[[nodiscard]] SignIn::Problem problemOf(const ApiError &error, SignIn::Step step);
/// The same for the probe that asks whether a server is a platform at all.
[[nodiscard]] SignIn::Problem problemOfProbe(const ApiError &error);

} // namespace atalaya::api
