// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/net/secretstring.h"

#include <sodium.h>

#include <cstring>
#include <new>

namespace atalaya::api {

SecretString::SecretString(std::string_view text)
    : m_size(text.size())
{
    if (text.empty())
        return;
    // Safe to call again and from any thread; without it sodium_malloc has no canary.
    if (sodium_init() < 0)
        throw std::bad_alloc();
    auto *const bytes = static_cast<char *>(sodium_malloc(text.size()));
    if (bytes == nullptr)
        throw std::bad_alloc();
    std::memcpy(bytes, text.data(), text.size());
    sodium_mprotect_readonly(bytes);
    m_bytes = std::shared_ptr<char>(bytes, sodium_free);
}

SecretString SecretString::take(std::string &text)
{
    SecretString secret{std::string_view(text)};
    sodium_memzero(text.data(), text.size());
    text.clear();
    return secret;
}

QByteArray SecretString::bearer() const
{
    return QByteArrayLiteral("Bearer ") + QByteArray(m_bytes.get(), static_cast<qsizetype>(m_size));
}

} // namespace atalaya::api
