// SPDX-License-Identifier: GPL-3.0-or-later
#include "policyeditorpage.h"

#include "models/policyeditor.h"
#include "models/policyfindings.h"
#include "models/policyhistory.h"
#include "models/policysimulation.h"
#include "ui/common/banner.h"
#include "ui/common/chip.h"
#include "ui/common/draftoffer.h"
#include "ui/common/icons.h"
#include "ui/common/inplacequestion.h"
#include "ui/common/looks.h"
#include "ui/common/statepane.h"
#include "ui/common/type.h"
#include "ui/common/writeguard.h"
#include "ui/governance/conflictpane.h"
#include "ui/governance/historydialog.h"
#include "ui/governance/impactpane.h"
#include "ui/governance/policyformpane.h"
#include "ui/governance/policylink.h"
#include "ui/governance/policyreadingbox.h"
#include "ui/governance/policywords.h"
#include "ui/governance/publishdialog.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::PolicyEditor;

namespace {

/// The form has no use for more.
constexpr int formWidth = 484;
constexpr int narrow = 960;

} // namespace

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
    , m_fields(new PolicyFormPane(parts.editor))
    , m_reading(new PolicyReadingBox(parts.editor, parts.findings, parts.currency, parts.zone))
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

void PolicyEditorPage::build()
{
    m_back->setObjectName(u"policy.back"_s);
    m_back->setIcon(icon(u"chevron-left"_s));
    m_back->setFixedWidth(30);
    m_chip->setObjectName(u"policy.chip"_s);
    m_versions->setObjectName(u"policy.versions"_s);
    m_versions->setIcon(icon(u"clock-history"_s));
    m_strip->setObjectName(u"policy.strip"_s);
    m_strip->hide();
    m_saved->setObjectName(u"policy.saved"_s);
    m_publish->setObjectName(u"policy.publish"_s);
    m_publish->setIcon(icon(u"key"_s, Tint::AccentText));
    m_state->setObjectName(u"policy.state"_s);
    setLook(m_publish, Look::Primary);
    m_stack->addWidget(buildSides());
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
    m_guard->add(m_publish);
    m_guard->add(m_discard);
    m_guard->add(m_fields);
}

QWidget *PolicyEditorPage::buildForm()
{
    auto *const inside = new QWidget;
    auto *const column = new QVBoxLayout(inside);
    column->setContentsMargins(18, 14, 18, 14);
    column->setSpacing(12);
    column->addWidget(m_fields);
    column->addWidget(m_reading);
    column->addStretch();
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(inside);
    auto *const rule = new QFrame(m_form);
    rule->setFixedHeight(1);
    rule->setAutoFillBackground(true);
    rule->setBackgroundRole(QPalette::Mid);
    auto *const foot = new QHBoxLayout;
    foot->setContentsMargins(18, 10, 18, 10);
    foot->setSpacing(8);
    foot->addWidget(m_saved, 1);
    foot->addWidget(m_discard);
    foot->addWidget(m_publish);
    m_form->setMaximumWidth(formWidth);
    m_saved->setWordWrap(true);
    auto *const all = new QVBoxLayout(m_form);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_scroll, 1);
    all->addWidget(rule);
    all->addLayout(foot);
    return m_form;
}

QWidget *PolicyEditorPage::buildSides()
{
    auto *const wide = new QWidget(this);
    m_sides = new QHBoxLayout(wide);
    m_sides->setContentsMargins(0, 0, 0, 0);
    m_sides->setSpacing(0);
    m_sides->addWidget(buildForm(), 2);
    auto *const edge = new QFrame(wide);
    edge->setMinimumSize(1, 1);
    edge->setAutoFillBackground(true);
    edge->setBackgroundRole(QPalette::Mid);
    m_sides->addWidget(edge);
    if (!m_simulation) {
        m_sides->addStretch(3);
        return wide;
    }
    m_impact = new ImpactPane({m_simulation, m_editor, m_findings, m_parts.zone});
    auto *const scroll = new QScrollArea(wide);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_impact);
    m_sides->addWidget(scroll, 3);
    connect(m_impact, &ImpactPane::decisionWanted, this, [this](const QString &id) {
        QUrlQuery place;
        place.addQueryItem(u"q"_s, {});
        place.addQueryItem(u"decision"_s, QString::fromLatin1(QUrl::toPercentEncoding(id)));
        Q_EMIT pageRequested(u"audit"_s, place);
    });
    return wide;
}

void PolicyEditorPage::connectParts()
{
    connect(m_back, &QPushButton::clicked, this, &PolicyEditorPage::leaveTrail);
    connect(m_versions, &QPushButton::clicked, this, &PolicyEditorPage::showHistory);
    connect(m_publish, &QPushButton::clicked, this, &PolicyEditorPage::publish);
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
    auto *const dialog = new PublishDialog(m_editor, {m_parts.currency, m_parts.zone, false}, this);
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

void PolicyEditorPage::resizeEvent(QResizeEvent *event)
{
    // Too narrow for both: what it does stands below what it says.
    const bool isNarrow = width() < narrow;
    m_sides->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_form->setMaximumWidth(isNarrow ? QWIDGETSIZE_MAX : formWidth);
    Page::resizeEvent(event);
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
