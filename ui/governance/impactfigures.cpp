// SPDX-License-Identifier: GPL-3.0-or-later
#include "impactfigures.h"

#include "models/policysimulation.h"
#include "ui/common/formats.h"
#include "ui/common/type.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <cmath>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

namespace {

/// "63,5 → 74,9"; once when both are written alike.
QString both(const QString &before, const QString &after)
{
    return before == after ? after : before + u" → "_s + after;
}

} // namespace

ImpactFigures::ImpactFigures(QWidget *parent)
    : QWidget(parent)
{
    auto *const line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(24);
    int at = 0;
    for (Figure &figure : m_figures) {
        figure = {makeLabel(captionFont(), true, this), makeLabel(titleFont(), false, this),
                  makeLabel(captionFont(), true, this)};
        figure.value->setObjectName(u"policy.impact%1"_s.arg(at++));
        auto *const values = new QHBoxLayout;
        values->setSpacing(8);
        values->addWidget(figure.value, 0, Qt::AlignBaseline);
        values->addWidget(figure.change, 0, Qt::AlignBaseline);
        values->addStretch();
        auto *const column = new QVBoxLayout;
        column->setSpacing(0);
        column->addWidget(figure.name);
        column->addLayout(values);
        line->addLayout(column);
    }
    line->addStretch();
}

void ImpactFigures::say(const Figure &figure, const QString &name, const QString &value, const QString &change)
{
    figure.name->setText(name);
    figure.value->setText(value);
    figure.value->setAccessibleName(u"%1: %2 %3"_s.arg(name, value, change).trimmed());
    figure.change->setText(change);
}

void ImpactFigures::render(const std::optional<contract::SimulationResult> &result)
{
    const QString none = tr("no data");
    if (!result) {
        say(m_figures[0], tr("Reviews a day"), none, {});
        say(m_figures[1], tr("Hours a day"), none, {});
        say(m_figures[2], tr("Review cost a day"), none, {});
        say(m_figures[3], tr("Other outcome"), none, {});
        return;
    }
    const auto &price = result->price;
    const Formats formats(QString::fromStdString(price.currency));
    const auto change = [&](double before, double after, int digits) {
        return std::abs(after - before) < 0.05 ? QString() : formats.signedDecimal(after - before, digits);
    };
    say(m_figures[0], tr("Reviews a day"),
        both(formats.decimal(price.reviewsBefore, 1), formats.decimal(price.reviewsAfter, 1)),
        change(price.reviewsBefore, price.reviewsAfter, 1));
    say(m_figures[1], tr("Hours a day"),
        both(formats.decimal(price.hoursBefore, 1), formats.decimal(price.hoursAfter, 1)),
        change(price.hoursBefore, price.hoursAfter, 1));
    const QString cost = formats.money(std::round(price.costAfter), 0);
    const bool costsAsMuch = std::llround(price.costBefore) == std::llround(price.costAfter);
    say(m_figures[2], tr("Review cost a day"), costsAsMuch ? cost : both(formats.decimal(price.costBefore, 0), cost),
        costsAsMuch ? QString() : change(price.costBefore, price.costAfter, 0));
    const std::int64_t changed = models::changedIn(*result);
    const double share =
        result->decisions > 0 ? 100.0 * static_cast<double>(changed) / static_cast<double>(result->decisions) : 0;
    say(m_figures[3], tr("Other outcome"), formats.integer(changed),
        changed > 0 ? formats.percent(share, 1) : QString());
}

} // namespace atalaya::ui
