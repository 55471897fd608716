// SPDX-License-Identifier: GPL-3.0-or-later
#include "overridepane.h"

#include "ui/audit/factgrid.h"
#include "ui/common/chip.h"
#include "ui/common/decisionchip.h"
#include "ui/common/failedstate.h"
#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/statepane.h"
#include "ui/common/type.h"
#include "ui/common/writeguard.h"
#include "ui/governance/listandpane.h"
#include "ui/governance/overridewords.h"
#include "ui/governance/warningline.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::OverridePresenter;

namespace {

constexpr int mostNote = 1000;

} // namespace

OverridePane::OverridePane(OverridePresenter *presenter, WriteGuard *guard, const AuditWords &words, QWidget *parent)
    : DetailPane(u"override"_s, parent)
    , m_presenter(presenter)
    , m_guard(guard)
    , m_words(words)
    , m_chip(new Chip(this))
    , m_title(makeLabel(headingFont(), false, this))
    , m_reason(makeLabel(bodyFont(), false, this))
    , m_facts(new FactGrid(FactGrid::Size::Body, this))
    , m_used(new DecisionChip(this))
    , m_log(makePaneButton(u"override.log"_s, u"journal-text"_s, Tint::Text, this))
    , m_message(new WarningLine(this))
    , m_note(new QLineEdit(this))
    , m_approve(makePaneButton(u"override.approve"_s, u"key"_s, Tint::AccentText, this))
    , m_reject(makePaneButton(u"override.reject"_s, u"slash-circle"_s, Tint::Text, this))
    , m_withdraw(makePaneButton(u"override.withdraw"_s, u"arrow-counterclockwise"_s, Tint::Text, this))
{
    build();
    for (QWidget *const control : {static_cast<QWidget *>(m_note), static_cast<QWidget *>(m_approve),
                                   static_cast<QWidget *>(m_reject), static_cast<QWidget *>(m_withdraw)})
        m_guard->add(control);
    connect(presenter, &OverridePresenter::changed, this, &OverridePane::render);
    connect(state(), &StatePane::primaryClicked, presenter, &OverridePresenter::refresh);
    connect(m_approve, &QPushButton::clicked, this, &OverridePane::approve);
    connect(m_reject, &QPushButton::clicked, this, &OverridePane::reject);
    connect(m_withdraw, &QPushButton::clicked, this, [this] { m_presenter->withdraw(m_note->text()); });
    connect(m_log, &QPushButton::clicked, this, [this] {
        if (const auto &current = m_presenter->current())
            Q_EMIT decisionWanted(QString::fromStdString(current->decisionId));
    });
    connect(m_used, &QAbstractButton::clicked, this, [this] {
        if (const auto &current = m_presenter->current())
            Q_EMIT decisionWanted(QString::fromStdString(current->lastUse));
    });
    setWords(words);
}

void OverridePane::build()
{
    m_title->setObjectName(u"override.title"_s);
    m_reason->setObjectName(u"override.reason"_s);
    m_reason->setWordWrap(true);
    m_reason->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->setObjectName(u"override.facts"_s);
    m_used->setObjectName(u"override.used"_s);
    auto *const column = new QVBoxLayout;
    column->addWidget(m_chip, 0, Qt::AlignLeft);
    column->addWidget(m_reason);
    column->addWidget(m_facts);
    column->addWidget(m_used, 0, Qt::AlignLeft);
    layOut(m_title, m_log, column, makeFoot());
}

QWidget *OverridePane::makeFoot()
{
    m_foot = new QWidget(this);
    m_message->setObjectName(u"override.message"_s);
    m_note->setObjectName(u"override.note"_s);
    m_note->setMaxLength(mostNote);
    setLook(m_approve, Look::Primary);
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton *const button : {m_approve, m_reject, m_withdraw})
        buttons->addWidget(button);
    buttons->addStretch();
    auto *const column = new QVBoxLayout(m_foot);
    column->setContentsMargins(16, 10, 16, 12);
    column->setSpacing(8);
    column->addWidget(m_message);
    column->addWidget(m_note);
    column->addLayout(buttons);
    return m_foot;
}

void OverridePane::setWords(const AuditWords &words)
{
    m_words = words;
    const auto label = [](QPushButton *button, const QString &word, const QString &key) {
        button->setText(key.isEmpty() ? word : word + u"  "_s + key);
        button->setAccessibleName(word);
    };
    label(m_approve, tr("Approve"), u"A"_s);
    label(m_reject, tr("Reject"), u"R"_s);
    label(m_withdraw, tr("Take back"), {});
    m_log->setText(tr("In the log"));
    m_log->setAccessibleName(tr("Show the decision in the AI audit log"));
    m_note->setPlaceholderText(tr("Note for those who read it later"));
    m_note->setAccessibleName(tr("Note"));
    scroll()->setAccessibleName(tr("Override"));
    setAccessibleName(tr("Override"));
    render();
}

QWidget *OverridePane::first() const
{
    return m_note->isVisible() && m_note->isEnabled() ? static_cast<QWidget *>(m_note) : scroll();
}

void OverridePane::approve()
{
    if (m_guard->readOnly() == ReadOnly::No)
        m_presenter->approve(m_note->text());
}

void OverridePane::reject()
{
    if (m_guard->readOnly() == ReadOnly::No)
        m_presenter->reject(m_note->text());
}

void OverridePane::render()
{
    if (m_shown != m_presenter->id()) {
        m_shown = m_presenter->id();
        m_note->clear();
    }
    const auto &current = m_presenter->current();
    setThere(current.has_value());
    if (!current)
        return renderState();
    const OverrideLook look = overrideLook(QString::fromStdString(current->state));
    m_title->setText(current->entity.empty() ? tr("Override") : QString::fromStdString(current->entity));
    m_chip->set(look.icon, look.word, look.tint);
    m_reason->setText(tr("“%1”", "a sentence that is quoted").arg(QString::fromStdString(current->reason)));
    m_facts->setFacts(overrideFacts(*current, m_words));
    m_used->setVisible(!current->lastUse.empty());
    m_used->set(contract::DecisionState::Executed, QString::fromStdString(current->action));
    renderFoot();
}

void OverridePane::renderState()
{
    const auto &problem = m_presenter->problem();
    if (m_presenter->id().isEmpty())
        return state()->setContent(
            {.icon = u"key"_s, .title = tr("No override is chosen"), .text = tr("Choose one of the list.")});
    if (!problem)
        return state()->setContent({.icon = u"key"_s, .title = tr("Reading the override…")});
    state()->setContent(failedState(*problem));
}

QString OverridePane::message() const
{
    if (m_presenter->refusal())
        return overrideRefusalWords(*m_presenter->refusal());
    const auto &current = m_presenter->current();
    if (current->state == "requested" && m_presenter->isOwn())
        return tr("You asked for it, so somebody else has to agree.");
    if (current->state == "requested" && !m_presenter->who().mayApprove)
        return tr("It waits for somebody who may approve.");
    if (current->state == "approved")
        return tr("The agent has to send exactly this request again, and name the override.");
    return {};
}

void OverridePane::renderFoot()
{
    const bool canDecide = m_presenter->canDecide();
    const bool canWithdraw = m_presenter->canWithdraw();
    const bool isBusy = m_presenter->isBusy();
    const QString words = message();
    m_message->setVisible(!words.isEmpty());
    if (!words.isEmpty())
        m_message->set(m_presenter->refusal() ? Tint::Warn : Tint::Info, words, {});
    // While a word is on its way its buttons stay where they are.
    if (!isBusy) {
        m_approve->setVisible(canDecide);
        m_reject->setVisible(canDecide);
        m_withdraw->setVisible(canWithdraw && !canDecide);
        m_note->setVisible(canDecide || canWithdraw);
    }
    m_guard->setWanted(m_approve, canDecide);
    m_guard->setWanted(m_reject, canDecide);
    m_guard->setWanted(m_withdraw, canWithdraw);
    m_guard->setWanted(m_note, canDecide || canWithdraw);
    m_foot->setVisible(isBusy || canDecide || canWithdraw || !words.isEmpty());
}

} // namespace atalaya::ui
