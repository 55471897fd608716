// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/signinpage.h"

#include "api/session/session.h"
#include "ui/signin/codesstep.h"
#include "ui/signin/codestep.h"
#include "ui/signin/democard.h"
#include "ui/signin/enrollstep.h"
#include "ui/signin/passwordstep.h"
#include "ui/signin/platformchoice.h"
#include "ui/signin/recoverystep.h"
#include "ui/signin/signinfooter.h"

#include <QBoxLayout>
#include <QEvent>
#include <QKeyEvent>
#include <QScrollArea>

namespace atalaya::ui {
namespace {

constexpr int NarrowBelow = 960;
constexpr int CardWidth = 420;
constexpr int Gap = 40;

} // namespace

SignInPage::SignInPage(api::Session *session, api::DemoSource *demo, LocalPlatform *local, const UiContext &context,
                       QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_signIn(session->signIn())
    , m_servers(context.settings)
    , m_choice(new PlatformChoice(session, demo, local, this))
    , m_scroll(new QScrollArea(this))
    , m_ground(new QWidget)
    , m_pair(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_password(new PasswordStep(m_ground))
    , m_code(new CodeStep(m_ground))
    , m_recovery(new RecoveryStep(m_ground))
    , m_enroll(new EnrollStep(m_ground))
    , m_codes(new CodesStep(m_ground))
    , m_demo(new DemoCard(m_ground))
    , m_footer(new SignInFooter(context, this))
{
    setObjectName(QStringLiteral("signin"));
    auto *const outer = new QVBoxLayout(m_ground);
    outer->setContentsMargins(24, 24, 24, 24);
    outer->addStretch();
    outer->addLayout(m_pair);
    outer->addStretch();
    m_pair->setSpacing(Gap - 3);
    m_pair->addStretch();
    for (StepView *const view :
         {static_cast<StepView *>(m_password), static_cast<StepView *>(m_code), static_cast<StepView *>(m_recovery),
          static_cast<StepView *>(m_enroll), static_cast<StepView *>(m_codes)}) {
        m_pair->addWidget(view, 0, Qt::AlignVCenter);
        view->hide();
    }
    m_pair->addWidget(m_demo, 0, Qt::AlignVCenter);
    m_pair->addStretch();
    m_demo->hide();

    m_scroll->setWidget(m_ground);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setBackgroundRole(QPalette::Window);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_footer);

    m_wait.setInterval(250);
    connect(&m_wait, &QTimer::timeout, this, &SignInPage::showProblem);
    connect(m_signIn, &api::SignIn::stepChanged, this, &SignInPage::onStepChanged);
    connect(m_signIn, &api::SignIn::busyChanged, this, &SignInPage::updateBusy);
    connect(m_signIn, &api::SignIn::problemChanged, this, &SignInPage::showProblem);
    connect(m_choice, &PlatformChoice::changed, this, &SignInPage::onPlatformChanged);
    connectSteps();
    m_password->setHasThisComputer(m_choice->hasThisComputer());
    m_ground->installEventFilter(this);
    onStepChanged();
}

SignInPage::~SignInPage()
{
    // A field that loses the focus because the page goes says so, to half a page.
    m_password->disconnect(this);
}

void SignInPage::connectSteps()
{
    connect(m_password, &PasswordStep::serverChosen, this, &SignInPage::onServerChosen);
    connect(m_password, &PasswordStep::submitted, this, &SignInPage::onSubmitted);
    connect(m_code, &CodeStep::submitted, m_signIn, &api::SignIn::submitCode);
    connect(m_code, &CodeStep::backWanted, m_signIn, &api::SignIn::back);
    connect(m_code, &CodeStep::recoveryWanted, m_signIn, &api::SignIn::useRecoveryCode);
    connect(m_recovery, &RecoveryStep::submitted, m_signIn, &api::SignIn::submitRecoveryCode);
    connect(m_recovery, &RecoveryStep::backWanted, m_signIn, &api::SignIn::back);
    connect(m_enroll, &EnrollStep::confirmed, m_signIn, &api::SignIn::confirmEnrollment);
    connect(m_enroll, &EnrollStep::signOutWanted, m_signIn, &api::SignIn::back);
    connect(m_codes, &CodesStep::finished, m_signIn, &api::SignIn::acknowledgeRecoveryCodes);
    connect(m_demo, &DemoCard::accountChosen, this, [this](const QString &email, const QString &password) {
        // At the code step a click on another person starts over with them.
        if (m_signIn->step() != api::SignIn::Step::Password)
            m_signIn->back();
        m_password->fill(email, password);
    });
    connect(m_demo, &DemoCard::codeChosen, m_code, &CodeStep::fill);
    connect(m_demo, &DemoCard::refreshWanted, m_choice, &PlatformChoice::refreshDemo);
    connect(m_choice, &PlatformChoice::demoAccountsChanged, this,
            [this](const QList<DemoAccount> &accounts, const QDateTime &now) {
                m_demo->setAccounts(accounts, now);
                arrange();
                onPlatformChanged();
            });
}

void SignInPage::begin(const std::optional<QUrl> &server)
{
    QUrl current = server.value_or(m_servers.last());
    QList<QUrl> known = m_servers.servers();
    if (!current.isEmpty() && !known.contains(current))
        known.prepend(current);
    m_password->setServers(known, current);
    m_password->fill(m_servers.lastEmail(), {});
    onServerChosen();
    m_view->enter();
}

void SignInPage::beginAgain(const QString &email)
{
    m_isAgain = true;
    const QUrl server = m_session->server();
    const bool isLocal = m_choice->local() && m_choice->local()->url() == server;
    m_password->setServers({server}, isLocal ? QUrl() : server);
    m_password->lockTo(email);
    if (isLocal)
        m_choice->chooseThisComputer();
    else
        m_choice->choose(server);
    m_view->enter();
}

void SignInPage::sayLeftOpen()
{
    m_isLeftOpen = true;
    showProblem();
}

void SignInPage::onServerChosen()
{
    if (m_password->isThisComputer()) {
        if (!m_choice->isThisComputer() || !m_choice->isReady())
            m_choice->chooseThisComputer();
    } else if (const QUrl url = m_password->server(); url.isValid()) {
        m_choice->choose(url);
    }
}

void SignInPage::onPlatformChanged()
{
    const auto *const local = m_choice->local();
    m_footer->setPlatform({});
    m_password->setServerNote({}, {});
    if (m_choice->isThisComputer() && local) {
        using State = LocalPlatform::State;
        using Failure = LocalPlatform::Failure;
        if (local->state() == State::Starting) {
            m_password->setServerNote(tr("Starting the platform on this computer…"), QStringLiteral("arrow-repeat"));
        } else if (local->state() == State::Failed) {
            QString why = tr("The platform on this computer did not start.");
            if (local->failure() == Failure::NotInstalled)
                why = tr("The platform is not installed beside the console.");
            else if (local->failure() == Failure::Ended)
                why = tr("The platform on this computer has ended.");
            else if (local->failure() == Failure::StartTimedOut)
                why = tr("The platform on this computer takes too long to start.");
            m_password->setServerProblem(why, local->detail());
        } else if (local->state() == State::Running) {
            m_footer->setPlatform(m_demo->accounts().isEmpty() ? tr("Platform on this computer")
                                                               : tr("Demo platform on this computer"));
        }
    } else if (m_choice->isReady()) {
        m_footer->setPlatform(m_signIn->server().host());
    }
    if (m_pending && m_choice->isReady()) {
        const Pending pending = *std::exchange(m_pending, std::nullopt);
        m_signIn->submitPassword(pending.email, pending.password, pending.tenant);
    } else if (m_pending && local && local->state() == LocalPlatform::State::Failed) {
        m_pending.reset();
    }
    updateBusy();
    if (m_signIn->problem())
        showProblem();
}

void SignInPage::onSubmitted(const QString &email, const QString &password, const QString &tenant)
{
    onServerChosen();
    m_isLeftOpen = false;
    if (m_choice->isReady()) {
        m_signIn->submitPassword(email, password, tenant);
        return;
    }
    // The platform of this computer is still starting: go on by itself once it runs.
    m_pending = Pending{email, password, tenant};
    updateBusy();
}

void SignInPage::onStepChanged()
{
    using Step = api::SignIn::Step;
    const Step step = m_signIn->step();
    if (step == Step::Done) {
        if (!m_isAgain)
            m_servers.remember(m_choice->isThisComputer() ? QUrl() : m_signIn->server(), m_signIn->email());
        Q_EMIT signedIn();
        return;
    }
    if (step == Step::Code)
        m_code->setWho(m_signIn->email(), placeWords());
    else if (step == Step::RecoveryCode)
        m_recovery->reset();
    else if (step == Step::EnrollScan)
        m_enroll->setEnrollment(m_signIn->email(), m_signIn->otpauthUrl(), m_signIn->secret(), m_signIn->stepEndsAt());
    else if (step == Step::EnrollCodes)
        m_codes->setCodes(m_signIn->email(), m_signIn->server().toString(), m_signIn->recoveryCodes());
    StepView *const view = viewOf(step);
    if (m_view != view) {
        if (m_view)
            m_view->hide();
        m_view = view;
        m_view->show();
        m_view->enter();
    }
    m_demo->offerCodeFor(step == Step::Code ? m_signIn->email() : QString());
    arrange();
    showProblem();
}

StepView *SignInPage::viewOf(api::SignIn::Step step) const
{
    switch (step) {
    case api::SignIn::Step::Code:
        return m_code;
    case api::SignIn::Step::RecoveryCode:
        return m_recovery;
    case api::SignIn::Step::EnrollScan:
        return m_enroll;
    case api::SignIn::Step::EnrollCodes:
        return m_codes;
    case api::SignIn::Step::Password:
    case api::SignIn::Step::Done:
        break;
    }
    return m_password;
}

void SignInPage::showProblem()
{
    std::optional<ProblemWords> words;
    if (const auto &problem = m_signIn->problem())
        words = ProblemWords::of(*problem, m_signIn->step(), QDateTime::currentDateTimeUtc());
    m_view->showProblem(words);
    if (m_isLeftOpen && !words)
        m_password->setNote(tr("You are signed out here, but the platform could not be told. There the session stays "
                               "open until its time is over; sign in again to end it in My account."),
                            QStringLiteral("exclamation-triangle"));
    if (words && words->waitSeconds > 0)
        m_wait.start();
    else
        m_wait.stop();
}

void SignInPage::updateBusy()
{
    m_view->setBusy(m_signIn->isBusy() || m_pending.has_value());
}

QString SignInPage::placeWords() const
{
    const QUrl server = m_signIn->server();
    return m_choice->isThisComputer() ? tr("This computer") + QStringLiteral(" · ") + server.toString()
                                      : server.toString();
}

void SignInPage::arrange()
{
    const int room = m_scroll->viewport()->width() - 48;
    const bool hasCard = !m_isAgain && !m_demo->accounts().isEmpty() && m_view != m_enroll && m_view != m_codes;
    const bool isNarrow = width() < NarrowBelow;
    m_demo->setVisible(hasCard);
    m_pair->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_view->setFixedWidth(qMax(280, qMin(m_view->blockWidth() + 6, room)));
    m_demo->fitInto(m_scroll->viewport()->height() - 48);
    m_demo->setFixedWidth(qMax(280, qMin(CardWidth, room)));
    for (QWidget *const widget : {static_cast<QWidget *>(m_view), static_cast<QWidget *>(m_demo)})
        m_pair->setAlignment(widget, isNarrow ? Qt::AlignHCenter : Qt::AlignVCenter);
}

void SignInPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void SignInPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        onPlatformChanged();
        showProblem();
    }
    QWidget::changeEvent(event);
}

bool SignInPage::eventFilter(QObject *watched, QEvent *event)
{
    // Esc closes the innermost thing: here, one step back.
    if (watched == m_ground && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape && m_view != m_password && m_view != m_codes) {
        m_signIn->back();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace atalaya::ui
