// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/fieldstep.h"

#include "ui/common/looks.h"
#include "ui/signin/fieldmessage.h"

#include <QLineEdit>

namespace atalaya::ui {

FieldStep::FieldStep(QLineEdit *field, QWidget *parent)
    : StepView(parent)
    , m_field(field)
    , m_message(new FieldMessage(this))
{
    m_field->setParent(this);
    connect(m_field, &QLineEdit::textChanged, this, &FieldStep::updateButton);
}

void FieldStep::enter()
{
    m_field->setFocus(Qt::OtherFocusReason);
}

void FieldStep::setBusy(bool busy)
{
    const bool wasBusy = std::exchange(m_busy, busy);
    m_field->setReadOnly(busy);
    if (wasBusy && !busy && !m_field->text().isEmpty())
        m_field->selectAll();
    updateButton();
}

void FieldStep::showProblem(const std::optional<ProblemWords> &problem)
{
    m_mustWait = problem && problem->waitSeconds > 0;
    setInvalid(m_field, problem.has_value());
    if (problem)
        m_message->setProblem(problem->sentence, problem->hint);
    else
        m_message->clear();
    updateButton();
}

} // namespace atalaya::ui
