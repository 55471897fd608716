// SPDX-License-Identifier: GPL-3.0-or-later
#include "decisionpane.h"

#include "ui/audit/factgrid.h"
#include "ui/audit/otherdecisions.h"
#include "ui/audit/proofbox.h"
#include "ui/common/chip.h"
#include "ui/common/errorwords.h"
#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/statepane.h"
#include "ui/common/type.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::LoadState;

namespace {

constexpr int headHeight = 40;
constexpr int footHeight = 50;
constexpr int mostWidth = 640;

QToolButton *makeTool(const QString &name, const QString &iconName, QWidget *parent)
{
    auto *const tool = new QToolButton(parent);
    tool->setObjectName(name);
    tool->setIcon(icon(iconName));
    tool->setAutoRaise(true);
    tool->setFocusPolicy(Qt::StrongFocus);
    tool->setFixedSize(28, 28);
    return tool;
}

QWidget *makeLine(QWidget *parent)
{
    auto *const line = new QWidget(parent);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Midlight);
    return line;
}

} // namespace

DecisionPane::DecisionPane(models::AuditDecisionPresenter *presenter, Place place, const AuditWords &words,
                           QWidget *parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_place(place)
    , m_words(words)
    , m_title(makeLabel(headingFont(), false, this))
    , m_previous(makeTool(u"decisionPrevious"_s, u"chevron-up"_s, this))
    , m_next(makeTool(u"decisionNext"_s, u"chevron-down"_s, this))
    , m_link(makeTool(u"decisionLink"_s, u"link-45deg"_s, this))
    , m_tearOff(makeTool(u"decisionTearOff"_s, u"window-stack"_s, this))
    , m_close(makeTool(u"decisionClose"_s, u"x"_s, this))
    , m_stack(new QStackedLayout)
    , m_scroll(new QScrollArea(this))
    , m_state(new StatePane(this))
    , m_chip(new Chip(this))
    , m_when(makeLabel(bodyFont(), true, this))
    , m_reason(makeLabel(bodyFont(), false, this))
    , m_override(new QPushButton(this))
    , m_facts(new FactGrid(FactGrid::Size::Body, this))
    , m_inputsHead(new QToolButton(this))
    , m_inputs(new FactGrid(FactGrid::Size::Body, this))
    , m_inputsNote(makeLabel(captionFont(), true, this))
    , m_others(new OtherDecisions(this))
    , m_proof(new ProofBox(this))
    , m_compare(new QPushButton(this))
    , m_copy(new QPushButton(this))
{
    setObjectName(place == Place::Docked ? u"decisionPane"_s : u"decisionWindowPane"_s);
    build();
    // Another look renders, and there must be something to render into.
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    connect(presenter, &models::AuditDecisionPresenter::opened, this, &DecisionPane::render);
    connect(presenter, &models::AuditDecisionPresenter::changed, this, &DecisionPane::render);
    connect(presenter, &models::AuditDecisionPresenter::rowChanged, this, &DecisionPane::render);
    connect(presenter, &models::AuditDecisionPresenter::othersChanged, this,
            [this] { m_others->show(*m_presenter, m_words); });
    connect(m_state, &StatePane::primaryClicked, presenter, &models::AuditDecisionPresenter::retry);
    connect(m_others, &OtherDecisions::decisionWanted, presenter, &models::AuditDecisionPresenter::openById);
    connect(m_others, &OtherDecisions::allWanted, this, [this] { Q_EMIT queryWanted(m_presenter->othersQuery()); });
    connect(m_inputsHead, &QToolButton::clicked, this, [this] {
        m_isFoldedByHand = true;
        setInputsShown(!m_isInputsShown);
    });
    connect(m_previous, &QToolButton::clicked, presenter, &models::AuditDecisionPresenter::previous);
    connect(m_next, &QToolButton::clicked, presenter, &models::AuditDecisionPresenter::next);
    connect(m_link, &QToolButton::clicked, this, &DecisionPane::linkWanted);
    connect(m_tearOff, &QToolButton::clicked, this, &DecisionPane::tearOffWanted);
    connect(m_close, &QToolButton::clicked, this, &DecisionPane::closeWanted);
    connect(m_compare, &QPushButton::clicked, this, &DecisionPane::compareWanted);
    connect(m_copy, &QPushButton::clicked, this, &DecisionPane::copyWanted);
    connect(m_override, &QPushButton::clicked, this, [this] { Q_EMIT overrideWanted(m_presenter->id()); });
    setWords(words);
}

void DecisionPane::build()
{
    auto *const body = new QWidget;
    body->setMaximumWidth(mostWidth);
    auto *const top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_chip);
    top->addWidget(m_when);
    top->addStretch();
    m_reason->setObjectName(u"decisionReason"_s);
    m_reason->setWordWrap(true);
    m_reason->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_when->setObjectName(u"decisionWhen"_s);
    m_override->setObjectName(u"decisionOverride"_s);
    m_override->setIcon(icon(u"key"_s));
    m_override->hide();
    m_facts->setObjectName(u"decisionFacts"_s);
    m_inputs->setObjectName(u"decisionInputs"_s);
    m_inputsHead->setObjectName(u"decisionInputsHead"_s);
    m_inputsHead->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_inputsHead->setAutoRaise(true);
    m_inputsHead->setFocusPolicy(Qt::StrongFocus);
    m_inputsHead->setFont(headingFont());
    m_inputsNote->setWordWrap(true);
    m_inputs->setContentsMargins(12, 0, 0, 0);
    auto *const column = new QVBoxLayout(body);
    column->setContentsMargins(16, 14, 16, 16);
    column->setSpacing(12);
    column->addLayout(top);
    column->addWidget(m_reason);
    column->addWidget(m_override, 0, Qt::AlignLeft);
    column->addWidget(m_facts);
    column->addWidget(m_inputsHead, 0, Qt::AlignLeft);
    column->addWidget(m_inputsNote);
    column->addWidget(m_inputs);
    column->addWidget(makeLine(body));
    column->addWidget(m_others);
    column->addWidget(makeLine(body));
    column->addWidget(m_proof);
    column->addStretch();
    m_scroll->setObjectName(u"decisionScroll"_s);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_scroll->setWidget(body);
    body->setAutoFillBackground(true);
    body->setBackgroundRole(QPalette::Base);
    m_state->setObjectName(u"decisionState"_s);
    m_stack->addWidget(m_scroll);
    m_stack->addWidget(m_state);

    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(1, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(makeHead());
    all->addWidget(makeLine(this));
    all->addLayout(m_stack, 1);
    all->addWidget(makeLine(this));
    all->addWidget(makeFoot());
    for (QWidget *const stop : stops())
        stop->installEventFilter(this);
}

QWidget *DecisionPane::makeHead()
{
    auto *const head = new QWidget(this);
    head->setFixedHeight(headHeight);
    m_title->setObjectName(u"decisionTitle"_s);
    auto *const row = new QHBoxLayout(head);
    row->setContentsMargins(16, 0, 10, 0);
    row->setSpacing(4);
    row->addWidget(m_title, 1);
    for (QToolButton *const tool : {m_previous, m_next, m_link, m_tearOff, m_close})
        row->addWidget(tool);
    for (QToolButton *const tool : {m_link, m_tearOff, m_close, m_previous, m_next})
        tool->setVisible(m_place == Place::Docked);
    return head;
}

QWidget *DecisionPane::makeFoot()
{
    auto *const foot = new QWidget(this);
    foot->setFixedHeight(footHeight);
    m_compare->setObjectName(u"decisionCompare"_s);
    m_compare->setIcon(icon(u"layout-split"_s));
    m_compare->setVisible(m_place == Place::Docked);
    m_copy->setObjectName(u"decisionCopy"_s);
    m_copy->setIcon(icon(u"files"_s));
    auto *const row = new QHBoxLayout(foot);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(8);
    row->addWidget(m_compare);
    row->addWidget(m_copy);
    row->addStretch();
    return foot;
}

void DecisionPane::setWords(const AuditWords &words)
{
    m_words = words;
    const auto say = [](QToolButton *tool, const QString &name, const QString &key) {
        tool->setAccessibleName(name);
        tool->setToolTip(key.isEmpty() ? name : name + u" ("_s + key + u')');
    };
    setAccessibleName(tr("Decision"));
    say(m_previous, tr("Previous decision"), u"K"_s);
    say(m_next, tr("Next decision"), u"J"_s);
    say(m_link, tr("Copy a link to this decision"), {});
    say(m_tearOff, tr("Open in a window of its own"), {});
    say(m_close, tr("Close"), u"Esc"_s);
    m_compare->setText(tr("Compare"));
    m_compare->setToolTip(tr("Compare two decisions (C)"));
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy the decision as text"));
    m_override->setText(tr("Request an override"));
    m_override->setAccessibleName(m_override->text());
    m_inputsHead->setAccessibleName(tr("Inputs"));
    m_scroll->setAccessibleName(tr("Decision"));
    render();
}

void DecisionPane::setOffersOverride(bool offers)
{
    m_offersOverride = offers;
    render();
}

QList<QWidget *> DecisionPane::stops() const
{
    return QList<QWidget *>{m_scroll, m_previous, m_next, m_link, m_tearOff, m_close, m_override, m_inputsHead} +
           m_others->stops() + QList<QWidget *>{m_compare, m_copy};
}

void DecisionPane::focusFirst()
{
    m_scroll->setFocus(Qt::OtherFocusReason);
}

bool DecisionPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *const key = static_cast<QKeyEvent *>(event);
        const bool isPlain = key->modifiers() == Qt::NoModifier;
        if (isPlain && key->key() == Qt::Key_J)
            return m_presenter->next(), true;
        if (isPlain && key->key() == Qt::Key_K)
            return m_presenter->previous(), true;
    }
    return QWidget::eventFilter(watched, event);
}

void DecisionPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, 1, height()), Tokens::of(this).line);
}

void DecisionPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        render();
}

} // namespace atalaya::ui
