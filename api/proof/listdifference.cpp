// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/listdifference.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <unordered_set>

namespace atalaya::api {

namespace {

using Numbers = std::vector<std::int64_t>;

bool isSame(const Numbers &right, const Numbers &given, const Numbers &either)
{
    if (either.empty())
        return right == given;
    auto next = right.begin();
    Numbers others;
    for (const std::int64_t number : given) {
        if (next != right.end() && *next == number)
            ++next;
        else if (std::ranges::binary_search(either, number))
            others.push_back(number);
        else
            return false;
    }
    std::ranges::sort(others);
    return next == right.end() && std::ranges::adjacent_find(others) == others.end();
}

/// Which of `places` make the longest part that ascends.
std::vector<bool> longestAscent(const std::vector<std::size_t> &places)
{
    constexpr std::size_t none = SIZE_MAX;
    // tails[n]: where the best part of n + 1 places ends; before[i]: what stands in front of i in its part.
    std::vector<std::size_t> tails;
    std::vector<std::size_t> before(places.size(), none);
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto tail = std::ranges::lower_bound(tails, places[i], {}, [&](std::size_t at) { return places[at]; });
        if (tail != tails.begin())
            before[i] = *std::prev(tail);
        if (tail == tails.end())
            tails.push_back(i);
        else
            *tail = i;
    }
    std::vector<bool> isKept(places.size());
    for (std::size_t at = tails.empty() ? none : tails.back(); at != none; at = before[at])
        isKept[at] = true;
    return isKept;
}

using Places = std::unordered_map<std::int64_t, std::size_t>;

Places placesOf(const Numbers &numbers)
{
    Places places;
    places.reserve(numbers.size());
    for (std::size_t i = 0; i < numbers.size(); ++i)
        places.emplace(numbers[i], i);
    return places;
}

/// Everything but what is omitted, and in `kept` the places in order that the list has.
struct Alignment
{
    ListDifference difference;
    std::unordered_set<std::int64_t> seen;
    std::vector<std::size_t> kept;
};

Alignment align(const Places &right, const Numbers &given, const Numbers &either)
{
    Alignment found;
    Numbers common;
    for (const std::int64_t number : given) {
        if (!found.seen.insert(number).second)
            found.difference.extra.push_back(number);
        else if (right.contains(number))
            common.push_back(number);
        else if (!std::ranges::binary_search(either, number))
            found.difference.extra.push_back(number);
    }
    std::vector<std::size_t> places;
    for (const std::int64_t number : common)
        places.push_back(right.at(number));
    const std::vector<bool> isKept = longestAscent(places);
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (isKept[i])
            found.kept.push_back(places[i]);
        else
            found.difference.moved.push_back(common[i]);
    }
    return found;
}

void tidy(ListDifference &difference)
{
    for (Numbers *const numbers : {&difference.omitted, &difference.extra, &difference.moved}) {
        std::ranges::sort(*numbers);
        const auto again = std::ranges::unique(*numbers);
        numbers->erase(again.begin(), again.end());
    }
}

/// Rows at hand without a gap between them.
struct Part
{
    std::size_t from = 0;
    Numbers numbers;
};

std::vector<Part> partsOf(const std::vector<ListPlace> &shown)
{
    std::vector<ListPlace> sorted = shown;
    std::ranges::sort(sorted, {}, &ListPlace::offset);
    std::vector<Part> parts;
    for (const auto &[offset, seq] : sorted) {
        const auto at = static_cast<std::size_t>(offset);
        if (parts.empty() || parts.back().from + parts.back().numbers.size() != at)
            parts.push_back({at, {}});
        parts.back().numbers.push_back(seq);
    }
    return parts;
}

/// The list that parts are held against, and how far the reader can go in it.
struct Whole
{
    const Numbers &right;
    std::size_t counted;
    Places places{};

    [[nodiscard]] bool isReachedBy(const Part &part) const
    {
        return part.from + part.numbers.size() >= std::min(right.size(), counted);
    }
    [[nodiscard]] bool holds(const Part &part) const
    {
        const std::size_t end = part.from + part.numbers.size();
        return end <= right.size() && !(isReachedBy(part) && end < right.size()) &&
               std::equal(part.numbers.begin(), part.numbers.end(),
                          right.begin() + static_cast<std::ptrdiff_t>(part.from));
    }
};

ListDifference differenceOf(const Whole &whole, const Part &part)
{
    Alignment found = align(whole.places, part.numbers, {});
    ListDifference &difference = found.difference;
    const Numbers &right = whole.right;
    if (part.from == 0)
        found.kept.insert(found.kept.begin(), 0);
    if (whole.isReachedBy(part))
        found.kept.push_back(right.size() - 1);
    if (!found.kept.empty() && !right.empty())
        std::copy_if(right.begin() + static_cast<std::ptrdiff_t>(found.kept.front()),
                     right.begin() + static_cast<std::ptrdiff_t>(found.kept.back()) + 1,
                     std::back_inserter(difference.omitted),
                     [&found](std::int64_t number) { return !found.seen.contains(number); });
    // In order, and not where it belongs: something is missing or too much where nothing is at hand.
    if (difference.isNone())
        difference.moved.push_back(part.numbers.front());
    return difference;
}

} // namespace

ListDifference differenceOf(const Numbers &right, const Numbers &given, const Numbers &either)
{
    if (isSame(right, given, either))
        return {};
    Alignment found = align(placesOf(right), given, either);
    std::ranges::copy_if(right, std::back_inserter(found.difference.omitted),
                         [&found](std::int64_t number) { return !found.seen.contains(number); });
    tidy(found.difference);
    return found.difference;
}

ListDifference differenceOf(const Numbers &right, const std::vector<ListPlace> &shown, std::int64_t counted)
{
    Whole whole{right, static_cast<std::size_t>(std::max<std::int64_t>(counted, 0))};
    std::vector<Part> parts = partsOf(shown);
    std::erase_if(parts, [&whole](const Part &part) { return whole.holds(part); });
    ListDifference all;
    if (parts.empty())
        return all;
    whole.places = placesOf(right);
    for (const Part &part : parts) {
        const ListDifference one = differenceOf(whole, part);
        std::ranges::copy(one.omitted, std::back_inserter(all.omitted));
        std::ranges::copy(one.extra, std::back_inserter(all.extra));
        std::ranges::copy(one.moved, std::back_inserter(all.moved));
    }
    // Shown in another part, it is not omitted; and shown there as well, it is more than moved.
    std::unordered_map<std::int64_t, int> times;
    for (const ListPlace &place : shown)
        ++times[place.seq];
    std::erase_if(all.omitted, [&times](std::int64_t number) { return times.contains(number); });
    const auto again = std::ranges::partition(all.moved, [&times](std::int64_t number) { return times[number] == 1; });
    all.extra.insert(all.extra.end(), again.begin(), again.end());
    all.moved.erase(again.begin(), again.end());
    // A part that stands elsewhere by itself.
    if (all.isNone())
        all.moved.push_back(parts.front().numbers.front());
    tidy(all);
    return all;
}

} // namespace atalaya::api
