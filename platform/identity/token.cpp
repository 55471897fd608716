// SPDX-License-Identifier: GPL-3.0-or-later
#include "token.h"

#include "platform/base/digest.h"
#include "platform/base/random.h"

namespace atalaya::platform {

Token newToken()
{
    Token token;
    token.text = randomToken();
    token.hash = tokenHash(token.text);
    return token;
}

std::string tokenHash(std::string_view text)
{
    return sha256(text);
}

} // namespace atalaya::platform
