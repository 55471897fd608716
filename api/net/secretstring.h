// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace atalaya::api {

/// A token or password in guarded memory (sodium_malloc): never swapped, zeroed when the last copy goes, not printable.
/// Copies share the memory. What the network stack needs is copied out for one request and is gone with it.
class SecretString
{
public:
    SecretString() = default;
    explicit SecretString(std::string_view text);
    /// Takes the text over and zeroes where it came from.
    [[nodiscard]] static SecretString take(std::string &text);

    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    /// Valid as long as this object lives.
    [[nodiscard]] std::string_view view() const { return {m_bytes.get(), m_size}; }
    /// The value of an Authorization header.
    [[nodiscard]] QByteArray bearer() const;

private:
    std::shared_ptr<char> m_bytes;
    std::size_t m_size = 0;
};

} // namespace atalaya::api
