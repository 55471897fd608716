// SPDX-License-Identifier: GPL-3.0-or-later
#include "reviewpane.h"

#include "ui/audit/factgrid.h"
#include "ui/common/chip.h"
#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/statepane.h"
#include "ui/common/type.h"
#include "ui/common/writeguard.h"
#include "ui/governance/listandpane.h"
#include "ui/governance/warningline.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::ReviewPresenter;

namespace {

constexpr int mostReason = 1000;

} // namespace

ReviewPane::ReviewPane(ReviewPresenter *presenter, WriteGuard *guard, const AuditWords &words, QWidget *parent)
    : DetailPane(u"review"_s, parent)
    , m_presenter(presenter)
    , m_guard(guard)
    , m_words(words)
    , m_title(makeLabel(headingFont(), false, this))
    , m_chip(new Chip(this))
    , m_when(makeLabel(bodyFont(), true, this))
    , m_why(makeLabel(bodyFont(), false, this))
    , m_facts(new FactGrid(FactGrid::Size::Body, this))
    , m_inputsHead(makeLabel(headingFont(), false, this))
    , m_inputs(new FactGrid(FactGrid::Size::Body, this))
    , m_inputsNote(makeLabel(captionFont(), true, this))
    , m_log(makePaneButton(u"review.log"_s, u"journal-text"_s, Tint::Text, this))
    , m_hold(makeLabel(bodyFont(), true, this))
    , m_message(new WarningLine(this))
    , m_reason(new QLineEdit(this))
    , m_take(makePaneButton(u"review.take"_s, u"eye"_s, Tint::AccentText, this))
    , m_approve(makePaneButton(u"review.approve"_s, u"check-circle"_s, Tint::AccentText, this))
    , m_reject(makePaneButton(u"review.reject"_s, u"slash-circle"_s, Tint::Text, this))
    , m_correct(makePaneButton(u"review.correct"_s, u"pencil"_s, Tint::Text, this))
    , m_release(makePaneButton(u"review.release"_s, u"arrow-counterclockwise"_s, Tint::Text, this))
{
    build();
    for (QPushButton *const button : {m_take, m_approve, m_reject, m_correct, m_release})
        m_guard->add(button);
    m_guard->add(m_reason);
    connect(presenter, &ReviewPresenter::changed, this, &ReviewPane::render);
    connect(presenter, &ReviewPresenter::ticked, this, &ReviewPane::renderHold);
    connect(state(), &StatePane::primaryClicked, presenter, &ReviewPresenter::refresh);
    connect(m_take, &QPushButton::clicked, presenter, &ReviewPresenter::take);
    connect(m_release, &QPushButton::clicked, presenter, &ReviewPresenter::release);
    connect(m_approve, &QPushButton::clicked, this, [this] { say(Outcome::Approved); });
    connect(m_reject, &QPushButton::clicked, this, [this] { say(Outcome::Rejected); });
    connect(m_correct, &QPushButton::clicked, this, [this] { say(Outcome::Corrected); });
    connect(m_log, &QPushButton::clicked, this, [this] { Q_EMIT decisionWanted(m_presenter->id()); });
    connect(m_reason, &QLineEdit::returnPressed, this, [this] {
        if (m_pending)
            say(*m_pending);
    });
    // Screen readers set texts without typing.
    connect(m_reason, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_presenter->note()->setText(text);
        m_lacksReason = false;
        renderFoot();
    });
    setWords(words);
}

void ReviewPane::build()
{
    m_title->setObjectName(u"review.title"_s);
    m_when->setObjectName(u"review.when"_s);
    m_why->setObjectName(u"review.why"_s);
    m_why->setWordWrap(true);
    m_why->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->setObjectName(u"review.facts"_s);
    m_inputs->setObjectName(u"review.inputs"_s);
    m_inputsNote->setObjectName(u"review.inputsNote"_s);
    auto *const top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_chip);
    top->addWidget(m_when);
    top->addStretch();
    auto *const column = new QVBoxLayout;
    column->addLayout(top);
    column->addWidget(m_why);
    column->addWidget(m_facts);
    column->addWidget(m_inputsHead);
    column->addWidget(m_inputsNote);
    column->addWidget(m_inputs);
    layOut(m_title, m_log, column, makeFoot());
}

QWidget *ReviewPane::makeFoot()
{
    m_foot = new QWidget(this);
    m_hold->setObjectName(u"review.hold"_s);
    m_hold->setWordWrap(true);
    m_message->setObjectName(u"review.message"_s);
    m_reason->setObjectName(u"review.reason"_s);
    m_reason->setMaxLength(mostReason);
    setLook(m_take, Look::Primary);
    setLook(m_approve, Look::Primary);
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton *const button : {m_take, m_approve, m_reject, m_correct})
        buttons->addWidget(button);
    buttons->addStretch();
    setLook(m_release, Look::Quiet);
    auto *const hold = new QHBoxLayout;
    hold->setSpacing(8);
    hold->addWidget(m_hold, 1);
    hold->addWidget(m_release);
    auto *const column = new QVBoxLayout(m_foot);
    column->setContentsMargins(16, 10, 16, 12);
    column->setSpacing(8);
    column->addWidget(m_message);
    column->addLayout(hold);
    column->addWidget(m_reason);
    column->addLayout(buttons);
    return m_foot;
}

void ReviewPane::setWords(const AuditWords &words)
{
    m_words = words;
    const auto label = [](QPushButton *button, const QString &word, const QString &key) {
        button->setText(word + u"  "_s + key);
        button->setAccessibleName(word);
        button->setToolTip(tr("%1 (%2)").arg(word, key));
    };
    label(m_take, tr("Take"), u"T"_s);
    label(m_approve, tr("Approve"), u"A"_s);
    label(m_reject, tr("Reject"), u"R"_s);
    label(m_correct, tr("Correct"), u"C"_s);
    label(m_release, tr("Put back"), u"B"_s);
    m_log->setText(tr("In the log"));
    m_log->setAccessibleName(tr("Show the decision in the AI audit log"));
    m_reason->setPlaceholderText(tr("Reason; needed to reject or correct"));
    m_reason->setAccessibleName(tr("Reason"));
    scroll()->setAccessibleName(tr("Decision"));
    m_inputsHead->setText(tr("Inputs"));
    setAccessibleName(tr("Decision"));
    render();
}

void ReviewPane::say(Outcome outcome)
{
    if (!m_presenter->canDecide() || m_guard->readOnly() != ReadOnly::No)
        return;
    const bool lacks = outcome != Outcome::Approved && m_reason->text().trimmed().isEmpty();
    m_lacksReason = lacks;
    if (lacks) {
        m_pending = outcome;
        m_reason->setFocus(Qt::ShortcutFocusReason);
        return renderFoot();
    }
    m_pending.reset();
    m_presenter->decide(outcome, m_reason->text());
}

void ReviewPane::focusFirst()
{
    first()->setFocus(Qt::OtherFocusReason);
}

QWidget *ReviewPane::first() const
{
    return m_take->isVisible() && m_take->isEnabled() ? static_cast<QWidget *>(m_take) : scroll();
}

} // namespace atalaya::ui
