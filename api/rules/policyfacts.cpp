// SPDX-License-Identifier: GPL-3.0-or-later
#include "policyfacts.h"

#include "policyconditions.h"

#include <cmath>

namespace atalaya::rules {

std::int64_t confidenceOf(double confidence)
{
    return std::llround(confidence * confidenceSteps);
}

int minuteOfWeek(contract::Instant local)
{
    using namespace std::chrono;
    const auto day = floor<days>(local);
    const auto minute = duration_cast<minutes>(local - day).count();
    return static_cast<int>((weekday{day}.iso_encoding() - 1) * unsigned{minutesPerDay}) + static_cast<int>(minute);
}

} // namespace atalaya::rules
