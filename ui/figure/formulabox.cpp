// SPDX-License-Identifier: GPL-3.0-or-later
#include "formulabox.h"

#include "ui/common/stylepaint.h"
#include "ui/common/type.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

FormulaBox::FormulaBox(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    setObjectName(u"figureFormula"_s);
    m_column->setContentsMargins(12, 10, 12, 10);
    m_column->setSpacing(4);
}

void FormulaBox::setLines(const QList<FigureWords::Line> &lines)
{
    QStringList texts;
    for (const auto &[left, result] : lines)
        texts.append(result.isEmpty() ? left : left + u" = "_s + result);
    if (texts == m_texts)
        return;
    m_texts = texts;
    while (QLayoutItem *const item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const auto &[left, result] : lines) {
        auto *const line = new QWidget(this);
        auto *const row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(4);
        QLabel *const before = makeLabel(bodyFont(), false, line);
        before->setText(result.isEmpty() ? left : left + u" ="_s);
        QLabel *const after = makeLabel(headingFont(), false, line);
        after->setText(result);
        row->addWidget(before);
        row->addWidget(after);
        row->addStretch();
        m_column->addWidget(line);
    }
    setAccessibleName(text());
}

QString FormulaBox::text() const
{
    return m_texts.join(u'\n');
}

void FormulaBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint::panel(&painter, rect(), 5, Tokens::of(this).window, QColor());
}

} // namespace atalaya::ui
