// SPDX-License-Identifier: GPL-3.0-or-later
#include "figurefooter.h"

#include "ui/common/errorwords.h"
#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/tabulartext.h"
#include "ui/common/type.h"
#include "ui/figure/figurerowsproxy.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include <cmath>
#include <numeric>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::FigureCheck;
using models::FigurePresenter;
using models::FigureRowsModel;
using Aggregate = contract::RowsFormula::Aggregate;

namespace {

constexpr int footerHeight = 40;

} // namespace

FigureFooter::FigureFooter(QHeaderView *header, QWidget *parent)
    : QWidget(parent)
    , m_header(header)
    , m_icon(new QLabel(this))
    , m_sentence(makeLabel(bodyFont(), false, this))
    , m_button(new QPushButton(this))
{
    setObjectName(u"figureFooter"_s);
    m_sentence->setObjectName(u"figureVerdict"_s);
    m_button->setObjectName(u"figureAddUp"_s);
    setFixedHeight(footerHeight);
    setLook(m_button, Look::Link);
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(16, 1, 16, 0);
    row->setSpacing(8);
    row->addWidget(m_icon);
    row->addWidget(m_sentence);
    row->addWidget(m_button);
    row->addStretch();
    connect(m_button, &QPushButton::clicked, this,
            [this] { m_isRunning ? Q_EMIT cancelWanted() : Q_EMIT addUpWanted(); });
    connect(header, &QHeaderView::geometriesChanged, this, QOverload<>::of(&QWidget::update));
    connect(header, &QHeaderView::sectionResized, this, QOverload<>::of(&QWidget::update));
}

QString FigureFooter::sentence() const
{
    return m_sentence->text();
}

FigureFooter::Verdict FigureFooter::verdictOf(const FigurePresenter &presenter, const FigureWords &words)
{
    const FigureCheck &check = *presenter.check();
    const FigureCheck &net = *presenter.netCheck();
    const auto amount = [&](std::optional<double> value) {
        return words.amount(value, presenter.unit());
    };
    const auto count = [&](qint64 rows) {
        return words.formats().integer(rows);
    };
    const auto &head = presenter.rows()->head();
    const bool isSum =
        head && (head->formula.aggregate == Aggregate::Sum || head->formula.aggregate == Aggregate::Count);
    const QString agreement = isSum ? tr("The sum agrees with the card") : tr("The rows agree with the card");
    if (presenter.isTried())
        return {u"pencil"_s, Tint::Accent, tr("A trial: not the stored figure"), {}};
    switch (check.state()) {
    case FigureCheck::State::Agrees:
        // The net stands on the page of the gross too, and has rows of its own.
        if (net.state() == FigureCheck::State::Differs)
            return {u"exclamation-circle"_s, Tint::Error,
                    tr("Net: the rows give %1, the card says %2").arg(amount(net.recomputed()), amount(net.figure())),
                    tr("Add up again")};
        if (net.state() == FigureCheck::State::TooMany)
            return {u"question-circle"_s, Tint::Muted, tr("%1; the net is not added up yet").arg(agreement),
                    tr("Add up %1").arg(words.rows(net.rowsInAll()))};
        if (presenter.error() && isUnreachable(*presenter.error()))
            return {u"check-circle"_s,
                    Tint::Executed,
                    tr("%1, as of %2")
                        .arg(agreement, words.formats().moment(presenter.fetchedAt(), QDateTime::currentDateTimeUtc())),
                    {}};
        return {u"check-circle"_s, Tint::Executed, agreement, {}};
    case FigureCheck::State::Differs:
        return {u"exclamation-circle"_s, Tint::Error,
                tr("The rows give %1, the card says %2").arg(amount(check.recomputed()), amount(check.figure())),
                tr("Add up again")};
    case FigureCheck::State::Running:
        return {u"arrow-repeat"_s, Tint::Muted,
                check.rowsInAll() > 0 ? tr("Adding up: %1 of %2").arg(count(check.rowsRead()), count(check.rowsInAll()))
                                      : tr("Adding up…"),
                tr("Cancel")};
    case FigureCheck::State::TooMany:
        return {u"question-circle"_s, Tint::Muted, tr("Not added up yet"),
                tr("Add up %1").arg(words.rows(check.rowsInAll()))};
    case FigureCheck::State::Off:
        return {u"question-circle"_s, Tint::Muted, tr("Not added up"),
                presenter.hasFigure() ? tr("Add up") : QString()};
    case FigureCheck::State::Incomplete:
        return {u"cloud-slash"_s, Tint::Review,
                tr("Only %1 of %2 are kept here: not added up")
                    .arg(count(check.rowsRead()), words.rows(std::max(check.rowsInAll(), check.rowsRead()))),
                tr("Try again")};
    case FigureCheck::State::Failed:
        return {u"exclamation-circle"_s, Tint::Error, tr("The rows could not be read to the end"), tr("Try again")};
    }
    return {};
}

QMap<int, QString> FigureFooter::sumsOf(const FigurePresenter &presenter, const FigureWords &words)
{
    const auto &head = presenter.rows()->head();
    if (!head)
        return {};
    const QString all = words.formats().integer(presenter.rows()->allRows());
    const bool isFiltered = !presenter.rows()->filter().isEmpty();
    QMap<int, QString> sums{
        {FigureRowsModel::Entity, isFiltered ? tr("%1 of %2").arg(words.formats().integer(head->total), all)
                                             : words.rows(presenter.rows()->allRows())}};
    const FigureCheck &check = *presenter.check();
    if (!check.isComplete())
        return sums;
    const auto write = [&](int column, double value) {
        sums.insert(column, words.cell(column, value, *head));
    };
    const rules::RowTotals totals = check.totals();
    const double parts = std::accumulate(totals.parts.begin(), totals.parts.end(), 0.0,
                                         [](double sum, const auto &kind) { return sum + kind.second; });
    const QString metric = QString::fromStdString(head->metric);
    if (models::isSaving(metric)) {
        const models::Saving saving = presenter.saving();
        const bool isTried = presenter.isTried();
        write(FigureRowsModel::Minutes, !isTried ? parts : (models::isNetSaving(metric) ? saving.net() : saving.gross));
    }
    if (head->formula.aggregate == Aggregate::Ratio) {
        write(FigureRowsModel::Part, models::weightedSum(head->formula, totals));
        write(FigureRowsModel::Whole, totals.whole);
    } else if (const auto figure = presenter.isTried() ? presenter.figure() : check.recomputed()) {
        write(FigureRowsModel::Part, *figure);
    }
    return sums;
}

void FigureFooter::show(FigurePresenter &presenter, const FigureWords &words)
{
    m_verdict = verdictOf(presenter, words);
    m_sums = sumsOf(presenter, words);
    if (!presenter.rows()->filter().isEmpty() && presenter.check()->isComplete())
        m_verdict.text = tr("%1; sums of all %2").arg(m_verdict.text, words.rows(presenter.rows()->allRows()));
    m_isTried = presenter.isTried();
    m_isRunning = presenter.check()->state() == FigureCheck::State::Running;
    m_sentence->setText(m_verdict.text);
    m_button->setText(m_verdict.button);
    m_button->setVisible(!m_verdict.button.isEmpty());
    setAccessibleName(QStringList(QStringList{m_verdict.text} + m_sums.values()).join(u", "_s));
    tint();
    update();
}

void FigureFooter::tint()
{
    const QColor ink = Tokens::of(this).colour(m_verdict.tint);
    QPalette colours = palette();
    colours.setColor(m_sentence->foregroundRole(), ink);
    m_sentence->setPalette(colours);
    if (!m_verdict.icon.isEmpty())
        m_icon->setPixmap(iconPixmap(m_verdict.icon, 16, devicePixelRatioF(), ink));
}

void FigureFooter::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        tint();
    QWidget::changeEvent(event);
}

void FigureFooter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = Tokens::of(this);
    painter.fillRect(rect(), tokens.raised);
    painter.fillRect(QRect(0, 0, width(), 1), tokens.lineControl);
    painter.setFont(headingFont());
    painter.setPen(m_isTried ? tokens.accent : tokens.text);
    const int used = m_button->isVisible() ? m_button->geometry().right() : m_sentence->geometry().right();
    for (auto sum = m_sums.begin(); sum != m_sums.end(); ++sum) {
        if (m_header->isSectionHidden(sum.key()))
            continue;
        const int left = m_header->sectionViewportPosition(sum.key());
        const QRectF cell = QRectF(left, 1, m_header->sectionSize(sum.key()), height() - 1).adjusted(8, 0, -8, 0);
        if (FigureRowsProxy::isFigure(sum.key())) {
            // A sum is wider than its rows: it may reach to the left.
            drawTabular(&painter, cell.adjusted(-60, 0, 0, 0), Qt::AlignRight | Qt::AlignVCenter, sum.value());
        } else if (left + 8 > used) {
            painter.drawText(cell, Qt::AlignLeft | Qt::AlignVCenter, sum.value());
        }
    }
}

} // namespace atalaya::ui
