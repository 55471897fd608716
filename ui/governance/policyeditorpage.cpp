// SPDX-License-Identifier: GPL-3.0-or-later
#include "policyeditorpage.h"

#include "models/policyeditor.h"
#include "models/policyfindings.h"
#include "models/policyhistory.h"
#include "models/policysimulation.h"
#include "ui/common/banner.h"
#include "ui/common/chip.h"
#include "ui/common/draftoffer.h"
#include "ui/common/inplacequestion.h"
#include "ui/common/statepane.h"
#include "ui/common/type.h"
#include "ui/common/writeguard.h"
#include "ui/governance/conflictpane.h"
#include "ui/governance/examplesbox.h"
#include "ui/governance/historydialog.h"
#include "ui/governance/impactpane.h"
#include "ui/governance/pendingdialog.h"
#include "ui/governance/policyformpane.h"
#include "ui/governance/policylink.h"
#include "ui/governance/policyreadingbox.h"
#include "ui/governance/policywords.h"
#include "ui/governance/publishdialog.h"
#include "ui/governance/warningline.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::PolicyEditor;

PolicyEditorPage::PolicyEditorPage(const Parts &parts, QWidget *parent)
    : Page(parent)
    , m_parts(parts)
    , m_editor(parts.editor)
    , m_findings(parts.findings)
    , m_simulation(parts.simulation)
    , m_back(new QPushButton(this))
    , m_chip(new Chip(this))
    , m_versions(new QPushButton(this))
    , m_strip(new Banner(this))
    , m_stack(new QStackedLayout)
    , m_form(new QWidget(this))
    , m_scroll(new QScrollArea(m_form))
    , m_pending(new WarningLine)
    , m_fields(new PolicyFormPane(parts.editor, {parts.zone, parts.me}))
    , m_reading(new PolicyReadingBox(parts.editor, parts.findings, parts.currency, parts.zone))
    , m_examples(new ExamplesBox(parts.editor, parts.currency))
    , m_saved(makeLabel(captionFont(), true, m_form))
    , m_discard(new InPlaceQuestion(u"policy.discard"_s, m_form))
    , m_publish(new QPushButton(m_form))
    , m_conflict(new ConflictPane(parts.editor, parts.currency, parts.zone, this))
    , m_state(new StatePane(this))
    , m_guard(new WriteGuard(this))
{
    m_editor->setParent(this);
    m_findings->setParent(this);
    if (m_simulation)
        m_simulation->setParent(this);
    setObjectName(u"page.policy"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    build();
    connectParts();
    connectEditor();
    render();
}

void PolicyEditorPage::connectParts()
{
    connect(m_back, &QPushButton::clicked, this, &PolicyEditorPage::leaveTrail);
    connect(m_versions, &QPushButton::clicked, this, &PolicyEditorPage::showHistory);
    connect(m_publish, &QPushButton::clicked, this, &PolicyEditorPage::publish);
    connect(m_pending, &WarningLine::followed, this, &PolicyEditorPage::decidePending);
    connect(m_discard, &InPlaceQuestion::confirmed, m_editor, &PolicyEditor::discard);
    connect(m_state, &StatePane::primaryClicked, this, &PolicyEditorPage::refresh);
    connect(m_strip, &Banner::triggered, this, [this] {
        m_message.clear();
        m_editor->recover();
        renderFoot();
    });
    connect(m_reading, &PolicyReadingBox::ruleWanted, m_fields, &PolicyFormPane::addRule);
    connect(m_reading, &PolicyReadingBox::policyWanted, this,
            [this](const QString &id) { Q_EMIT pageRequested(policyPageId(), policyLink(id)); });
    if (!m_offer)
        return;
    connect(m_editor, &PolicyEditor::offeredChanged, this,
            [this](bool isOffered) { isOffered ? m_offer->offer(m_editor->draftId()) : m_offer->takeBack(); });
    connect(m_offer, &DraftOffer::continued, m_editor, &PolicyEditor::takeKept);
    connect(m_offer, &DraftOffer::discarded, m_editor, &PolicyEditor::dropKept);
}

void PolicyEditorPage::connectEditor()
{
    connect(m_editor, &PolicyEditor::loaded, this, [this] {
        m_message.clear();
        render();
        Q_EMIT trailChanged();
    });
    connect(m_editor, &PolicyEditor::edited, this, &PolicyEditorPage::renderForm);
    connect(m_editor, &PolicyEditor::savingChanged, this, &PolicyEditorPage::renderSaving);
    connect(m_editor, &PolicyEditor::busyChanged, this, &PolicyEditorPage::renderFoot);
    connect(m_editor, &PolicyEditor::failed, this, [this](const api::ApiError &error) {
        m_message = refusalWords(error);
        renderFoot();
    });
    connect(m_editor, &PolicyEditor::wentOut, m_findings, &models::PolicyFindings::refresh);
    // What was before is another now.
    if (m_simulation)
        connect(m_editor, &PolicyEditor::wentOut, m_simulation, &models::PolicySimulation::again);
    connect(m_editor, &PolicyEditor::gone, this, &PolicyEditorPage::leaveTrail);
    connect(m_findings, &models::PolicyFindings::changed, m_reading, &PolicyReadingBox::render);
}

void PolicyEditorPage::activate()
{
    m_findings->refresh();
    refresh();
    if (m_stack->currentWidget() == m_conflict)
        m_conflict->focusFirst();
    else if (m_stack->currentWidget() == m_state)
        m_wantsFocus = true;
    else
        m_fields->focusFirst();
}

void PolicyEditorPage::refresh()
{
    m_editor->recover();
    m_editor->refresh();
}

QList<QWidget *> PolicyEditorPage::tools()
{
    return {m_back, m_chip, m_versions};
}

QString PolicyEditorPage::trail() const
{
    const QString &name = m_editor->form().name;
    return name.isEmpty() ? (m_editor->isNew() ? tr("New policy") : tr("Policy")) : name;
}

bool PolicyEditorPage::leaveTrail()
{
    Q_EMIT pageRequested(policiesPageId(), {});
    return true;
}

QUrlQuery PolicyEditorPage::query() const
{
    return policyLink(m_editor->isNew() ? QString() : m_editor->id());
}

void PolicyEditorPage::open(const QUrlQuery &query)
{
    const QString id = query.queryItemValue(u"id"_s, QUrl::FullyDecoded);
    if (id == m_editor->id() && !id.isEmpty())
        return refresh();
    if (m_simulation)
        m_simulation->clear();
    if (id.isEmpty())
        m_editor->openNew();
    else
        m_editor->open(id);
}

QList<Page::KeyHint> PolicyEditorPage::keys() const
{
    return {{u"Tab"_s, tr("From field to field, rules from top to bottom")},
            {u"Esc"_s, tr("Back to the policies")},
            {u"F5"_s, tr("Ask the platform again")}};
}

void PolicyEditorPage::setReadOnly(ReadOnly why)
{
    // What is typed is kept on this computer until it can be sent.
    m_guard->setReadOnly(why);
    if (why == ReadOnly::No)
        m_editor->recover();
}

void PolicyEditorPage::hideEvent(QHideEvent *event)
{
    // A window that is locked hides its pages while the key is still there.
    m_editor->flush();
    Page::hideEvent(event);
}

void PolicyEditorPage::publish()
{
    auto *const dialog = new PublishDialog(m_editor, {m_parts.currency, m_parts.zone, m_findings->asksForTwo()}, this);
    ask(dialog);
}

void PolicyEditorPage::decidePending()
{
    if (!m_editor->detail().pending)
        return;
    auto *const dialog =
        new PendingDialog(m_editor, {m_parts.currency, m_parts.zone, m_parts.me, m_parts.mayPublish}, this);
    ask(dialog);
}

void PolicyEditorPage::ask(QDialog *dialog)
{
    // What opened it may be off or gone by then: the keyboard goes to what comes next, not out of the page.
    connect(dialog, &QDialog::accepted, this, [this] {
        if (m_editor->detail().pending)
            m_pending->setFocus();
        else
            m_fields->focusFirst();
    });
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void PolicyEditorPage::showHistory()
{
    auto *const dialog =
        new HistoryDialog(m_parts.makeHistory(), m_editor, {m_parts.currency, m_parts.zone, m_parts.mayEdit}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void PolicyEditorPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        render();
        if (m_impact)
            m_impact->retranslate();
    }
    Page::changeEvent(event);
}

} // namespace atalaya::ui
