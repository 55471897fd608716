// SPDX-License-Identifier: GPL-3.0-or-later
#include "dictionary.h"

#include <mutex>

namespace atalaya::platform {

std::uint32_t Dictionary::add(const std::string &text)
{
    // Only one thread adds, so what it finds needs no lock of its own.
    if (const auto found = m_codes.find(text); found != m_codes.end())
        return found->second;
    const std::unique_lock lock(m_mutex);
    const auto code = static_cast<std::uint32_t>(m_texts.size());
    if (m_texts.size() >= m_most) {
        m_overflowed = true;
        return code;
    }
    m_texts.push_back(text);
    m_codes.emplace(m_texts.back(), code);
    constexpr std::size_t overhead = 80;
    m_bytes += text.size() + overhead;
    return code;
}

std::size_t Dictionary::size() const
{
    const std::shared_lock lock(m_mutex);
    return m_texts.size();
}

std::string Dictionary::text(std::uint32_t code) const
{
    const std::shared_lock lock(m_mutex);
    return code < m_texts.size() ? m_texts[code] : std::string();
}

bool Dictionary::overflowed() const
{
    const std::shared_lock lock(m_mutex);
    return m_overflowed;
}

std::size_t Dictionary::bytes() const
{
    const std::shared_lock lock(m_mutex);
    return m_bytes;
}

} // namespace atalaya::platform
