// SPDX-License-Identifier: GPL-3.0-or-later
#include "figurestory.h"

#include "charts/bridgechart.h"
#include "ui/common/chip.h"
#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/type.h"
#include "ui/dashboard/charttokens.h"
#include "ui/dashboard/factlist.h"
#include "ui/figure/formulabox.h"
#include "ui/figure/sumlist.h"
#include "ui/figure/trialcontrol.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::Assumed;

namespace {

constexpr int bridgeHeight = 208;
constexpr int relatedRow = 28;

QLabel *wrapped(const QFont &font, QWidget *parent)
{
    QLabel *const label = makeLabel(font, true, parent);
    label->setWordWrap(true);
    return label;
}

} // namespace

FigureStory::FigureStory(models::FigurePresenter *presenter, QWidget *parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_figure(makeLabel(titleFont(), false, this))
    , m_figureName(makeLabel(bodyFont(), true, this))
    , m_chip(new Chip(this))
    , m_other(makeLabel(headingFont(), false, this))
    , m_otherName(makeLabel(bodyFont(), true, this))
    , m_changeIcon(new QLabel(this))
    , m_change(wrapped(captionFont(), this))
    , m_meaning(wrapped(captionFont(), this))
    , m_formulaTitle(makeLabel(headingFont(), false, this))
    , m_formula(new FormulaBox(this))
    , m_missing(wrapped(captionFont(), this))
    , m_trial(new QWidget(this))
    , m_trialTitle(makeLabel(headingFont(), false, m_trial))
    , m_reset(new QPushButton(m_trial))
    , m_minutes(new TrialControl(u"minutes"_s, m_trial))
    , m_rate(new TrialControl(u"rate"_s, m_trial))
    , m_review(new TrialControl(u"review"_s, m_trial))
    , m_note(wrapped(captionFont(), m_trial))
    , m_breakEven(wrapped(bodyFont(), m_trial))
    , m_net(new QWidget(this))
    , m_netTitle(makeLabel(headingFont(), false, m_net))
    , m_bridge(new charts::BridgeChart(m_net))
    , m_sums(new SumList(m_net))
    , m_relatedTitle(makeLabel(headingFont(), false, this))
    , m_related(new FactList(relatedRow, this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    build();
    m_figure->setObjectName(u"figureValue"_s);
    m_chip->setObjectName(u"figureTrial"_s);
    m_other->setObjectName(u"figureOther"_s);
    m_change->setObjectName(u"figureChange"_s);
    m_missing->setObjectName(u"figureMissing"_s);
    m_reset->setObjectName(u"figureReset"_s);
    m_breakEven->setObjectName(u"figureBreakEven"_s);
    m_breakEven->setForegroundRole(QPalette::WindowText);
    m_bridge->setObjectName(u"figureBridge"_s);
    m_bridge->setFixedHeight(bridgeHeight);
    m_bridge->setTheme(chartTheme(Tokens::of(this)));
    setPaintsOwnFocus(m_bridge);
    m_sums->setObjectName(u"figureSums"_s);
    m_related->setObjectName(u"figureRelated"_s);
    m_reset->setIcon(icon(u"arrow-counterclockwise"_s));
    setLook(m_reset, Look::Quiet);

    connect(m_reset, &QPushButton::clicked, presenter, &models::FigurePresenter::reset);
    const auto follow = [this](TrialControl *control, double Assumed::*member) {
        connect(control, &TrialControl::tried, this, [this, member](double value) {
            Assumed assumed = m_presenter->assumed();
            assumed.*member = value;
            m_presenter->tryOut(assumed);
        });
    };
    follow(m_minutes, &Assumed::minutesPerTask);
    follow(m_rate, &Assumed::hourlyRate);
    follow(m_review, &Assumed::reviewMinutes);
    connect(m_related, &FactList::activated, this, [this](int row) { Q_EMIT figureWanted(m_relatedIds.at(row)); });
}

void FigureStory::build()
{
    auto *const head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_figure);
    head->addWidget(m_figureName, 0, Qt::AlignBottom);
    head->addWidget(m_chip, 0, Qt::AlignVCenter);
    head->addStretch();
    head->addWidget(m_other, 0, Qt::AlignBottom);
    head->addWidget(m_otherName, 0, Qt::AlignBottom);
    auto *const change = new QHBoxLayout;
    change->setSpacing(6);
    change->addWidget(m_changeIcon, 0, Qt::AlignTop);
    change->addWidget(m_change, 1);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(18, 16, 18, 16);
    column->setSpacing(0);
    column->addLayout(head);
    column->addSpacing(2);
    column->addLayout(change);
    column->addSpacing(4);
    column->addWidget(m_meaning);
    column->addSpacing(12);
    column->addWidget(m_formulaTitle);
    column->addSpacing(6);
    column->addWidget(m_formula);
    column->addWidget(m_missing);
    column->addSpacing(12);
    buildTrial(column);
    auto *const net = new QVBoxLayout(m_net);
    net->setContentsMargins(0, 0, 0, 14);
    net->setSpacing(4);
    net->addWidget(m_netTitle);
    net->addWidget(m_bridge);
    net->addWidget(m_sums);
    column->addWidget(m_net);
    column->addWidget(m_relatedTitle);
    column->addSpacing(2);
    column->addWidget(m_related);
    column->addStretch();
}

void FigureStory::buildTrial(QVBoxLayout *column)
{
    auto *const head = new QHBoxLayout;
    head->addWidget(m_trialTitle);
    head->addStretch();
    head->addWidget(m_reset);
    auto *const trial = new QVBoxLayout(m_trial);
    trial->setContentsMargins(0, 0, 0, 14);
    trial->setSpacing(8);
    trial->addLayout(head);
    for (TrialControl *control : {m_minutes, m_rate, m_review})
        trial->addWidget(control);
    trial->addWidget(m_note);
    trial->addWidget(m_breakEven);
    column->addWidget(m_trial);
}

QList<QWidget *> FigureStory::stops() const
{
    QList<QWidget *> stops;
    for (const TrialControl *control : {m_minutes, m_rate, m_review})
        stops += control->stops();
    return stops << m_reset << m_bridge << m_bridge->tableView() << m_related->buttons();
}

void FigureStory::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        tint();
    QWidget::changeEvent(event);
}

} // namespace atalaya::ui
