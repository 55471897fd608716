// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/auditcomparisonmodel.h"
#include "ui/audit/auditwords.h"

#include <QSortFilterProxyModel>

namespace atalaya::ui {

/// What two decisions are, in words.
class AuditCompareWords final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    AuditCompareWords(models::AuditComparisonModel *model, const AuditWords &words, QObject *parent);

    void setOnlyDifferences(bool only);
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    [[nodiscard]] QString words(const QModelIndex &index) const;

    models::AuditComparisonModel *m_model;
    AuditWords m_words;
    bool m_onlyDifferences = false;
};

} // namespace atalaya::ui
