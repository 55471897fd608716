// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/audit/auditrowsproxy.h"

#include <QTableView>

class QSettings;

namespace atalaya::ui {

class AuditColumns;
class AuditHeader;

/// The decisions of a snapshot: rows of one height, a choice of columns, two densities, and the orders that the
/// platform keeps ready. Asks its model for what is seen, never for more.
class AuditTable final : public QTableView
{
    Q_OBJECT

public:
    /// Both outlive the table.
    AuditTable(models::AuditLogModel *model, const AuditWords &words, QWidget *parent);

    void setWords(const AuditWords &words);
    /// Narrower columns, as on a small screen.
    void setNarrow(bool narrow);
    /// Few columns, and the proof in words: below an alarm.
    void setPlain();
    void setCompact(bool compact);
    [[nodiscard]] bool isCompact() const { return m_compact; }
    void setSort(contract::AuditSort sort);
    [[nodiscard]] AuditColumns *columns() const { return m_columns; }
    void restore(const QSettings &settings);
    void save(QSettings &settings) const;

    /// -1: none.
    [[nodiscard]] int currentRow() const { return currentIndex().isValid() ? currentIndex().row() : -1; }
    [[nodiscard]] const contract::AuditRow *currentDecision() const;
    void goTo(int row);
    /// Next (1) or previous (−1), in the order of the snapshot.
    void step(int by);
    [[nodiscard]] AuditRowsProxy *rows() const { return m_rows; }

Q_SIGNALS:
    /// Another decision has the bar at its left, or the same one is at hand now.
    void currentDecisionChanged();
    void sortWanted(atalaya::contract::AuditSort sort);
    void filterWanted(const QModelIndex &cell, bool exclude);
    void peekWanted();
    void compareWanted();
    void openWanted();
    /// Somebody scrolls by hand.
    void scrolled();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void tellView();
    void onHeaderClicked(int column);

    models::AuditLogModel *m_model;
    AuditRowsProxy *m_rows;
    contract::AuditSort m_sort = contract::AuditSort::NewestFirst;
    AuditHeader *m_header;
    AuditColumns *m_columns;
    bool m_compact = true;
};

} // namespace atalaya::ui
