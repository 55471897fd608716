// SPDX-License-Identifier: GPL-3.0-or-later
#include "factgrid.h"

#include "ui/common/tokens.h"
#include "ui/common/type.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

namespace atalaya::ui {

FactGrid::FactGrid(Size size, QWidget *parent)
    : QWidget(parent)
    , m_size(size)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(size == Size::Body ? 8 : 4);
    m_grid->setColumnMinimumWidth(0, 116);
    m_grid->setColumnStretch(1, 1);
}

void FactGrid::setNameWidth(int width)
{
    m_grid->setColumnMinimumWidth(0, width);
}

void FactGrid::setFacts(const QList<Fact> &facts)
{
    if (facts == m_facts)
        return;
    m_facts = facts;
    while (m_lines.size() < facts.size()) {
        const int row = static_cast<int>(m_lines.size());
        const QFont font = m_size == Size::Body ? bodyFont() : captionFont();
        Line line{makeLabel(font, true, this), makeLabel(font, false, this)};
        line.name->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        line.value->setWordWrap(true);
        line.value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        line.value->setMinimumWidth(40);
        line.name->setBuddy(line.value);
        m_grid->addWidget(line.name, row, 0);
        m_grid->addWidget(line.value, row, 1);
        m_lines.append(line);
    }
    render();
}

void FactGrid::render()
{
    const Tokens &tokens = Tokens::of(this);
    for (qsizetype at = 0; at < m_lines.size(); ++at) {
        const Line &line = m_lines.at(at);
        const bool isUsed = at < m_facts.size();
        line.name->setVisible(isUsed);
        line.value->setVisible(isUsed);
        if (!isUsed)
            continue;
        const Fact &fact = m_facts.at(at);
        line.name->setText(fact.name);
        line.value->setFont(fact.isMono ? monoFont() : (m_size == Size::Body ? bodyFont() : captionFont()));
        line.value->setText(fact.note.isEmpty() ? fact.value : fact.value + QStringLiteral(" · ") + fact.note);
        line.value->setAccessibleName(fact.name + QStringLiteral(": ") + line.value->text());
        QPalette palette = line.value->palette();
        palette.setColor(line.value->foregroundRole(), fact.isMissing ? tokens.muted : tokens.colour(fact.tint));
        line.value->setPalette(palette);
    }
}

void FactGrid::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        render();
}

} // namespace atalaya::ui
