// SPDX-License-Identifier: GPL-3.0-or-later
#include "factlist.h"

#include "ui/common/type.h"

#include <QGridLayout>
#include <QLabel>

namespace atalaya::ui {

FactList::FactList(int rowHeight, QWidget *parent)
    : QWidget(parent)
    , m_rowHeight(rowHeight)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(0, 1);
}

void FactList::setRows(const QList<Row> &rows)
{
    if (rows == m_rows)
        return;
    m_rows = rows;
    while (m_names.size() < rows.size()) {
        const auto at = static_cast<int>(m_names.size());
        m_names.append(makeLabel(bodyFont(), true, this));
        m_values.append(makeLabel(bodyFont(), false, this));
        m_grid->addWidget(m_names.last(), at, 0);
        m_grid->addWidget(m_values.last(), at, 1, Qt::AlignRight);
        m_grid->setRowMinimumHeight(at, m_rowHeight);
    }
    for (qsizetype at = 0; at < m_names.size(); ++at) {
        const bool used = at < rows.size();
        m_names.at(at)->setVisible(used);
        m_values.at(at)->setVisible(used);
        m_grid->setRowMinimumHeight(static_cast<int>(at), used ? m_rowHeight : 0);
        if (!used)
            continue;
        m_names.at(at)->setText(rows.at(at).name);
        m_values.at(at)->setText(rows.at(at).value);
        m_values.at(at)->setAccessibleName(rows.at(at).name + QStringLiteral(": ") + rows.at(at).value);
        m_values.at(at)->setForegroundRole(rows.at(at).known ? QPalette::WindowText : QPalette::PlaceholderText);
    }
}

} // namespace atalaya::ui
