// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/topbar.h"

#include "ui/common/looks.h"
#include "ui/common/type.h"
#include "ui/shell/searchbutton.h"
#include "ui/shell/tenantchip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace atalaya::ui {

TopBar::TopBar(QWidget *parent)
    : QWidget(parent)
    , m_tenant(new TenantChip(this))
    , m_root(new QPushButton(this))
    , m_separator(makeLabel(titleFont(), true, this))
    , m_title(makeLabel(titleFont(), false, this))
    , m_slot(new QHBoxLayout)
    , m_search(new SearchButton(this))
{
    setObjectName(QStringLiteral("topBar"));
    setFixedHeight(48);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_root->setObjectName(QStringLiteral("topBar.root"));
    m_title->setObjectName(QStringLiteral("topBar.title"));
    QFont light = titleFont();
    light.setWeight(QFont::Normal);
    m_root->setFont(light);
    setLook(m_root, Look::Quiet, Tint::Muted);
    m_separator->setText(QStringLiteral("›"));
    // As far from the title as the button before it keeps its own text away.
    m_separator->setContentsMargins(0, 0, 8, 0);
    m_slot->setSpacing(12);

    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 12, 1);
    row->setSpacing(0);
    row->addWidget(m_tenant);
    row->addSpacing(12);
    row->addWidget(m_root);
    row->addWidget(m_separator);
    row->addWidget(m_title);
    row->addStretch(1);
    row->addLayout(m_slot);
    row->addSpacing(12);
    row->addWidget(m_search);
    connect(m_search, &QAbstractButton::clicked, this, &TopBar::searchWanted);
    connect(m_root, &QPushButton::clicked, this, &TopBar::rootWanted);
    setTitle({}, {});
}

void TopBar::setTitle(const QString &title, const QString &trail)
{
    m_root->setText(title);
    m_root->setVisible(!trail.isEmpty());
    m_separator->setVisible(!trail.isEmpty());
    m_title->setText(trail.isEmpty() ? title : trail);
}

void TopBar::setTools(const QList<QWidget *> &tools)
{
    for (const QPointer<QWidget> &old : m_tools)
        if (old && !tools.contains(old)) {
            m_slot->removeWidget(old);
            old->hide();
        }
    m_tools.clear();
    QWidget *before = m_bell ? m_bell.data() : m_search;
    for (QWidget *const tool : tools) {
        m_slot->addWidget(tool);
        tool->show();
        setTabOrder(before, tool);
        before = tool;
        m_tools.append(tool);
    }
}

void TopBar::setBell(QWidget *bell)
{
    m_bell = bell;
    layout()->addWidget(bell);
    bell->show();
    setTabOrder(m_search, bell);
}

void TopBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), Tokens::of(this).line);
}

} // namespace atalaya::ui
