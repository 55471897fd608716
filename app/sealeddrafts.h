// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/drafts/draftstore.h"
#include "api/session/sessionkeeper.h"
#include "models/draftsource.h"

namespace atalaya {

/// The drafts of the pages, in the sealed store.
class SealedDrafts final : public models::DraftSource
{
public:
    /// Not owned.
    SealedDrafts(api::DraftStore *store, const api::SessionKeeper *keeper)
        : m_store(store)
        , m_keeper(keeper)
    {}

    [[nodiscard]] QList<models::Draft> drafts() const override
    {
        QList<models::Draft> all;
        for (const api::DraftStore::Draft &draft : m_store->list())
            all.append({draft.id, draft.bytes, draft.savedAt});
        return all;
    }
    [[nodiscard]] std::optional<models::Draft> draft(const QString &id) const override
    {
        const auto found = m_store->load(id);
        return found ? std::optional<models::Draft>({found->id, found->bytes, found->savedAt}) : std::nullopt;
    }
    void keep(const QString &id, const QByteArray &bytes) override { (void)m_store->save(id, bytes); }
    void discard(const QString &id) override { m_store->remove(id); }
    [[nodiscard]] bool isLasting() const override
    {
        return m_keeper->keyStore().mode != api::KeyStore::Mode::MemoryOnly;
    }

private:
    api::DraftStore *m_store;
    const api::SessionKeeper *m_keeper;
};

} // namespace atalaya
