// SPDX-License-Identifier: GPL-3.0-or-later
#include "decisionwindow.h"

#include "ui/audit/decisionpane.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace atalaya::ui {

DecisionWindow::DecisionWindow(models::AuditDecisionPresenter *presenter, const AuditWords &words, QWidget *page)
    : QWidget(page, Qt::Window)
    , m_pane(new DecisionPane(presenter, DecisionPane::Place::Alone, words, this))
{
    setObjectName(QStringLiteral("decisionWindow"));
    presenter->setParent(this);
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_pane);
    resize(440, 680);
    const auto name = [this] {
        setWindowTitle(m_pane->title());
    };
    connect(presenter, &models::AuditDecisionPresenter::changed, this, name);
    connect(m_pane, &DecisionPane::copyWanted, this,
            [presenter, words] { QGuiApplication::clipboard()->setText(plainDecision(*presenter, words)); });
    name();
}

void DecisionWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace atalaya::ui
