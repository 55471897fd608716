// SPDX-License-Identifier: GPL-3.0-or-later
#include "perioddialog.h"

#include "ui/common/looks.h"
#include "ui/common/type.h"

#include <QDateEdit>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::RangeProblem;

PeriodDialog::PeriodDialog(QDate first, QDate last, QDate today, QWidget *parent)
    : QDialog(parent)
    , m_today(today)
    , m_firstName(makeLabel(bodyFont(), false, this))
    , m_first(makeField(u"periodFirst"_s, first))
    , m_firstError(makeError(u"periodFirstError"_s))
    , m_lastName(makeLabel(bodyFont(), false, this))
    , m_last(makeField(u"periodLast"_s, last))
    , m_lastError(makeError(u"periodLastError"_s))
    , m_apply(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    setObjectName(u"periodDialog"_s);
    m_firstName->setBuddy(m_first);
    m_lastName->setBuddy(m_last);
    m_apply->setObjectName(u"periodApply"_s);
    m_apply->setDefault(true);
    setLook(m_apply, Look::Primary);
    m_cancel->setObjectName(u"periodCancel"_s);

    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_apply);
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(24, 16, 24, 16);
    all->setSpacing(4);
    for (QWidget *part : std::initializer_list<QWidget *>{m_firstName, m_first, m_firstError})
        all->addWidget(part);
    all->addSpacing(8);
    for (QWidget *part : std::initializer_list<QWidget *>{m_lastName, m_last, m_lastError})
        all->addWidget(part);
    all->addSpacing(12);
    all->addLayout(buttons);
    setMinimumWidth(320);

    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_apply, &QPushButton::clicked, this, &PeriodDialog::apply);
    retranslate();
    tint();
    tell(RangeProblem::None);
}

QDateEdit *PeriodDialog::makeField(const QString &name, QDate day)
{
    auto *const field = new QDateEdit(day, this);
    field->setObjectName(name);
    field->setCalendarPopup(true);
    field->setFixedHeight(30);
    return field;
}

QLabel *PeriodDialog::makeError(const QString &name)
{
    QLabel *const label = makeLabel(captionFont(), false, this);
    label->setObjectName(name);
    label->setWordWrap(true);
    return label;
}

void PeriodDialog::apply()
{
    const RangeProblem problem = models::checkRange(m_first->date(), m_last->date(), m_today);
    tell(problem);
    if (problem != RangeProblem::None)
        return;
    Q_EMIT chosen(m_first->date(), m_last->date());
    accept();
}

void PeriodDialog::tell(RangeProblem problem)
{
    m_problem = problem;
    QString first;
    QString last;
    switch (problem) {
    case RangeProblem::None:
        break;
    case RangeProblem::FirstMissing:
        first = tr("Write the first day.");
        break;
    case RangeProblem::LastMissing:
        last = tr("Write the last day.");
        break;
    case RangeProblem::LastBeforeFirst:
        last = tr("The last day is before the first one.");
        break;
    case RangeProblem::LastInFuture:
        last = tr("The last day is in the future; today is %1.").arg(QLocale().toString(m_today, u"d MMM yyyy"_s));
        break;
    case RangeProblem::TooLong:
        first = tr("A period has at most %1 days.").arg(models::longestCustomRange);
        break;
    }
    m_firstError->setText(first);
    m_firstError->setVisible(!first.isEmpty());
    m_lastError->setText(last);
    m_lastError->setVisible(!last.isEmpty());
    setInvalid(m_first, !first.isEmpty());
    setInvalid(m_last, !last.isEmpty());
    m_first->setAccessibleDescription(first);
    m_last->setAccessibleDescription(last);
    if (problem != RangeProblem::None)
        (first.isEmpty() ? m_last : m_first)->setFocus(Qt::OtherFocusReason);
}

void PeriodDialog::retranslate()
{
    setWindowTitle(tr("Choose a period"));
    m_firstName->setText(tr("&First day"));
    m_lastName->setText(tr("&Last day, included"));
    m_first->setAccessibleName(tr("First day"));
    m_last->setAccessibleName(tr("Last day, included"));
    for (QDateEdit *field : {m_first, m_last}) {
        field->setLocale(QLocale());
        field->setDisplayFormat(u"d MMM yyyy"_s);
    }
    m_apply->setText(tr("Show"));
    m_cancel->setText(tr("Cancel"));
    tell(m_problem);
}

void PeriodDialog::tint()
{
    for (QLabel *label : {m_firstError, m_lastError}) {
        QPalette colours = palette();
        colours.setColor(QPalette::WindowText, Tokens::of(this).colour(Tint::Error));
        label->setPalette(colours);
    }
}

void PeriodDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange)
        tint();
    QDialog::changeEvent(event);
}

} // namespace atalaya::ui
