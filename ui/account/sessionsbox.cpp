// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/sessionsbox.h"

#include "models/sessionsmodel.h"
#include "ui/account/sessionsproxy.h"
#include "ui/common/errorwords.h"
#include "ui/common/skeletonrows.h"
#include "ui/common/statepane.h"
#include "ui/common/tablelook.h"
#include "ui/common/type.h"
#include "ui/common/writeguard.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTableView>

namespace atalaya::ui {

using models::LoadState;
using models::SessionsModel;

SessionsBox::SessionsBox(SessionsModel *sessions, QWidget *parent)
    : QWidget(parent)
    , m_sessions(sessions)
    , m_proxy(new SessionsProxy(this))
    , m_title(makeLabel(headingFont(), false, this))
    , m_message(makeLabel(bodyFont(), true, this))
    , m_end(new QPushButton(this))
    , m_stack(new QStackedWidget(this))
    , m_table(new QTableView(m_stack))
    , m_skeleton(new SkeletonRows(m_table))
    , m_state(new StatePane(m_stack))
    , m_guard(new WriteGuard(this))
{
    sessions->setParent(this);
    m_proxy->setSourceModel(sessions);
    build();
    connect(m_sessions, &SessionsModel::loadStateChanged, this, &SessionsBox::showState);
    connect(m_sessions, &QAbstractItemModel::dataChanged, this, &SessionsBox::updateButton);
    connect(m_sessions, &SessionsModel::endFailed, this, [this](const QString &, const api::ApiError &error) {
        const ErrorWords words = ErrorWords::of(error);
        m_message->setText(words.title + QStringLiteral(". ") + words.advice);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SessionsBox::updateButton);
    connect(m_end, &QPushButton::clicked, this, &SessionsBox::endSelected);
    connect(new QShortcut(QKeySequence(Qt::Key_Delete), m_table, nullptr, nullptr, Qt::WidgetShortcut),
            &QShortcut::activated, this, &SessionsBox::endSelected);
    connect(m_state, &StatePane::primaryClicked, this, &SessionsBox::refresh);
    m_guard->add(m_end);
    retranslate();
}

void SessionsBox::build()
{
    m_end->setObjectName(QStringLiteral("account.end"));
    m_table->setObjectName(QStringLiteral("account.sessions"));
    m_message->setObjectName(QStringLiteral("account.message"));
    m_state->setObjectName(QStringLiteral("account.state"));
    m_message->setWordWrap(true);
    dressTable(m_table);
    m_table->setModel(m_proxy);
    m_table->horizontalHeader()->setSectionResizeMode(SessionsModel::Client, QHeaderView::Stretch);
    for (const int column : {SessionsModel::CreatedAt, SessionsModel::LastSeenAt, SessionsModel::ExpiresAt})
        m_table->setColumnWidth(column, 140);
    m_table->setColumnWidth(SessionsModel::Address, 110);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_state);
    auto *const heading = new QHBoxLayout;
    heading->setContentsMargins(18, 0, 18, 0);
    heading->addWidget(m_title);
    heading->addSpacing(12);
    heading->addWidget(m_message, 1);
    heading->addWidget(m_end);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(10);
    column->addLayout(heading);
    column->addWidget(m_stack, 1);
}

void SessionsBox::refresh()
{
    m_message->clear();
    m_sessions->refresh();
}

void SessionsBox::setZone(const QTimeZone &zone)
{
    m_proxy->setZone(zone);
}

void SessionsBox::setReadOnly(ReadOnly why)
{
    m_guard->setReadOnly(why);
}

void SessionsBox::showState()
{
    const LoadState state = m_sessions->loadState();
    const bool hasRows = m_sessions->rowCount() > 0;
    m_skeleton->setVisible(state == LoadState::Loading && !hasRows);
    m_stack->setCurrentIndex(hasRows || state == LoadState::Loading ? 0 : 1);
    if (!hasRows && state != LoadState::Loading)
        showPane();
    // That nobody answers is told over the page; other reasons stand here.
    const auto &problem = m_sessions->problem();
    if (hasRows && problem && !isUnreachable(*problem))
        m_message->setText(ErrorWords::of(*problem).title + QStringLiteral(". ") + tr("What you see may be old."));
    updateButton();
}

void SessionsBox::showPane()
{
    StatePane::Content content;
    content.primary = tr("Retry");
    content.primaryIcon = QStringLiteral("arrow-clockwise");
    if (m_sessions->loadState() == LoadState::Empty) {
        content.icon = QStringLiteral("info-circle");
        content.title = tr("No open session is known");
        content.text = tr("Not even this one: it may have been ended a moment ago. Read the list again.");
    } else if (m_sessions->loadState() == LoadState::Unavailable) {
        content.icon = QStringLiteral("cloud-slash");
        content.title = tr("No connection, and your sessions were never read here");
        content.text = tr("They appear by themselves as soon as the platform answers.");
    } else if (const auto &problem = m_sessions->problem()) {
        const ErrorWords words = ErrorWords::of(*problem);
        content.icon = words.icon;
        content.tint = Tint::Blocked;
        content.title = tr("Your sessions could not be read");
        content.text = words.title + QStringLiteral(". ") + words.advice;
        content.code = problem->correlationId;
    }
    m_state->setContent(content);
}

QString SessionsBox::selectedId() const
{
    const QModelIndex index = m_table->currentIndex();
    return m_table->selectionModel()->hasSelection() ? index.data(models::IdRole).toString() : QString();
}

bool SessionsBox::isSelectedCurrent() const
{
    return m_table->selectionModel()->hasSelection() &&
           m_table->currentIndex().data(SessionsModel::CurrentRole).toBool();
}

void SessionsBox::updateButton()
{
    // Leaving ends here at once, whatever the network says.
    m_guard->setWanted(m_end, !selectedId().isEmpty(), !isSelectedCurrent());
    m_end->setText(isSelectedCurrent() ? tr("Sign out here") : tr("End session"));
}

void SessionsBox::endSelected()
{
    if (!m_end->isEnabled())
        return;
    m_message->clear();
    if (isSelectedCurrent())
        Q_EMIT signOutWanted();
    else
        m_sessions->endSession(selectedId());
}

void SessionsBox::retranslate()
{
    m_title->setText(tr("Where you are signed in"));
    m_table->setAccessibleName(tr("Your sessions"));
    m_message->clear();
    m_proxy->retranslate();
    m_guard->retranslate();
    showState();
}

void SessionsBox::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace atalaya::ui
