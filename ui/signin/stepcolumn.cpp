// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/stepcolumn.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace atalaya::ui {

StepColumn::StepColumn(QWidget *step, int side)
    : m_column(new QVBoxLayout(step))
{
    m_column->setContentsMargins(side, 0, side, 0);
    m_column->setSpacing(0);
}

void StepColumn::addHead(QWidget *brand, QWidget *title, QWidget *lead, QWidget *steps)
{
    add(brand);
    if (steps != nullptr)
        add(steps, 24);
    add(title, steps != nullptr ? 20 : 24);
    add(lead, 4);
}

void StepColumn::add(QWidget *row, int above, Qt::Alignment alignment)
{
    if (above > 0)
        m_column->addSpacing(above);
    m_column->addWidget(row, 0, alignment);
}

void StepColumn::add(QLayout *row, int above)
{
    if (above > 0)
        m_column->addSpacing(above);
    m_column->addLayout(row);
}

void StepColumn::addField(QLabel *label, QWidget *field, int above)
{
    label->setBuddy(field);
    add(label, above);
    add(field, 4);
}

void StepColumn::addButtons(QPushButton *on, QPushButton *out, int above)
{
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addWidget(on, 1);
    buttons->addWidget(out);
    add(buttons, above);
}

} // namespace atalaya::ui
