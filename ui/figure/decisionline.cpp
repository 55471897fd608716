// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figure/decisionline.h"

#include "models/figurerowsmodel.h"
#include "ui/common/decisionchip.h"
#include "ui/common/tokens.h"
#include "ui/common/type.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QShortcut>
#include <QTableView>

#include <optional>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using contract::DecisionState;
using models::FigureRowsModel;

namespace {

/// What kind of row is a decision.
std::optional<DecisionState> stateOf(const QString &kind)
{
    if (kind == "task"_L1)
        return DecisionState::Executed;
    if (kind == "review"_L1)
        return DecisionState::Review;
    if (kind == "blocked"_L1)
        return DecisionState::Blocked;
    return std::nullopt;
}

} // namespace

DecisionLine::DecisionLine(QTableView *view, QWidget *parent)
    : QWidget(parent)
    , m_view(view)
    , m_words(makeLabel(captionFont(), true, this))
    , m_chip(new DecisionChip(this))
{
    setObjectName(u"figureDecision"_s);
    m_words->setObjectName(u"figureDecision.words"_s);
    m_chip->setObjectName(u"figureDecision.chip"_s);
    m_words->setMinimumWidth(0);
    m_words->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *const line = new QHBoxLayout(this);
    line->setContentsMargins(16, 5, 16, 5);
    line->setSpacing(10);
    line->addWidget(m_chip);
    line->addWidget(m_words, 1);
    connect(m_chip, &QAbstractButton::clicked, this, &DecisionLine::follow);
    connect(view, &QTableView::doubleClicked, this, &DecisionLine::follow);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter})
        connect(new QShortcut(QKeySequence(key), view, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated,
                this, &DecisionLine::follow);
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DecisionLine::render);
    connect(view->model(), &QAbstractItemModel::dataChanged, this, &DecisionLine::render);
    connect(view->model(), &QAbstractItemModel::modelReset, this, &DecisionLine::render);
    render();
}

QWidget *DecisionLine::chip() const
{
    return m_chip;
}

void DecisionLine::setLeads(bool leads)
{
    m_leads = leads;
    render();
}

void DecisionLine::render()
{
    const QModelIndex row = m_view->currentIndex();
    const auto state =
        m_leads && row.isValid() ? stateOf(row.data(FigureRowsModel::KindRole).toString()) : std::nullopt;
    m_id = state ? row.data(models::IdRole).toString() : QString();
    setVisible(!m_id.isEmpty());
    if (m_id.isEmpty())
        return;
    QStringList words;
    for (const int column : {FigureRowsModel::What, FigureRowsModel::Entity, FigureRowsModel::At})
        if (const QString word = row.siblingAtColumn(column).data().toString(); !word.isEmpty())
            words.append(word);
    m_words->setText(words.join(u" · "_s));
    m_chip->set(*state, words.join(u", "_s));
}

void DecisionLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), Tokens::of(this).line);
}

void DecisionLine::follow()
{
    if (!m_id.isEmpty())
        Q_EMIT decisionWanted(m_id);
}

} // namespace atalaya::ui
