// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/search/rowfilter.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace atalaya::platform {

/// Adds to `found` the rows of `range` whose value in a column has a 1 in `table`. `columnOf` takes a chunk.
template<class F>
void scanColumn(const SearchScope &scope, RowRange range, const std::vector<std::uint8_t> &table, Bitmap &found,
                F columnOf)
{
    if (std::ranges::none_of(table, [](std::uint8_t hit) { return hit != 0; }))
        return;
    static_assert(IndexChunk::rows % Bitmap::wordBits == 0);
    for (std::size_t begin = range.from - range.from % IndexChunk::rows; begin < range.to; begin += IndexChunk::rows) {
        scope.interrupt.check();
        const std::size_t first = std::max(begin, range.from - range.from % Bitmap::wordBits) - begin;
        const std::size_t end = std::min(range.to - begin, IndexChunk::rows);
        const Column &column = columnOf(*scope.view.chunks()[begin / IndexChunk::rows]);
        std::uint64_t *words = found.words() + begin / Bitmap::wordBits;
        column.visit([&](const auto &values) {
            const std::uint8_t *hits = table.data();
            for (std::size_t row = first; row < end; row += Bitmap::wordBits) {
                const std::size_t count = std::min(Bitmap::wordBits, end - row);
                std::uint64_t bits = 0;
                for (std::size_t i = 0; i < count; ++i)
                    bits |= std::uint64_t{hits[values[row + i]]} << i;
                words[row / Bitmap::wordBits] |= bits;
            }
        });
    }
}

} // namespace atalaya::platform
