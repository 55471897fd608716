// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/accountpage.h"

#include "api/session/session.h"
#include "models/sessionsmodel.h"
#include "ui/account/sessionsproxy.h"
#include "ui/common/chip.h"
#include "ui/common/errorwords.h"
#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/common/statepane.h"
#include "ui/common/tablelook.h"
#include "ui/common/type.h"
#include "ui/common/writeguard.h"

#include <QEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTableView>

namespace atalaya::ui {

using models::LoadState;
using models::SessionsModel;

AccountPage::AccountPage(api::Session *session, models::SessionsModel *sessions, QWidget *parent)
    : Page(parent)
    , m_session(session)
    , m_sessions(sessions)
    , m_proxy(new SessionsProxy(this))
    , m_personTitle(makeLabel(headingFont(), false, this))
    , m_facts(new QGridLayout)
    , m_factorTitle(makeLabel(headingFont(), false, this))
    , m_factor(new Chip(this))
    , m_factorText(makeLabel(bodyFont(), true, this))
    , m_sessionsTitle(makeLabel(headingFont(), false, this))
    , m_message(makeLabel(bodyFont(), true, this))
    , m_end(new QPushButton(this))
    , m_stack(new QStackedWidget(this))
    , m_table(new QTableView(m_stack))
    , m_state(new StatePane(m_stack))
    , m_guard(new WriteGuard(this))
{
    sessions->setParent(this);
    m_proxy->setSourceModel(sessions);
    build();
    connect(m_sessions, &SessionsModel::loadStateChanged, this, &AccountPage::showState);
    connect(m_sessions, &QAbstractItemModel::dataChanged, this, &AccountPage::updateButton);
    connect(m_sessions, &SessionsModel::endFailed, this, [this](const QString &, const api::ApiError &error) {
        const ErrorWords words = ErrorWords::of(error);
        m_message->setText(words.title + QStringLiteral(". ") + words.advice);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AccountPage::updateButton);
    connect(m_end, &QPushButton::clicked, this, &AccountPage::endSelected);
    connect(new QShortcut(QKeySequence(Qt::Key_Delete), m_table, nullptr, nullptr, Qt::WidgetShortcut),
            &QShortcut::activated, this, &AccountPage::endSelected);
    connect(m_state, &StatePane::primaryClicked, this, &AccountPage::refresh);
    connect(m_session, &api::Session::meChanged, this, &AccountPage::showPerson);
    m_guard->add(m_end);
    retranslate();
}

void AccountPage::build()
{
    m_end->setObjectName(QStringLiteral("account.end"));
    m_table->setObjectName(QStringLiteral("account.sessions"));
    m_message->setObjectName(QStringLiteral("account.message"));
    m_message->setWordWrap(true);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    dressTable(m_table);
    m_table->setModel(m_proxy);
    m_table->horizontalHeader()->setSectionResizeMode(SessionsModel::Client, QHeaderView::Stretch);
    for (const int column : {SessionsModel::CreatedAt, SessionsModel::LastSeenAt, SessionsModel::ExpiresAt})
        m_table->setColumnWidth(column, 160);
    m_table->setColumnWidth(SessionsModel::Address, 140);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_state);
    m_facts->setHorizontalSpacing(24);
    m_facts->setVerticalSpacing(6);
    m_facts->setColumnStretch(1, 1);

    auto *const factor = new QHBoxLayout;
    factor->setSpacing(10);
    factor->addWidget(m_factor);
    factor->addWidget(m_factorText, 1);
    auto *const heading = new QHBoxLayout;
    heading->addWidget(m_sessionsTitle);
    heading->addWidget(m_message, 1);
    heading->addWidget(m_end);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 0);
    column->setSpacing(0);
    column->addWidget(m_personTitle);
    column->addSpacing(8);
    column->addLayout(m_facts);
    column->addSpacing(24);
    column->addWidget(m_factorTitle);
    column->addSpacing(8);
    column->addLayout(factor);
    column->addSpacing(24);
    column->addLayout(heading);
    column->addSpacing(8);
    column->addWidget(m_stack, 1);
}

void AccountPage::activate()
{
    m_sessions->refresh();
}

void AccountPage::refresh()
{
    m_message->clear();
    m_sessions->refresh();
}

QList<Page::KeyHint> AccountPage::keys() const
{
    return {{QStringLiteral("Del"), tr("End the chosen session")}};
}

void AccountPage::setReadOnly(ReadOnly why)
{
    m_guard->setReadOnly(why);
}

void AccountPage::showPerson()
{
    while (QLayoutItem *const item = m_facts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto &me = m_session->me();
    if (!me)
        return;
    m_proxy->setZone(Formats::zoneOf(me->tenant ? me->tenant->timeZone : std::string()));
    int row = 0;
    const auto add = [this, &row](const QString &name, const QString &value) {
        auto *const label = makeLabel(bodyFont(), true, this);
        label->setText(name);
        auto *const text = makeLabel(bodyFont(), false, this);
        text->setText(value);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_facts->addWidget(label, row, 0);
        m_facts->addWidget(text, row++, 1);
    };
    add(tr("Name"), QString::fromStdString(me->user.name));
    add(tr("E-mail"), QString::fromStdString(me->user.email));
    add(tr("Role"), roleName(QString::fromStdString(me->user.role)));
    add(tr("Organisation"), me->tenant ? QString::fromStdString(me->tenant->name) : tr("Platform"));
    const bool hasFactor = me->user.mfaEnabled;
    m_factor->set(hasFactor ? QStringLiteral("check-circle") : QStringLiteral("exclamation-triangle"),
                  hasFactor ? tr("On") : tr("Off"), hasFactor ? Tint::Executed : Tint::Review);
    m_factorText->setText(hasFactor ? tr("Each sign-in asks for a code of your authenticator app.")
                                    : tr("You sign in with the password alone."));
}

void AccountPage::showState()
{
    const LoadState state = m_sessions->loadState();
    const bool hasRows = m_sessions->rowCount() > 0;
    m_stack->setCurrentIndex(hasRows || state == LoadState::Loading ? 0 : 1);
    if (m_sessions->fetchedAt().isValid())
        setAsOf(m_sessions->fetchedAt());
    if (const auto &problem = m_sessions->problem(); problem && !hasRows) {
        const ErrorWords words = ErrorWords::of(*problem);
        StatePane::Content content;
        content.icon = words.icon;
        content.tint = Tint::Blocked;
        content.title = words.title;
        content.text = words.advice;
        content.primary = tr("Retry");
        content.primaryIcon = QStringLiteral("arrow-clockwise");
        content.code = problem->correlationId;
        m_state->setContent(content);
    }
    updateButton();
}

QString AccountPage::selectedId() const
{
    const QModelIndex index = m_table->currentIndex();
    return m_table->selectionModel()->hasSelection() ? index.data(models::IdRole).toString() : QString();
}

bool AccountPage::isSelectedCurrent() const
{
    return m_table->selectionModel()->hasSelection() &&
           m_table->currentIndex().data(SessionsModel::CurrentRole).toBool();
}

void AccountPage::updateButton()
{
    // Leaving ends here at once, whatever the network says.
    m_guard->setWanted(m_end, !selectedId().isEmpty(), !isSelectedCurrent());
    m_end->setText(isSelectedCurrent() ? tr("Sign out here") : tr("End session"));
}

void AccountPage::endSelected()
{
    if (!m_end->isEnabled())
        return;
    m_message->clear();
    if (isSelectedCurrent())
        Q_EMIT signOutWanted();
    else
        m_sessions->endSession(selectedId());
}

void AccountPage::retranslate()
{
    m_personTitle->setText(tr("Who you are"));
    m_factorTitle->setText(tr("Second factor"));
    m_sessionsTitle->setText(tr("Where you are signed in"));
    m_table->setAccessibleName(tr("Your sessions"));
    m_proxy->retranslate();
    m_guard->retranslate();
    showPerson();
    showState();
}

void AccountPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Page::changeEvent(event);
}

} // namespace atalaya::ui
