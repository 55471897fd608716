// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/secretstring.h"

namespace atalaya::api {

/// A store on disk that is readable only while somebody holds its key. Driven by the session's keeper.
class Sealable
{
public:
    virtual ~Sealable() = default;
    /// `key`: 32 raw bytes. What another key had sealed reads as missing. A key of another size opens nothing.
    virtual void open(const SecretString &key) = 0;
    /// open(), and what could be read until now stays readable: it is sealed anew under `key`.
    virtual void rekey(const SecretString &key) { open(key); }
    /// Forgets the key and everything in memory, at once; the files stay for the next open().
    virtual void seal() = 0;
    /// Sealed, it works in memory again, if it is one that can without a key.
    virtual void unseal() {}
    /// seal(), and the files go too. The key is forgotten at once; what cannot be deleted is unreadable without it.
    virtual void destroy() = 0;
};

} // namespace atalaya::api
