// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens.h"
#include "ui/figure/figurewords.h"

#include <QIdentityProxyModel>

namespace atalaya::ui {

/// The rows behind a figure in words: dates, amounts, kinds; figures at the right; what is tried in the accent colour;
/// and what is not on this computer said so.
class FigureRowsProxy final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    /// `model` outlives the proxy.
    FigureRowsProxy(models::FigureRowsModel *model, QObject *parent);

    void setWords(const FigureWords &words);
    void setTokens(const Tokens &tokens);
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// The columns that this figure has something to say in, left to right.
    [[nodiscard]] static QList<int> columnsOf(const contract::DashboardRows &head);
    [[nodiscard]] static bool isFigure(int column);

private:
    [[nodiscard]] QString words(const QModelIndex &index) const;

    models::FigureRowsModel *m_model;
    FigureWords m_words;
    Tokens m_tokens;
};

} // namespace atalaya::ui
