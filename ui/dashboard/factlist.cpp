// SPDX-License-Identifier: GPL-3.0-or-later
#include "factlist.h"

#include "ui/common/type.h"
#include "ui/dashboard/openbutton.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace atalaya::ui {

FactList::FactList(int rowHeight, QWidget *parent)
    : QWidget(parent)
    , m_rowHeight(rowHeight)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
}

void FactList::addLine()
{
    const auto at = static_cast<int>(m_lines.size());
    auto *const button = new OpenButton(this);
    button->setFixedHeight(m_rowHeight);
    const Line line{button, makeLabel(bodyFont(), true, button), makeLabel(bodyFont(), false, button)};
    auto *const row = new QHBoxLayout(button);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(line.name);
    row->addStretch();
    row->addWidget(line.value);
    m_column->addWidget(button);
    connect(button, &QAbstractButton::clicked, this, [this, at] { Q_EMIT activated(at); });
    m_lines.append(line);
}

void FactList::setRows(const QList<Row> &rows)
{
    if (rows == m_rows)
        return;
    m_rows = rows;
    while (m_lines.size() < rows.size())
        addLine();
    for (qsizetype at = 0; at < m_lines.size(); ++at) {
        const Line &line = m_lines.at(at);
        line.button->setVisible(at < rows.size());
        if (at >= rows.size())
            continue;
        const Row &row = rows.at(at);
        line.name->setText(row.name);
        line.value->setText(row.value);
        line.value->setForegroundRole(row.known ? QPalette::WindowText : QPalette::PlaceholderText);
        line.button->setObjectName(QStringLiteral("fact.") + row.id);
        line.button->setAccessibleName(row.name + QStringLiteral(": ") + row.value);
    }
}

QList<QWidget *> FactList::buttons() const
{
    QList<QWidget *> buttons;
    for (const Line &line : m_lines)
        buttons.append(line.button);
    return buttons;
}

} // namespace atalaya::ui
