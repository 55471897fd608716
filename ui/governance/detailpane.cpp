// SPDX-License-Identifier: GPL-3.0-or-later
#include "detailpane.h"

#include "ui/common/looks.h"
#include "ui/common/statepane.h"
#include "ui/common/tokens.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

DetailPane::DetailPane(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedLayout)
    , m_scroll(new QScrollArea(this))
    , m_state(new StatePane(this))
{
    setObjectName(name + u"Pane"_s);
    m_scroll->setObjectName(name + u".scroll"_s);
    m_state->setObjectName(name + u".state"_s);
}

void DetailPane::layOut(QLabel *title, QPushButton *log, QVBoxLayout *body, QWidget *foot)
{
    setLook(log, Look::Quiet);
    auto *const head = new QHBoxLayout;
    head->setContentsMargins(16, 10, 12, 10);
    head->addWidget(title, 1);
    head->addWidget(log);
    auto *const sheet = new QWidget;
    sheet->setAutoFillBackground(true);
    sheet->setBackgroundRole(QPalette::Base);
    sheet->setLayout(body);
    body->setContentsMargins(16, 6, 16, 16);
    body->setSpacing(12);
    body->addStretch();
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(sheet);
    auto *const whole = new QWidget(this);
    auto *const inner = new QVBoxLayout(whole);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    inner->addLayout(head);
    inner->addWidget(m_scroll, 1);
    inner->addWidget(foot);
    m_stack->addWidget(whole);
    m_stack->addWidget(m_state);
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(1, 0, 0, 0);
    all->addLayout(m_stack);
    // Changes the palette, hence renders: only now is there something to render.
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
}

void DetailPane::setThere(bool isThere)
{
    m_stack->setCurrentIndex(isThere ? 0 : 1);
}

void DetailPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, 1, height()), Tokens::of(this).line);
}

void DetailPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        render();
}

} // namespace atalaya::ui
