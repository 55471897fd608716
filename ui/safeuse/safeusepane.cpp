// SPDX-License-Identifier: GPL-3.0-or-later
#include "safeusepane.h"

#include "models/safeuseeditor.h"
#include "models/safeusehistory.h"
#include "ui/common/banner.h"
#include "ui/common/draftoffer.h"
#include "ui/common/inplacequestion.h"
#include "ui/common/readonly.h"
#include "ui/common/statepane.h"
#include "ui/common/type.h"
#include "ui/common/writeguard.h"
#include "ui/governance/warningline.h"
#include "ui/safeuse/bothversions.h"
#include "ui/safeuse/maskingpreviewbox.h"
#include "ui/safeuse/safeusefields.h"
#include "ui/safeuse/safeusehistorydialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::SafeUseEditor;
using models::SafeUseForm;

SafeUsePane::SafeUsePane(const Parts &parts, WriteGuard *guard, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_editor(parts.editor)
    , m_guard(guard)
    , m_strip(new Banner(this))
    , m_stack(new QStackedLayout)
    , m_scroll(new QScrollArea(this))
    , m_fields(new SafeUseFields(parts.editor))
    , m_head(makeLabel(captionFont(), true, this))
    , m_versions(new QPushButton(this))
    , m_warning(new WarningLine(this))
    , m_noteWord(makeLabel(bodyFont(), true, this))
    , m_note(new QLineEdit(this))
    , m_noteFault(makeLabel(captionFont(), false, this))
    , m_saved(makeLabel(captionFont(), true, this))
    , m_discard(new InPlaceQuestion(u"safeUse.discard"_s, this))
    , m_save(new QPushButton(this))
    , m_preview(new MaskingPreviewBox(this))
    , m_conflict(new BothVersions(u"safeUse.conflict"_s, this))
    , m_state(new StatePane(this))
{
    m_editor->setParent(this);
    setObjectName(u"safeUse.rules"_s);
    build();
    connectParts();
    retranslate();
}

void SafeUsePane::connectParts()
{
    connect(m_note, &QLineEdit::textChanged, this, [this](const QString &typed) {
        SafeUseForm form = m_editor->form();
        form.note = typed;
        m_editor->setForm(form);
    });
    connect(m_save, &QPushButton::clicked, this, &SafeUsePane::save);
    connect(m_versions, &QPushButton::clicked, this, &SafeUsePane::showHistory);
    connect(m_discard, &InPlaceQuestion::confirmed, m_editor, &SafeUseEditor::discard);
    connect(m_state, &StatePane::primaryClicked, m_editor, &SafeUseEditor::refresh);
    connect(m_strip, &Banner::triggered, this,
            [this] { m_editor->canSave() ? m_editor->save() : m_editor->refresh(); });
    connect(m_editor, &SafeUseEditor::loaded, this, &SafeUsePane::render);
    connect(m_editor, &SafeUseEditor::edited, this, &SafeUsePane::renderForm);
    connect(m_editor, &SafeUseEditor::savingChanged, this, &SafeUsePane::renderSaving);
    connect(m_conflict, &BothVersions::chosen, this, [this](const QList<bool> &takesMine) {
        if (!m_editor->conflict())
            return;
        QList<models::SafeUseChoice> choices = m_editor->conflict()->choices;
        for (int at = 0; at < choices.size(); ++at)
            choices[at].takesMine = takesMine.value(at, true);
        m_editor->resolve(choices);
        m_focus.leave();
    });
    if (!m_offer)
        return;
    connect(m_editor, &SafeUseEditor::offeredChanged, this,
            [this](bool isOffered) { isOffered ? m_offer->offer(SafeUseEditor::draftId()) : m_offer->takeBack(); });
    connect(m_offer, &DraftOffer::continued, m_editor, &SafeUseEditor::takeKept);
    connect(m_offer, &DraftOffer::discarded, m_editor, &SafeUseEditor::dropKept);
}

void SafeUsePane::save()
{
    if (m_guard->readOnly() != ReadOnly::No || !m_parts.mayChange)
        return;
    m_focus.leave(this);
    m_editor->save();
}

void SafeUsePane::showHistory()
{
    auto *const dialog = new SafeUseHistoryDialog(m_parts.makeHistory(), m_parts.zone, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void SafeUsePane::focusFirst()
{
    if (m_stack->currentWidget() == m_conflict)
        m_conflict->focusFirst();
    else if (m_stack->currentWidget() == m_state)
        m_wantsFocus = true;
    else
        m_fields->focusFirst();
}

QWidget *SafeUsePane::formArea() const
{
    return m_scroll->parentWidget();
}

QWidget *SafeUsePane::previewArea() const
{
    return m_preview;
}

QWidget *SafeUsePane::previewFirst() const
{
    return m_preview->first();
}

void SafeUsePane::focusPreview()
{
    m_preview->focusFirst();
}

void SafeUsePane::hideEvent(QHideEvent *event)
{
    // A window that is locked hides its pages while the key is still there.
    m_editor->flush();
    QWidget::hideEvent(event);
}

} // namespace atalaya::ui
