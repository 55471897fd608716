// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/vault/sealable.h"

#include <utility>
#include <vector>

namespace atalaya::api {

/// Several stores that live and end with one key.
class SealGroup final : public Sealable
{
public:
    /// None is owned.
    explicit SealGroup(std::vector<Sealable *> members)
        : m_members(std::move(members))
    {}

    void open(const SecretString &key) override
    {
        for (Sealable *const member : m_members)
            member->open(key);
    }
    void rekey(const SecretString &key) override
    {
        for (Sealable *const member : m_members)
            member->rekey(key);
    }
    void seal() override
    {
        for (Sealable *const member : m_members)
            member->seal();
    }
    void unseal() override
    {
        for (Sealable *const member : m_members)
            member->unseal();
    }
    void destroy() override
    {
        for (Sealable *const member : m_members)
            member->destroy();
    }

private:
    std::vector<Sealable *> m_members;
};

} // namespace atalaya::api
