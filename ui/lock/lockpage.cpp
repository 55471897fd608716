// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/lockpage.h"

#include "api/net/secretstring.h"
#include "api/session/lock.h"
#include "ui/lock/lockform.h"
#include "ui/signin/signinfooter.h"

#include <QEvent>
#include <QScrollArea>
#include <QVBoxLayout>

namespace atalaya::ui {

LockPage::LockPage(api::Lock *lock, const UiContext &context, QWidget *parent)
    : QWidget(parent)
    , m_lock(lock)
    , m_form(new LockForm)
    , m_footer(new SignInFooter(context, this))
{
    setObjectName(QStringLiteral("lock"));
    auto *const scroll = new QScrollArea(this);
    auto *const ground = new QWidget;
    auto *const middle = new QVBoxLayout(ground);
    middle->setContentsMargins(24, 24, 24, 24);
    // Between stretches, not aligned: what is aligned gets no more height than one line of each text needs.
    auto *const row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_form);
    row->addStretch();
    middle->addStretch();
    middle->addLayout(row);
    middle->addStretch();
    m_form->setFixedWidth(m_form->blockWidth() + 6);
    scroll->setWidget(ground);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setBackgroundRole(QPalette::Window);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(scroll, 1);
    column->addWidget(m_footer);

    m_wait.setInterval(250);
    connect(&m_wait, &QTimer::timeout, this, &LockPage::showLock);
    connect(m_lock, &api::Lock::problemChanged, this, &LockPage::showLock);
    connect(m_lock, &api::Lock::stateChanged, this, &LockPage::showLock);
    connect(m_lock, &api::Lock::busyChanged, m_form, &LockForm::setBusy);
    connect(m_form, &LockForm::submitted, this, &LockPage::onSubmitted);
    connect(m_form, &LockForm::signOutWanted, this, &LockPage::signOutWanted);
    showLock();
}

void LockPage::setWho(const QString &email, const QString &server, const QString &platform)
{
    m_form->setWho(email, server);
    m_footer->setPlatform(platform);
}

void LockPage::enter()
{
    m_form->enter();
}

void LockPage::onSubmitted(const QString &secret)
{
    if (m_lock->state() == api::Lock::State::Destroyed)
        return m_lock->acknowledge();
    if (secret.isEmpty()) {
        Q_EMIT signInWanted();
        return;
    }
    QByteArray bytes = secret.toUtf8();
    m_lock->unlock(api::SecretString({bytes.constData(), static_cast<std::size_t>(bytes.size())}));
    bytes.fill('\0');
}

void LockPage::showLock()
{
    const LockWords words = LockWords::of(*m_lock);
    m_form->setWords(words);
    const auto problem = LockWords::problem(*m_lock, QDateTime::currentDateTimeUtc());
    m_form->showProblem(problem);
    if (problem && problem->waitSeconds > 0)
        m_wait.start();
    else
        m_wait.stop();
    if (words.field.isEmpty() && isVisible())
        enter();
}

void LockPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        showLock();
    QWidget::changeEvent(event);
}

} // namespace atalaya::ui
