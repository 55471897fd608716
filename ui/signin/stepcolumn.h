// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

class QLabel;
class QLayout;
class QPushButton;
class QVBoxLayout;
class QWidget;

namespace atalaya::ui {

/// The column that a step on the way in is made of. `above` is the space over a row, in pixels.
class StepColumn final
{
public:
    /// `side`: what is left free beside it, for the ring around what has the focus.
    explicit StepColumn(QWidget *step, int side = 3);

    /// The brand, the bar of the steps if there is one, the title and what it is about.
    void addHead(QWidget *brand, QWidget *title, QWidget *lead, QWidget *steps = nullptr);
    void add(QWidget *row, int above = 0, Qt::Alignment alignment = {});
    void add(QLayout *row, int above = 0);
    /// A field under its label, which leads to it.
    void addField(QLabel *label, QWidget *field, int above);
    /// The way on, as wide as it can be, and beside it the way out.
    void addButtons(QPushButton *on, QPushButton *out, int above);

private:
    QVBoxLayout *m_column;
};

} // namespace atalaya::ui
