// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/audit/queryreading.h"

#include <QWidget>

class QLineEdit;

namespace atalaya::ui {

class QueryChip;

/// The inside of the query bar: chips in a row and the text field behind them. Where there is not room for all, the
/// first ones go out of sight, unless the keyboard is on one of them.
class QueryChips final : public QWidget
{
    Q_OBJECT

public:
    /// Takes `edit` in. `watcher` sees every event of a chip first.
    QueryChips(QLineEdit *edit, QObject *watcher, QWidget *parent);

    [[nodiscard]] const QList<QueryChip *> &all() const { return m_chips; }
    [[nodiscard]] bool isEmpty() const { return m_chips.isEmpty(); }
    /// As they stand in the query.
    [[nodiscard]] QStringList terms() const;
    void add(const QueryPiece &piece, const QString &term);
    /// Takes one out; the keyboard goes to the one that has its place, or to the text.
    void remove(QueryChip *chip);
    void clear();
    /// The keyboard goes from the text to the chip before it.
    void enterLast();
    void layOut();

Q_SIGNALS:
    void editWanted(atalaya::ui::QueryChip *chip);
    void removeWanted(atalaya::ui::QueryChip *chip);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void step(const QueryChip *chip, int by);

    QLineEdit *m_edit;
    QObject *m_watcher;
    QList<QueryChip *> m_chips;
};

} // namespace atalaya::ui
