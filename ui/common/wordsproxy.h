// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIdentityProxyModel>

namespace atalaya::ui {

/// A table's values in words: a subclass says what each cell and each column is called, which columns are figures, and
/// which icon stands in front. Cells are read aloud, and in the tooltip, with their column's name.
class WordsProxy : public QIdentityProxyModel
{
    Q_OBJECT

public:
    using QIdentityProxyModel::QIdentityProxyModel;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const final;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const final;
    /// After a change of language.
    void retranslate();

protected:
    /// What the model below says of a cell.
    [[nodiscard]] QVariant raw(const QModelIndex &index) const;

private:
    [[nodiscard]] virtual QString text(const QModelIndex &index) const = 0;
    [[nodiscard]] virtual QString head(int column) const = 0;
    /// Figures stand to the right, under each other.
    [[nodiscard]] virtual bool isFigure(int column) const;
    /// A QIcon, or nothing.
    [[nodiscard]] virtual QVariant mark(const QModelIndex &index) const;
};

} // namespace atalaya::ui
