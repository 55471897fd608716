// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/auditfacetsmodel.h"
#include "ui/audit/auditwords.h"

#include <QIdentityProxyModel>

namespace atalaya::ui {

/// Facets in words.
class FacetWords final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    enum Role
    {
        /// The count as it is written; of fields: how many more values there are, or nothing.
        CountWordsRole = models::AuditFacetsModel::MoreRole + 1,
        /// Name of the icon; only states have one.
        IconRole,
        /// Tint as int.
        TintRole
    };

    FacetWords(models::AuditFacetsModel *model, const AuditWords &words, QObject *parent);
    void setWords(const AuditWords &words);
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] QString words(const QModelIndex &index) const;

    AuditWords m_words;
};

} // namespace atalaya::ui
