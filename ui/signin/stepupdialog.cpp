// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/stepupdialog.h"

#include "api/session/signinproblem.h"
#include "ui/signin/demooffer.h"
#include "ui/signin/stepupform.h"

#include <QVBoxLayout>

namespace atalaya::ui {

StepUpDialog::StepUpDialog(const QString &action, QWidget *parent)
    : QDialog(parent)
    , m_form(new StepUpForm(action, this))
{
    setObjectName(QStringLiteral("stepUp"));
    setWindowTitle(tr("Confirm"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSizeConstraint(QLayout::SetFixedSize);
    column->addWidget(m_form);
    m_form->setFixedWidth(m_form->blockWidth() + 6);
    m_wait.setInterval(250);
    connect(&m_wait, &QTimer::timeout, this, &StepUpDialog::showProblem);
    connect(m_form, &StepUpForm::submitted, this, &StepUpDialog::answer);
    connect(m_form, &StepUpForm::declined, this, &QDialog::reject);
}

StepUpDialog::~StepUpDialog() = default;

void StepUpDialog::offerFrom(api::DemoSource *demo, const QString &email)
{
    m_demo = new DemoOffer(demo, email, this);
    layout()->addWidget(m_demo);
    connect(m_demo, &DemoOffer::codeChosen, m_form, &StepUpForm::fill);
}

QFuture<api::Result<QString>> StepUpDialog::ask(const std::optional<api::ApiError> &problem)
{
    m_asked.emplace();
    m_asked->start();
    m_problem = problem;
    m_refusedAt = QDateTime::currentDateTimeUtc();
    m_form->setBusy(false);
    showProblem();
    open();
    if (m_demo)
        m_demo->refresh();
    return m_asked->future();
}

void StepUpDialog::answer(const QString &code)
{
    if (!m_asked)
        return;
    m_form->setBusy(true);
    m_asked->addResult(api::Result<QString>(code));
    m_asked->finish();
    m_asked.reset();
}

void StepUpDialog::showProblem()
{
    std::optional<ProblemWords> words;
    if (m_problem) {
        auto problem = api::problemOf(*m_problem, api::SignIn::Step::Code);
        if (m_problem->retryAfter)
            problem.retryAt = m_refusedAt.addSecs(m_problem->retryAfter->count());
        words = ProblemWords::of(problem, api::SignIn::Step::Code, QDateTime::currentDateTimeUtc());
    }
    m_form->showProblem(words);
    if (words && words->waitSeconds > 0)
        m_wait.start();
    else
        m_wait.stop();
}

void StepUpDialog::done(int result)
{
    if (m_asked) {
        m_asked->future().cancel();
        m_asked->finish();
        m_asked.reset();
    }
    QDialog::done(result);
}

} // namespace atalaya::ui
