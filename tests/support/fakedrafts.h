// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/draftsource.h"

#include <algorithm>

namespace atalaya::tests {

/// Drafts in memory.
class FakeDrafts final : public models::DraftSource
{
public:
    [[nodiscard]] QList<models::Draft> drafts() const override { return list; }
    [[nodiscard]] std::optional<models::Draft> draft(const QString &id) const override
    {
        const auto found =
            std::find_if(list.cbegin(), list.cend(), [&id](const models::Draft &draft) { return draft.id == id; });
        return found == list.cend() ? std::nullopt : std::optional(*found);
    }
    void keep(const QString &id, const QByteArray &bytes) override
    {
        discard(id);
        list.prepend({id, bytes, QDateTime::currentDateTimeUtc()});
    }
    void discard(const QString &id) override
    {
        list.removeIf([&id](const models::Draft &draft) { return draft.id == id; });
    }
    [[nodiscard]] bool isLasting() const override { return lasts; }

    QList<models::Draft> list;
    bool lasts = true;
};

} // namespace atalaya::tests
