// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/banner.h"
#include "ui/common/draftoffer.h"
#include "ui/common/icons.h"
#include "ui/common/inplacequestion.h"
#include "ui/common/looks.h"
#include "ui/common/statepane.h"
#include "ui/common/type.h"
#include "ui/common/writeguard.h"
#include "ui/governance/warningline.h"
#include "ui/safeuse/bothversions.h"
#include "ui/safeuse/maskingpreviewbox.h"
#include "ui/safeuse/safeusefields.h"
#include "ui/safeuse/safeusepane.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>

// How the pane is put together.
namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::SafeUseForm;

namespace {

/// The form has no use for more.
constexpr int formWidth = 520;

QFrame *makeLine(bool isUpright, QWidget *parent)
{
    auto *const line = new QFrame(parent);
    isUpright ? line->setFixedWidth(1) : line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    return line;
}

} // namespace

void SafeUsePane::build()
{
    m_strip->setObjectName(u"safeUse.strip"_s);
    m_strip->hide();
    m_state->setObjectName(u"safeUse.state"_s);
    auto *const sides = new QWidget(this);
    auto *const row = new QHBoxLayout(sides);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(buildForm(), 2);
    row->addWidget(makeLine(true, sides));
    row->addWidget(m_preview, 3);
    m_stack->addWidget(sides);
    m_stack->addWidget(m_conflict);
    m_stack->addWidget(m_state);
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_strip);
    if (m_parts.drafts) {
        m_offer = new DraftOffer(m_parts.drafts, this);
        m_offer->setZone(m_parts.zone);
        all->addWidget(m_offer);
    }
    all->addLayout(m_stack, 1);
    for (QWidget *const control :
         {static_cast<QWidget *>(m_fields), static_cast<QWidget *>(m_note), static_cast<QWidget *>(m_discard),
          static_cast<QWidget *>(m_save), static_cast<QWidget *>(m_conflict->saveButton())})
        m_guard->add(control);
}

QWidget *SafeUsePane::buildForm()
{
    auto *const form = new QWidget(this);
    form->setObjectName(u"safeUse.form"_s);
    form->setMaximumWidth(formWidth);
    form->setMinimumWidth(400);
    m_head->setObjectName(u"safeUse.head"_s);
    m_head->setWordWrap(true);
    m_versions->setObjectName(u"safeUse.versions"_s);
    m_versions->setIcon(icon(u"clock-history"_s));
    setLook(m_versions, Look::Quiet);
    auto *const inside = new QWidget;
    auto *const column = new QVBoxLayout(inside);
    column->setContentsMargins(18, 10, 18, 14);
    column->setSpacing(6);
    auto *const head = new QHBoxLayout;
    head->addWidget(m_head, 1);
    head->addWidget(m_versions, 0, Qt::AlignTop);
    column->addLayout(head);
    column->addWidget(m_fields);
    column->addStretch();
    m_scroll->setObjectName(u"safeUse.scroll"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(inside);
    auto *const all = new QVBoxLayout(form);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_scroll, 1);
    all->addWidget(makeLine(false, form));
    all->addWidget(buildFoot());
    return form;
}

QWidget *SafeUsePane::buildFoot()
{
    auto *const foot = new QWidget(this);
    m_warning->setObjectName(u"safeUse.warning"_s);
    m_warning->hide();
    m_note->setObjectName(u"safeUse.note"_s);
    m_note->setMaxLength(SafeUseForm::mostNote);
    m_noteWord->setBuddy(m_note);
    m_noteFault->setObjectName(u"safeUse.note.fault"_s);
    m_noteFault->hide();
    m_saved->setObjectName(u"safeUse.saved"_s);
    m_saved->setWordWrap(true);
    m_save->setObjectName(u"safeUse.save"_s);
    setLook(m_save, Look::Primary);
    auto *const why = new QHBoxLayout;
    why->setSpacing(8);
    why->addWidget(m_noteWord);
    why->addWidget(m_note, 1);
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_saved, 1);
    buttons->addWidget(m_discard);
    buttons->addWidget(m_save);
    auto *const column = new QVBoxLayout(foot);
    column->setContentsMargins(18, 10, 18, 10);
    column->setSpacing(8);
    column->addWidget(m_warning);
    column->addLayout(why);
    column->addWidget(m_noteFault);
    column->addLayout(buttons);
    return foot;
}

} // namespace atalaya::ui
