// SPDX-License-Identifier: GPL-3.0-or-later
#include "explanation.h"

#include "ui/common/stylepaint.h"
#include "ui/common/type.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int textWidth = 360;

} // namespace

ExplanationPopover::ExplanationPopover(QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_title(makeLabel(headingFont(), false, this))
    , m_formula(makeLabel(bodyFont(), false, this))
    , m_notes(new QVBoxLayout)
    , m_close(new QPushButton(this))
{
    setObjectName(u"explanation"_s);
    m_title->setObjectName(u"explanationTitle"_s);
    m_formula->setObjectName(u"explanationFormula"_s);
    m_formula->setAutoFillBackground(true);
    m_formula->setBackgroundRole(QPalette::Window);
    m_formula->setMargin(10);
    m_formula->setWordWrap(true);
    m_formula->setFixedWidth(textWidth);
    m_close->setObjectName(u"explanationClose"_s);
    m_notes->setSpacing(6);
    auto *const foot = new QHBoxLayout;
    foot->addStretch();
    foot->addWidget(m_close);
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(16, 12, 16, 12);
    all->setSpacing(10);
    all->addWidget(m_title);
    all->addWidget(m_formula);
    all->addLayout(m_notes);
    all->addLayout(foot);
    all->setSizeConstraint(QLayout::SetFixedSize);
    connect(m_close, &QPushButton::clicked, this, &QWidget::close);
}

void ExplanationPopover::open(const Explanation &explanation, const QPoint &at)
{
    m_title->setText(explanation.title);
    m_formula->setText(explanation.formula.join(u'\n'));
    m_formula->setVisible(!explanation.formula.isEmpty());
    m_close->setText(tr("Close"));
    while (QLayoutItem *const item = m_notes->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString &note : explanation.notes) {
        QLabel *const line = makeLabel(bodyFont(), explanation.formula.isEmpty() ? false : true, this);
        line->setWordWrap(true);
        line->setFixedWidth(textWidth);
        line->setText(note);
        m_notes->addWidget(line);
    }
    setAccessibleName(explanation.title);
    setAccessibleDescription((explanation.formula + explanation.notes).join(u' '));
    adjustSize();
    const QRect room = screen()->availableGeometry();
    move(std::clamp(at.x(), room.left() + 8, std::max(room.left() + 8, room.right() - width() - 8)),
         std::clamp(at.y(), room.top() + 8, std::max(room.top() + 8, room.bottom() - height() - 8)));
    show();
    m_close->setFocus(Qt::PopupFocusReason);
}

void ExplanationPopover::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = Tokens::of(this);
    painter.fillRect(rect(), tokens.surface);
    painter.setPen(tokens.lineControl);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace atalaya::ui
