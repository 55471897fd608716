// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policyeditor.h"
#include "ui/common/banner.h"
#include "ui/common/chip.h"
#include "ui/common/draftoffer.h"
#include "ui/common/icons.h"
#include "ui/common/inplacequestion.h"
#include "ui/common/looks.h"
#include "ui/common/statepane.h"
#include "ui/common/writeguard.h"
#include "ui/governance/conflictpane.h"
#include "ui/governance/examplesbox.h"
#include "ui/governance/impactpane.h"
#include "ui/governance/policyeditorpage.h"
#include "ui/governance/policyformpane.h"
#include "ui/governance/policyreadingbox.h"
#include "ui/governance/warningline.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

// How the page is put together.
namespace atalaya::ui {

using namespace Qt::StringLiterals;

namespace {

/// The form has no use for more.
constexpr int formWidth = 484;
/// Where a rule is whole, the scroll bar beside it.
constexpr int leastForm = 460;
constexpr int narrow = 1060;

} // namespace

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
    m_guard->add(m_examples);
}

QWidget *PolicyEditorPage::buildForm()
{
    auto *const inside = new QWidget;
    auto *const column = new QVBoxLayout(inside);
    column->setContentsMargins(18, 14, 18, 14);
    column->setSpacing(12);
    m_pending->setObjectName(u"policy.pending"_s);
    m_pending->hide();
    column->addWidget(m_pending);
    column->addWidget(m_fields);
    column->addWidget(m_reading);
    column->addWidget(m_examples);
    column->addStretch();
    m_scroll->setObjectName(u"policy.scroll"_s);
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
    m_form->setObjectName(u"policy.form"_s);
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
    connect(m_impact, &ImpactPane::logWanted, this, [this](const QString &query) {
        QUrlQuery place;
        place.addQueryItem(u"q"_s, QString::fromLatin1(QUrl::toPercentEncoding(query)));
        Q_EMIT pageRequested(u"audit"_s, place);
    });
    return wide;
}

void PolicyEditorPage::resizeEvent(QResizeEvent *event)
{
    // Too narrow for both: what it does stands below what it says.
    const bool isNarrow = width() < narrow;
    m_sides->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_form->setMaximumWidth(isNarrow ? QWIDGETSIZE_MAX : formWidth);
    m_form->setMinimumWidth(isNarrow ? 0 : leastForm);
    Page::resizeEvent(event);
}

} // namespace atalaya::ui
