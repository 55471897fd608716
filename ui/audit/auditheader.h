// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

namespace atalaya::ui {

/// Column headers that the keyboard can reach: arrows walk them, Space and Enter do what a click does, Down and Esc
/// lead back to the rows. Not a stop of the Tab key.
class AuditHeader final : public QHeaderView
{
    Q_OBJECT

public:
    explicit AuditHeader(QWidget *parent);

    /// Gives the keyboard to the header of this column, or to the first that is seen.
    void enter(int column);
    /// The column whose header has the keyboard; -1: none has.
    [[nodiscard]] int current() const { return hasFocus() ? m_current : -1; }

Q_SIGNALS:
    /// Another header has the keyboard.
    void currentChanged(int column);
    /// Back to the rows.
    void left();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintSection(QPainter *painter, const QRect &rect, int column) const override;

private:
    void go(int column);
    /// The next (1) or previous (−1) visible column beside the one at the visual index; -1: there is none.
    [[nodiscard]] int beside(int visual, int step) const;
    void tell();

    int m_current = -1;
};

} // namespace atalaya::ui
