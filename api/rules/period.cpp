// SPDX-License-Identifier: GPL-3.0-or-later
#include "period.h"

namespace atalaya::rules {

using namespace std::chrono;

DayRange lastDays(Date today, int count)
{
    return {today - days{count - 1}, today + days{1}};
}

DayRange monthToDate(Date today)
{
    const year_month_day date{today};
    return {Date{date.year() / date.month() / 1}, today + days{1}};
}

DayRange before(const DayRange &range)
{
    return {range.first - (range.end - range.first), range.first};
}

std::vector<Date> daysOf(const DayRange &range)
{
    std::vector<Date> all;
    for (Date day = range.first; day < range.end; day += days{1})
        all.push_back(day);
    return all;
}

} // namespace atalaya::rules
