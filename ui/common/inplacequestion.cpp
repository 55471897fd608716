// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/inplacequestion.h"

#include "ui/common/type.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

namespace atalaya::ui {

InPlaceQuestion::InPlaceQuestion(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_ask(new QPushButton(this))
    , m_question(makeLabel(bodyFont(), false, this))
    , m_yes(new QPushButton(this))
    , m_no(new QPushButton(this))
{
    m_ask->setObjectName(name + QStringLiteral(".ask"));
    m_yes->setObjectName(name + QStringLiteral(".yes"));
    m_no->setObjectName(name + QStringLiteral(".no"));
    m_question->setWordWrap(true);
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_ask);
    row->addWidget(m_question, 1);
    row->addWidget(m_no);
    row->addWidget(m_yes);
    row->addStretch();
    connect(m_ask, &QPushButton::clicked, this, [this] {
        show(true);
        m_no->setFocus(Qt::OtherFocusReason);
    });
    connect(m_no, &QPushButton::clicked, this, &InPlaceQuestion::takeBack);
    connect(m_yes, &QPushButton::clicked, this, [this] {
        takeBack();
        Q_EMIT confirmed();
    });
    show(false);
}

void InPlaceQuestion::setWords(const QString &action, const QString &question, const QString &yes, const QString &no)
{
    m_ask->setText(action);
    m_question->setText(question);
    m_yes->setText(yes);
    m_no->setText(no);
    // A screen reader that lands on an answer hears what was asked.
    m_yes->setAccessibleDescription(question);
    m_no->setAccessibleDescription(question);
}

bool InPlaceQuestion::isAsking() const
{
    return m_ask->isHidden();
}

QList<QWidget *> InPlaceQuestion::stops() const
{
    return {m_ask, m_no, m_yes};
}

void InPlaceQuestion::takeBack()
{
    const bool hadFocus = m_yes->hasFocus() || m_no->hasFocus();
    show(false);
    if (hadFocus)
        m_ask->setFocus(Qt::OtherFocusReason);
}

void InPlaceQuestion::show(bool question)
{
    for (QWidget *const part :
         {static_cast<QWidget *>(m_question), static_cast<QWidget *>(m_yes), static_cast<QWidget *>(m_no)})
        part->setVisible(question);
    m_ask->setVisible(!question);
}

void InPlaceQuestion::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && isAsking())
        return takeBack();
    QWidget::keyPressEvent(event);
}

void InPlaceQuestion::hideEvent(QHideEvent *event)
{
    show(false);
    QWidget::hideEvent(event);
}

} // namespace atalaya::ui
