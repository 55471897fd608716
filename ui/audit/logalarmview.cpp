// SPDX-License-Identifier: GPL-3.0-or-later
#include "logalarmview.h"

#include "ui/audit/factgrid.h"
#include "ui/common/card.h"
#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/type.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int iconSize = 28;
constexpr int buttonWidth = 300;
constexpr int mostWidth = 1280;
/// Below this the two heads stand one under the other.
constexpr int twoColumns = 800;
constexpr int stepCount = 3;

} // namespace

LogAlarmView::LogAlarmView(api::LogVerifier *log, QWidget *parent)
    : QWidget(parent)
    , m_log(log)
    , m_icon(new QLabel(this))
    , m_title(makeLabel(titleFont(), false, this))
    , m_story(makeLabel(bodyFont(), true, this))
    , m_card(new Card(this))
    , m_save(new QPushButton(this))
    , m_copy(new QPushButton(this))
    , m_again(new QPushButton(this))
    , m_lift(new QPushButton(this))
    , m_search(new QPushButton(this))
    , m_note(makeLabel(captionFont(), true, this))
    , m_said(makeLabel(captionFont(), false, this))
{
    setObjectName(u"logAlarm"_s);
    setMaximumWidth(mostWidth);
    m_title->setObjectName(u"logAlarmTitle"_s);
    m_title->setWordWrap(true);
    m_story->setObjectName(u"logAlarmStory"_s);
    m_story->setWordWrap(true);
    m_icon->setAlignment(Qt::AlignTop);
    m_icon->setFixedWidth(iconSize + 12);
    auto *const words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_title);
    words->addWidget(m_story);
    auto *const head = new QHBoxLayout;
    head->setSpacing(0);
    head->addWidget(m_icon);
    head->addLayout(words, 3);
    head->addStretch(1);
    auto *const card = new QVBoxLayout(m_card);
    card->setContentsMargins(18, 16, 18, 16);
    card->addWidget(makeHeads());
    auto *const lower = new QWidget(this);
    m_lower = new QGridLayout(lower);
    m_lower->setContentsMargins(0, 0, 0, 0);
    m_lower->setHorizontalSpacing(18);
    m_left = makeSteps();
    m_right = makeButtons();
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(24, 20, 24, 12);
    all->setSpacing(16);
    all->addLayout(head);
    all->addWidget(m_card);
    all->addWidget(lower);
    arrange();
}

LogAlarmView::Head LogAlarmView::makeHead(QWidget *parent)
{
    return {makeLabel(headingFont(), false, parent), makeLabel(captionFont(), true, parent),
            new FactGrid(FactGrid::Size::Body, parent)};
}

QWidget *LogAlarmView::makeHeads()
{
    auto *const both = new QWidget(m_card);
    m_heads = new QGridLayout(both);
    m_heads->setContentsMargins(0, 0, 0, 0);
    m_heads->setHorizontalSpacing(36);
    m_heads->setVerticalSpacing(4);
    m_pinned = makeHead(both);
    m_offered = makeHead(both);
    m_pinned.facts->setObjectName(u"logAlarmPinned"_s);
    m_offered.facts->setObjectName(u"logAlarmOffered"_s);
    return both;
}

QWidget *LogAlarmView::makeSteps()
{
    auto *const steps = new QWidget(this);
    auto *const grid = new QGridLayout(steps);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(2);
    m_stepsTitle = makeLabel(headingFont(), false, steps);
    grid->addWidget(m_stepsTitle, 0, 0, 1, 2);
    grid->setRowMinimumHeight(0, 26);
    for (int at = 0; at < stepCount; ++at) {
        auto *const number = makeLabel(headingFont(), true, steps);
        number->setText(QString::number(at + 1));
        auto *const what = makeLabel(bodyFont(), false, steps);
        auto *const why = makeLabel(captionFont(), true, steps);
        for (QLabel *const label : {what, why}) {
            label->setWordWrap(true);
            m_steps.append(label);
        }
        why->setContentsMargins(0, 0, 0, 8);
        grid->addWidget(number, 1 + 2 * at, 0, Qt::AlignTop);
        grid->addWidget(what, 1 + 2 * at, 1);
        grid->addWidget(why, 2 + 2 * at, 1);
    }
    grid->setColumnStretch(1, 1);
    return steps;
}

QWidget *LogAlarmView::makeButtons()
{
    auto *const buttons = new QWidget(this);
    auto *const column = new QVBoxLayout(buttons);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    const auto dress = [&](QPushButton *button, const QString &name, const QString &iconName, Tint tint) {
        button->setObjectName(name);
        button->setIcon(icon(iconName, tint));
        button->setFixedWidth(buttonWidth);
        column->addWidget(button, 0, Qt::AlignLeft);
    };
    setLook(m_save, Look::Primary);
    dress(m_save, u"logAlarmSave"_s, u"save"_s, Tint::AccentText);
    dress(m_copy, u"logAlarmCopy"_s, u"files"_s, Tint::Text);
    dress(m_again, u"logAlarmAgain"_s, u"arrow-repeat"_s, Tint::Text);
    dress(m_lift, u"logAlarmLift"_s, u"key"_s, Tint::Text);
    dress(m_search, u"logAlarmSearch"_s, u"search"_s, Tint::Text);
    m_note->setWordWrap(true);
    m_note->setFixedWidth(buttonWidth);
    m_said->setObjectName(u"logAlarmSaid"_s);
    m_said->setWordWrap(true);
    m_said->setFixedWidth(buttonWidth);
    m_said->hide();
    column->addWidget(m_said);
    column->addWidget(m_note);
    column->addStretch();
    connect(m_save, &QPushButton::clicked, this, &LogAlarmView::saveEvidence);
    connect(m_copy, &QPushButton::clicked, this, &LogAlarmView::copyCode);
    connect(m_again, &QPushButton::clicked, this, &LogAlarmView::checkAgain);
    connect(m_lift, &QPushButton::clicked, this, &LogAlarmView::liftWanted);
    connect(m_search, &QPushButton::clicked, this, &LogAlarmView::searchWanted);
    return buttons;
}

void LogAlarmView::arrange()
{
    const bool beside = width() >= twoColumns;
    for (QWidget *const part : QList<QWidget *>{m_pinned.title, m_pinned.note, m_pinned.facts, m_offered.title,
                                                m_offered.note, m_offered.facts})
        m_heads->removeWidget(part);
    const auto put = [this](const Head &head, int row, int column) {
        m_heads->addWidget(head.title, row, column);
        m_heads->addWidget(head.note, row + 1, column);
        m_heads->addWidget(head.facts, row + 2, column, Qt::AlignTop);
    };
    put(m_pinned, 0, 0);
    put(m_offered, beside ? 0 : 3, beside ? 1 : 0);
    m_heads->setColumnStretch(0, 1);
    m_heads->setColumnStretch(1, beside ? 1 : 0);
    m_lower->removeWidget(m_left);
    m_lower->removeWidget(m_right);
    m_lower->addWidget(m_left, 0, 0, Qt::AlignTop);
    m_lower->addWidget(m_right, beside ? 0 : 1, beside ? 1 : 0);
    m_lower->setColumnStretch(0, 1);
    m_lower->setColumnStretch(1, beside ? 1 : 0);
}

QList<QWidget *> LogAlarmView::stops() const
{
    return {m_save, m_copy, m_again, m_lift, m_search};
}

void LogAlarmView::focusFirst()
{
    m_save->setFocus(Qt::OtherFocusReason);
}

void LogAlarmView::tint()
{
    m_icon->setPixmap(
        iconPixmap(u"shield-exclamation"_s, iconSize, devicePixelRatioF(), Tokens::of(this).blocked.text));
}

void LogAlarmView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

void LogAlarmView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if ((event->size().width() >= twoColumns) != (event->oldSize().width() >= twoColumns))
        arrange();
}

} // namespace atalaya::ui
