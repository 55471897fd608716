// SPDX-License-Identifier: GPL-3.0-or-later
#include "savedviews.h"

#include "ui/audit/saveviewdialog.h"
#include "ui/common/icons.h"

#include <QMenu>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

SavedViews::SavedViews(models::AuditPresenter *presenter, QWidget *page)
    : QPushButton(page)
    , m_presenter(presenter)
    , m_page(page)
    , m_menu(new QMenu(this))
{
    setObjectName(u"auditViews"_s);
    setIcon(ui::icon(u"bookmark"_s));
    m_menu->setObjectName(u"auditViewsMenu"_s);
    connect(m_menu, &QMenu::aboutToShow, this, &SavedViews::fillMenu);
    connect(this, &QPushButton::clicked, m_menu, [this] { m_menu->popup(mapToGlobal(QPoint(0, height() + 2))); });
    connect(presenter->views(), &QAbstractItemModel::modelReset, this, &SavedViews::render);
    connect(presenter->views(), &QAbstractItemModel::rowsInserted, this, &SavedViews::render);
    connect(presenter->views(), &QAbstractItemModel::rowsRemoved, this, &SavedViews::render);
    connect(presenter->views(), &QAbstractItemModel::dataChanged, this, &SavedViews::render);
}

QString SavedViews::current() const
{
    for (const models::AuditView &view : m_presenter->views()->rows())
        if (view.text == m_presenter->query()->text() && view.sort == m_presenter->query()->sort())
            return view.name;
    return {};
}

void SavedViews::render()
{
    const QString name = current();
    const QString shown = fontMetrics().elidedText(name, Qt::ElideRight, 180);
    setText(name.isEmpty() ? tr("Views") : tr("View: %1").arg(shown));
    setAccessibleName(name.isEmpty() ? tr("Saved views") : tr("Saved views, now: %1").arg(name));
    setToolTip(tr("Saved views"));
    updateGeometry();
}

void SavedViews::fillMenu()
{
    m_menu->clear();
    const QString now = current();
    QAction *const all = m_menu->addAction(tr("All decisions"));
    all->setObjectName(u"auditView.all"_s);
    connect(all, &QAction::triggered, this, [this] { m_presenter->query()->clear(); });
    m_menu->addSeparator();
    const auto &views = m_presenter->views()->rows();
    for (const models::AuditView &view : views) {
        QAction *const choice = m_menu->addAction(QString(view.name).replace(u'&', u"&&"_s));
        choice->setObjectName(u"auditView."_s + view.name);
        choice->setCheckable(true);
        choice->setChecked(view.name == now);
        connect(choice, &QAction::triggered, this, [this, name = view.name] { show(name); });
    }
    if (!views.empty())
        m_menu->addSeparator();
    QAction *const save = m_menu->addAction(ui::icon(u"save"_s), tr("Save this view…"));
    save->setObjectName(u"auditView.save"_s);
    connect(save, &QAction::triggered, this, &SavedViews::saveAs);
    if (!now.isEmpty()) {
        QAction *const remove = m_menu->addAction(ui::icon(u"x"_s), tr("Delete “%1”").arg(now));
        remove->setObjectName(u"auditView.delete"_s);
        connect(remove, &QAction::triggered, this, [this, now] { m_presenter->views()->remove(now); });
    }
}

void SavedViews::show(const QString &name)
{
    if (const auto view = m_presenter->views()->find(name))
        m_presenter->query()->set(view->text, view->sort);
}

void SavedViews::saveAs()
{
    auto *const dialog = new SaveViewDialog(current(), m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SaveViewDialog::named, this, [this, dialog](const QString &name) {
        if (m_presenter->views()->save({name, m_presenter->query()->text(), m_presenter->query()->sort(), {}}))
            dialog->accept();
        else
            dialog->refuse();
    });
    dialog->open();
}

} // namespace atalaya::ui
