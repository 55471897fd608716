// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/audit/auditwords.h"
#include "ui/common/wordsproxy.h"

namespace atalaya::ui {

/// The looks of the review queue: words, figures, who holds what, what is late.
class ReviewQueueProxy final : public WordsProxy
{
    Q_OBJECT

public:
    explicit ReviewQueueProxy(const AuditWords &words, QObject *parent = nullptr);

    /// After a change of language.
    void setWords(const AuditWords &words);

private:
    [[nodiscard]] QString text(const QModelIndex &index) const override;
    [[nodiscard]] QString head(int column) const override;
    [[nodiscard]] bool isFigure(int column) const override;
    [[nodiscard]] QVariant mark(const QModelIndex &index) const override;
    [[nodiscard]] QString holder(const QModelIndex &index) const;

    AuditWords m_words;
};

} // namespace atalaya::ui
