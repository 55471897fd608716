// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/auditfacetsmodel.h"
#include "ui/audit/auditwords.h"
#include "ui/common/tablelook.h"

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

/// Draws fields as headings and values over their bars.
class FacetDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    static void paintField(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index);
    static void paintValue(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index);
};

} // namespace atalaya::ui
