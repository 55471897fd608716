// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/accountpage.h"

#include "api/session/session.h"
#include "models/sessionsmodel.h"
#include "models/thiscomputer.h"
#include "ui/account/computerbox.h"
#include "ui/account/personbox.h"
#include "ui/account/sessionsbox.h"
#include "ui/common/formats.h"

#include <QHBoxLayout>
#include <QScrollArea>

namespace atalaya::ui {
namespace {

constexpr int LeftWidth = 432;

} // namespace

AccountPage::AccountPage(api::Session *session, models::SessionsModel *sessions, models::ThisComputer *computer,
                         QWidget *parent)
    : Page(parent)
    , m_session(session)
    , m_model(sessions)
    , m_person(new PersonBox)
    , m_computer(computer ? new ComputerBox(computer) : nullptr)
    , m_sessions(new SessionsBox(sessions, this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *const inside = new QWidget;
    auto *const column = new QVBoxLayout(inside);
    column->setContentsMargins(18, 16, 18, 16);
    column->setSpacing(24);
    column->addWidget(m_person);
    if (m_computer)
        column->addWidget(m_computer);
    column->addStretch();
    auto *const left = new QScrollArea(this);
    left->setFrameShape(QFrame::NoFrame);
    left->setFocusPolicy(Qt::NoFocus);
    left->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    left->setWidgetResizable(true);
    left->setFixedWidth(LeftWidth);
    left->setWidget(inside);
    left->viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
    auto *const rule = new QFrame(this);
    rule->setFixedWidth(1);
    rule->setAutoFillBackground(true);
    rule->setBackgroundRole(QPalette::Mid);
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(left);
    row->addWidget(rule);
    row->addWidget(m_sessions, 1);

    connect(m_sessions, &SessionsBox::signOutWanted, this, &Page::signOutWanted);
    connect(m_model, &models::SessionsModel::loadStateChanged, this, [this] { setAsOf(m_model->fetchedAt()); });
    connect(m_session, &api::Session::meChanged, this, &AccountPage::showPerson);
    showPerson();
}

void AccountPage::activate()
{
    refresh();
}

void AccountPage::refresh()
{
    m_sessions->refresh();
    if (m_computer)
        m_computer->refresh();
}

QList<Page::KeyHint> AccountPage::keys() const
{
    return {{QStringLiteral("Del"), tr("End the chosen session")}};
}

void AccountPage::setReadOnly(ReadOnly why)
{
    m_sessions->setReadOnly(why);
}

void AccountPage::showPerson()
{
    const auto &me = m_session->me();
    if (!me)
        return;
    const QTimeZone zone = Formats::zoneOf(me->tenant ? me->tenant->timeZone : std::string());
    m_person->setPerson(*me);
    m_sessions->setZone(zone);
    if (!m_computer)
        return;
    m_computer->setZone(zone);
    const QString email = QString::fromStdString(me->user.email);
    m_computer->setKnownWords(QString::fromStdString(me->user.name).split(QLatin1Char(' ')) +
                              QStringList{email, email.section(QLatin1Char('@'), 0, 0)});
}

} // namespace atalaya::ui
