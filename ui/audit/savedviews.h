// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/auditpresenter.h"

#include <QPushButton>

class QMenu;

namespace atalaya::ui {

/// The button that names the view of the moment and opens the others; saving and deleting views.
class SavedViews final : public QPushButton
{
    Q_OBJECT

public:
    /// `presenter` outlives the button. `page` carries the dialogs.
    SavedViews(models::AuditPresenter *presenter, QWidget *page);

    void render();
    /// Asks for a name, then keeps the query under it.
    void saveAs();
    void show(const QString &name);

private:
    void fillMenu();
    /// Empty: the query is none of them.
    [[nodiscard]] QString current() const;

    models::AuditPresenter *m_presenter;
    QWidget *m_page;
    QMenu *m_menu;
};

} // namespace atalaya::ui
