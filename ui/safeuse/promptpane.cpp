// SPDX-License-Identifier: GPL-3.0-or-later
#include "promptpane.h"

#include "models/prompteditor.h"
#include "models/prompthistory.h"
#include "ui/common/chip.h"
#include "ui/common/draftoffer.h"
#include "ui/common/icons.h"
#include "ui/common/inplacequestion.h"
#include "ui/common/looks.h"
#include "ui/common/statepane.h"
#include "ui/common/type.h"
#include "ui/common/writeguard.h"
#include "ui/governance/warningline.h"
#include "ui/safeuse/bothversions.h"
#include "ui/safeuse/promptfields.h"
#include "ui/safeuse/prompthistorydialog.h"
#include "ui/safeuse/promptstepdialog.h"
#include "ui/safeuse/safeusewords.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::PromptEditor;

PromptPane::PromptPane(const Parts &parts, WriteGuard *guard, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_editor(parts.editor)
    , m_guard(guard)
    , m_stack(new QStackedLayout)
    , m_title(makeLabel(headingFont(), false, this))
    , m_chip(new Chip(this))
    , m_versions(new QPushButton(this))
    , m_scroll(new QScrollArea(this))
    , m_waits(new WarningLine)
    , m_fields(new PromptFields(parts.editor))
    , m_message(new WarningLine(this))
    , m_saved(makeLabel(captionFont(), true, this))
    , m_discard(new InPlaceQuestion(u"prompt.discard"_s, this))
    , m_save(new QPushButton(this))
    , m_request(new QPushButton(this))
    , m_conflict(new BothVersions(u"prompt.conflict"_s, this))
    , m_state(new StatePane(this))
{
    m_editor->setParent(this);
    setObjectName(u"promptPane"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    build();
    connectParts();
    retranslate();
}

void PromptPane::build()
{
    m_title->setObjectName(u"prompt.title"_s);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_chip->setObjectName(u"prompt.chip"_s);
    m_versions->setObjectName(u"prompt.versions"_s);
    m_versions->setIcon(icon(u"clock-history"_s));
    setLook(m_versions, Look::Quiet);
    m_waits->setObjectName(u"prompt.waits"_s);
    m_waits->hide();
    m_state->setObjectName(u"prompt.state"_s);
    auto *const head = new QHBoxLayout;
    head->setContentsMargins(16, 8, 12, 8);
    head->setSpacing(10);
    head->addWidget(m_title, 1);
    head->addWidget(m_chip);
    head->addWidget(m_versions);
    auto *const inside = new QWidget;
    auto *const column = new QVBoxLayout(inside);
    column->setContentsMargins(16, 2, 16, 14);
    column->setSpacing(10);
    column->addWidget(m_waits);
    column->addWidget(m_fields, 1);
    m_scroll->setObjectName(u"prompt.scroll"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(inside);
    auto *const whole = new QWidget(this);
    auto *const rows = new QVBoxLayout(whole);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addLayout(head);
    if (m_parts.drafts) {
        m_offer = new DraftOffer(m_parts.drafts, whole);
        m_offer->setZone(m_parts.zone);
        rows->addWidget(m_offer);
    }
    rows->addWidget(m_scroll, 1);
    auto *const line = new QFrame(whole);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    rows->addWidget(line);
    rows->addWidget(buildFoot());
    m_stack->addWidget(whole);
    m_stack->addWidget(m_conflict);
    m_stack->addWidget(m_state);
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(1, 0, 0, 0);
    all->addLayout(m_stack);
    for (QWidget *const control :
         {static_cast<QWidget *>(m_fields), static_cast<QWidget *>(m_discard), static_cast<QWidget *>(m_save),
          static_cast<QWidget *>(m_request), static_cast<QWidget *>(m_conflict->saveButton())})
        m_guard->add(control);
}

QWidget *PromptPane::buildFoot()
{
    auto *const foot = new QWidget(this);
    m_message->setObjectName(u"prompt.message"_s);
    m_message->hide();
    m_saved->setObjectName(u"prompt.saved"_s);
    m_saved->setWordWrap(true);
    m_save->setObjectName(u"prompt.save"_s);
    m_request->setObjectName(u"prompt.request"_s);
    setLook(m_request, Look::Primary);
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_saved, 1);
    buttons->addWidget(m_discard);
    buttons->addWidget(m_save);
    buttons->addWidget(m_request);
    auto *const column = new QVBoxLayout(foot);
    column->setContentsMargins(16, 10, 16, 10);
    column->setSpacing(8);
    column->addWidget(m_message);
    column->addLayout(buttons);
    return foot;
}

void PromptPane::connectParts()
{
    connect(m_save, &QPushButton::clicked, this, &PromptPane::save);
    connect(m_request, &QPushButton::clicked, this, &PromptPane::askForApproval);
    connect(m_waits, &WarningLine::followed, this, &PromptPane::decide);
    connect(m_versions, &QPushButton::clicked, this, &PromptPane::showHistory);
    connect(m_discard, &InPlaceQuestion::confirmed, m_editor, &PromptEditor::discard);
    connect(m_state, &StatePane::primaryClicked, m_editor, &PromptEditor::refresh);
    connect(m_editor, &PromptEditor::loaded, this, &PromptPane::render);
    connect(m_editor, &PromptEditor::edited, this, [this] {
        m_refusal.clear();
        m_fields->render();
        renderFoot();
    });
    connect(m_editor, &PromptEditor::savingChanged, this, &PromptPane::render);
    connect(m_editor, &PromptEditor::busyChanged, this, &PromptPane::renderFoot);
    connect(m_editor, &PromptEditor::changedThere, this, [this] {
        m_refusal.clear();
        renderFoot();
    });
    connect(m_editor, &PromptEditor::failed, this, [this](const api::ApiError &error) {
        m_refusal = safeUseRefusalWords(error);
        renderFoot();
    });
    connect(m_conflict, &BothVersions::chosen, this, [this](const QList<bool> &takesMine) {
        if (!m_editor->conflict())
            return;
        QList<models::PromptChoice> choices = m_editor->conflict()->choices;
        for (int at = 0; at < choices.size(); ++at)
            choices[at].takesMine = takesMine.value(at, true);
        m_editor->resolve(choices);
        m_focus.leave();
    });
    if (!m_offer)
        return;
    connect(m_editor, &PromptEditor::offeredChanged, this,
            [this](bool isOffered) { isOffered ? m_offer->offer(m_editor->draftId()) : m_offer->takeBack(); });
    connect(m_offer, &DraftOffer::continued, m_editor, &PromptEditor::takeKept);
    connect(m_offer, &DraftOffer::discarded, m_editor, &PromptEditor::dropKept);
}

void PromptPane::save()
{
    if (m_guard->readOnly() != ReadOnly::No)
        return;
    m_focus.leave(this);
    m_editor->save();
}

void PromptPane::askForApproval()
{
    auto *const dialog = new PromptStepDialog(PromptStepDialog::Step::Request, m_editor, m_parts.zone, this);
    ask(dialog);
}

void PromptPane::decide()
{
    if (!m_editor->detail().pending)
        return;
    auto *const dialog = new PromptStepDialog(PromptStepDialog::Step::Decide, m_editor, m_parts.zone, this);
    ask(dialog);
}

void PromptPane::ask(QDialog *dialog)
{
    // What opened it may be off or gone by then.
    connect(dialog, &QDialog::accepted, this, [this] {
        if (m_editor->detail().pending)
            m_waits->setFocus();
        else
            first()->setFocus();
    });
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void PromptPane::showHistory()
{
    auto *const dialog = new PromptHistoryDialog(m_parts.makeHistory(), m_editor, m_parts.zone, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void PromptPane::focusFirst()
{
    if (m_stack->currentIndex() == 0)
        m_fields->focusFirst();
}

QWidget *PromptPane::first() const
{
    return m_fields->first();
}

void PromptPane::hideEvent(QHideEvent *event)
{
    // A window that is locked hides its pages while the key is still there.
    m_editor->flush();
    QWidget::hideEvent(event);
}

void PromptPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, 1, height()), Tokens::of(this).line);
}

} // namespace atalaya::ui
