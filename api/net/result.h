// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/apierror.h"

#include <tl/expected.hpp>

namespace atalaya::api {

template<class T>
using Result = tl::expected<T, ApiError>;

} // namespace atalaya::api
