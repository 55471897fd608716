// SPDX-License-Identifier: GPL-3.0-or-later
#include "whypage.h"

#include "models/whypresenter.h"
#include "ui/audit/decisionlinks.h"
#include "ui/audit/factgrid.h"
#include "ui/common/chip.h"
#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/statepane.h"
#include "ui/common/type.h"
#include "ui/common/writeguard.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::WhyPresenter;

namespace {

constexpr int mostWidth = 720;
constexpr int longestId = 128;

} // namespace

WhyPage::WhyPage(WhyPresenter *presenter, const QTimeZone &zone, bool mayRequest, QWidget *parent)
    : Page(parent)
    , m_presenter(presenter)
    , m_zone(zone)
    , m_mayRequest(mayRequest)
    , m_texts(Formats({}, zone))
    , m_id(new QLineEdit(this))
    , m_ask(new QPushButton(this))
    , m_stack(new QStackedLayout)
    , m_state(new StatePane(this))
    , m_chip(new Chip(this))
    , m_sentence(makeLabel(headingFont(), false, this))
    , m_facts(new FactGrid(FactGrid::Size::Body, this))
    , m_liftHead(makeLabel(headingFont(), false, this))
    , m_lift(makeLabel(bodyFont(), false, this))
    , m_request(new QPushButton(this))
    , m_override(new QPushButton(this))
    , m_log(new QPushButton(this))
    , m_guard(new WriteGuard(this))
{
    presenter->setParent(this);
    setObjectName(u"page.why"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    build();
    m_guard->add(m_request);
    connect(m_presenter, &WhyPresenter::changed, this, &WhyPage::render);
    connect(m_id, &QLineEdit::returnPressed, this, &WhyPage::ask);
    connect(m_ask, &QPushButton::clicked, this, &WhyPage::ask);
    connect(m_state, &StatePane::primaryClicked, this, &WhyPage::refresh);
    connect(m_request, &QPushButton::clicked, this, [this] {
        const QString id = AuditWords::text(m_presenter->answer()->decisionId);
        Q_EMIT pageRequested(overridesPageId(), overrideRequestLink(id));
    });
    connect(m_override, &QPushButton::clicked, this, [this] {
        const QString id = AuditWords::text(m_presenter->answer()->overrides.front().id);
        Q_EMIT pageRequested(overridesPageId(), overrideLink(id));
    });
    connect(m_log, &QPushButton::clicked, this, [this] {
        const QString id = AuditWords::text(m_presenter->answer()->decisionId);
        Q_EMIT pageRequested(auditPageId(), decisionLink(id));
    });
    retranslate();
}

void WhyPage::build()
{
    m_id->setObjectName(u"why.id"_s);
    m_id->setMaxLength(longestId);
    m_ask->setObjectName(u"why.ask"_s);
    m_ask->setIcon(icon(u"search"_s, Tint::AccentText));
    setLook(m_ask, Look::Primary);
    m_state->setObjectName(u"why.state"_s);
    m_sentence->setObjectName(u"why.sentence"_s);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->setObjectName(u"why.facts"_s);
    m_lift->setObjectName(u"why.lift"_s);
    m_lift->setWordWrap(true);
    m_lift->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_request->setObjectName(u"why.request"_s);
    m_request->setIcon(icon(u"key"_s, Tint::AccentText));
    setLook(m_request, Look::Primary);
    m_override->setObjectName(u"why.override"_s);
    m_override->setIcon(icon(u"key"_s));
    m_log->setObjectName(u"why.log"_s);
    m_log->setIcon(icon(u"journal-text"_s));
    auto *const question = new QHBoxLayout;
    question->setContentsMargins(16, 12, 16, 12);
    question->setSpacing(8);
    m_id->setMaximumWidth(mostWidth);
    question->addWidget(m_id, 1);
    question->addWidget(m_ask);
    question->addStretch();
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton *const button : {m_request, m_override, m_log})
        buttons->addWidget(button);
    buttons->addStretch();
    auto *const body = new QWidget;
    body->setAutoFillBackground(true);
    body->setBackgroundRole(QPalette::Base);
    body->setMaximumWidth(mostWidth);
    auto *const column = new QVBoxLayout(body);
    column->setContentsMargins(16, 8, 16, 16);
    column->setSpacing(12);
    column->addWidget(m_chip, 0, Qt::AlignLeft);
    column->addWidget(m_sentence);
    column->addWidget(m_facts);
    column->addWidget(m_liftHead);
    column->addWidget(m_lift);
    column->addLayout(buttons);
    column->addStretch();
    auto *const scroll = new QScrollArea(this);
    scroll->setObjectName(u"why.scroll"_s);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    scroll->setWidget(body);
    m_stack->addWidget(scroll);
    m_stack->addWidget(m_state);
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(question);
    all->addLayout(m_stack, 1);
}

void WhyPage::activate()
{
    m_id->setFocus(Qt::OtherFocusReason);
    m_id->selectAll();
}

void WhyPage::refresh()
{
    m_presenter->refresh();
}

QUrlQuery WhyPage::query() const
{
    return m_presenter->id().isEmpty() ? QUrlQuery() : whyLink(m_presenter->id());
}

void WhyPage::open(const QUrlQuery &query)
{
    if (query.isEmpty())
        return;
    m_id->setText(query.queryItemValue(u"id"_s, QUrl::FullyDecoded));
    m_presenter->ask(m_id->text());
}

void WhyPage::ask()
{
    m_presenter->ask(m_id->text());
    Q_EMIT trailChanged();
}

void WhyPage::setReadOnly(ReadOnly why)
{
    m_guard->setReadOnly(why);
}

void WhyPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Page::changeEvent(event);
}

} // namespace atalaya::ui
