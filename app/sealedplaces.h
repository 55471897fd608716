// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/drafts/draftstore.h"
#include "ui/common/placememory.h"

namespace atalaya {

/// Places in a store that is sealed with the cache's key and goes with the cache.
class SealedPlaces final : public ui::PlaceMemory
{
public:
    /// Not owned.
    explicit SealedPlaces(api::DraftStore *store)
        : m_store(store)
    {}

    void keep(const QString &page, const QUrlQuery &query) override
    {
        // What is lost is a convenience.
        (void)m_store->save(page, query.query(QUrl::FullyEncoded).toUtf8());
    }
    [[nodiscard]] QUrlQuery kept(const QString &page) const override
    {
        const auto found = m_store->load(page);
        return found ? QUrlQuery(QString::fromUtf8(found->bytes)) : QUrlQuery();
    }

private:
    api::DraftStore *m_store;
};

} // namespace atalaya
