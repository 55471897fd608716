// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <limits>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace atalaya::platform {

/// The different texts of a column, numbered as they came. Thread-safe: one adds while others look up.
class Dictionary
{
public:
    /// From `most` different texts on, all further ones have the number `most` and no text here.
    explicit Dictionary(std::size_t most = std::numeric_limits<std::uint32_t>::max())
        : m_most(most)
    {}
    Dictionary(const Dictionary &) = delete;
    Dictionary &operator=(const Dictionary &) = delete;

    std::uint32_t add(const std::string &text);
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] std::string text(std::uint32_t code) const;
    /// Whether there were texts that are not here.
    [[nodiscard]] bool overflowed() const;
    [[nodiscard]] std::size_t bytes() const;

    /// 1 for each text that `test` holds for; one entry more than there are texts, for those that are not here.
    template<class F>
    [[nodiscard]] std::vector<std::uint8_t> table(F test) const
    {
        const std::shared_lock lock(m_mutex);
        std::vector<std::uint8_t> found(m_texts.size() + 1);
        for (std::size_t i = 0; i < m_texts.size(); ++i)
            found[i] = test(std::string_view(m_texts[i])) ? 1 : 0;
        return found;
    }

private:
    std::size_t m_most;
    mutable std::shared_mutex m_mutex;
    std::deque<std::string> m_texts;
    std::unordered_map<std::string_view, std::uint32_t> m_codes;
    std::size_t m_bytes = 0;
    bool m_overflowed = false;
};

} // namespace atalaya::platform
