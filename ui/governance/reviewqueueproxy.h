// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/audit/auditwords.h"

#include <QIdentityProxyModel>

namespace atalaya::ui {

/// The looks of the review queue: words, figures, who holds what, what is late.
class ReviewQueueProxy final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    explicit ReviewQueueProxy(const AuditWords &words, QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// After a change of language.
    void setWords(const AuditWords &words);

private:
    [[nodiscard]] QString text(const QModelIndex &index) const;
    [[nodiscard]] QString holder(const QModelIndex &index) const;

    AuditWords m_words;
};

} // namespace atalaya::ui
