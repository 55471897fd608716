// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace atalaya::api {

/// Which decision stands where in a list.
struct ListPlace
{
    std::int64_t offset = 0;
    std::int64_t seq = 0;

    bool operator==(const ListPlace &) const = default;
};

/// How a list of decisions differs from the one that it has to be. Numbers in ascending order, each once.
struct ListDifference
{
    /// Not in the list.
    std::vector<std::int64_t> omitted;
    /// They don't belong into the list, or stand in it again.
    std::vector<std::int64_t> extra;
    /// At another place: the fewest that explain the order.
    std::vector<std::int64_t> moved;

    [[nodiscard]] bool isNone() const { return omitted.empty() && extra.empty() && moved.empty(); }
    bool operator==(const ListDifference &) const = default;
};

/// `right`: each number once. `either`, ascending: those may stand in the list or not, anywhere, once.
[[nodiscard]] ListDifference differenceOf(const std::vector<std::int64_t> &right,
                                          const std::vector<std::int64_t> &given,
                                          const std::vector<std::int64_t> &either = {});

/// The rows that are at hand of a list, as parts of it; in any order. Only what is missing between rows at hand counts
/// as omitted, and rows that have moved up for it do not count as moved. `counted`: rows that can be shown.
[[nodiscard]] ListDifference differenceOf(const std::vector<std::int64_t> &right, const std::vector<ListPlace> &shown,
                                          std::int64_t counted);

} // namespace atalaya::api
