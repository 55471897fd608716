// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/navigation.h"

#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/type.h"
#include "ui/shell/navrow.h"
#include "ui/shell/pagetable.h"

#include <QButtonGroup>
#include <QEvent>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace atalaya::ui {
namespace {

constexpr int Wide = 200;
constexpr int Narrow = 52;

} // namespace

Navigation::Navigation(const QList<const PageEntry *> &pages, QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_list(new QVBoxLayout)
    , m_brand(new QToolButton(this))
    , m_person(new NavRow(QStringLiteral("person"), this))
{
    setObjectName(QStringLiteral("navigation"));
    m_brand->setObjectName(QStringLiteral("nav.collapse"));
    m_brand->setIcon(icon(QStringLiteral("atalaya"), Tint::Accent));
    m_brand->setIconSize({20, 20});
    m_brand->setFont(headingFont());
    m_brand->setText(QStringLiteral(" Atalaya"));
    m_brand->setAutoRaise(true);
    setLook(m_brand, Look::Quiet);
    m_brand->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_person->setObjectName(QStringLiteral("nav.person"));

    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 9, 6);
    column->setSpacing(2);
    column->addWidget(m_brand, 0, Qt::AlignLeft);
    column->addSpacing(6);
    column->addLayout(m_list);
    column->addStretch();
    column->addWidget(m_person);
    connect(m_brand, &QToolButton::clicked, this, &Navigation::collapseToggled);
    connect(m_person, &QAbstractButton::clicked, this, [this] {
        if (m_menu)
            m_menu->popup(mapToGlobal(m_person->geometry().topLeft() - QPoint(0, m_menu->sizeHint().height() + 4)));
    });
    m_list->setSpacing(2);
    setPages(pages);
}

void Navigation::setPages(const QList<const PageEntry *> &pages)
{
    qDeleteAll(m_rows);
    m_rows.clear();
    m_pages = pages;
    for (const PageEntry *const page : m_pages) {
        auto *const row = new NavRow(page->icon, this);
        row->setObjectName(QStringLiteral("nav.") + page->id);
        row->setCheckable(true);
        m_group->addButton(row);
        m_rows.append(row);
        m_list->addWidget(row);
        connect(row, &QAbstractButton::clicked, this, [this, id = page->id] { Q_EMIT chosen(id); });
    }
    setCollapsed(m_collapsed);
}

void Navigation::setCurrent(const QString &id)
{
    m_group->setExclusive(false);
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        m_rows.at(i)->setChecked(m_pages.at(i)->id == id);
    m_group->setExclusive(true);
}

void Navigation::setPerson(const QString &name, const QString &role)
{
    m_person->setWords(name, role);
}

void Navigation::setPersonMenu(QMenu *menu)
{
    m_menu = menu;
}

void Navigation::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    setFixedWidth(collapsed ? Narrow : Wide);
    m_brand->setToolButtonStyle(collapsed ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    for (NavRow *const row : m_rows)
        row->setCollapsed(collapsed);
    m_person->setCollapsed(collapsed);
    retranslate();
}

QStringList Navigation::ids() const
{
    QStringList ids;
    for (const PageEntry *const page : m_pages)
        ids.append(page->id);
    return ids;
}

void Navigation::retranslate()
{
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        m_rows.at(i)->setWords(m_pages.at(i)->title());
    const QString what = m_collapsed ? tr("Widen the navigation") : tr("Narrow the navigation to icons");
    m_brand->setToolTip(what);
    m_brand->setAccessibleName(what);
}

void Navigation::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), Tokens::of(this).line);
}

void Navigation::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace atalaya::ui
