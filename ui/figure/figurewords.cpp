// SPDX-License-Identifier: GPL-3.0-or-later
#include "figurewords.h"

#include <QHash>

#include <cmath>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using contract::DashboardRows;
using models::FormulaStep;
using models::Unit;
using Aggregate = contract::RowsFormula::Aggregate;
using Column = models::FigureRowsModel::Column;

namespace {

QDateTime moment(contract::Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC);
}

} // namespace

QString FigureWords::money(double amount) const
{
    const bool small = amount != 0 && std::abs(amount) < 1;
    return formats().money(amount, small ? std::optional(4) : std::nullopt);
}

QString FigureWords::amount(std::optional<double> value, Unit unit) const
{
    if (!value)
        return DashboardWords::noData();
    switch (unit) {
    case Unit::Money:
        return money(*value);
    case Unit::Minutes:
        return formats().hours(*value);
    case Unit::Percent:
        return formats().percent(*value, std::abs(*value - std::round(*value)) < 0.05 ? 0 : 1);
    case Unit::Bytes:
        return formats().bytes(std::llround(*value));
    case Unit::Days:
        return *value == 1 ? tr("1 day") : tr("%1 days").arg(m_words.count(*value));
    default:
        return m_words.count(*value);
    }
}

QString FigureWords::change(const models::FigurePresenter &presenter) const
{
    const models::Change &change = presenter.change();
    if (change.fewSamples)
        return tr("few data: fewer than %1 rows on one side").arg(models::enoughSamples);
    const QString days = m_words.days(presenter.comparedDays(), false);
    const auto traits = models::traitsOf(presenter.query().figure.metric);
    if (!traits || !traits->compares)
        return {};
    if (!change.amount)
        return presenter.previous() ? QString() : tr("nothing to compare with in %1").arg(days);
    const QString before = amount(presenter.previous(), presenter.unit());
    if (*change.amount == 0)
        return tr("as in %1 (%2)").arg(days, before);
    return tr("%1 than in %2 (%3)").arg(m_words.change(change, true).text, days, before);
}

FigureWords::Line FigureWords::line(const FormulaStep &step, const models::FigurePresenter &presenter) const
{
    using Kind = FormulaStep::Kind;
    const auto &n = step.numbers;
    const bool known = !n.empty();
    const auto number = [&](std::size_t at) {
        return m_words.count(n[at]);
    };
    const auto whole = [&](std::size_t at) {
        return formats().integer(std::llround(n[at]));
    };
    const auto minutes = [&](std::size_t at) {
        return formats().minutes(n[at]);
    };
    const auto figure = [&](std::size_t at) {
        return amount(n[at], presenter.unit());
    };
    switch (step.kind) {
    case Kind::TasksToMinutes:
        return {tr("%1 tasks × %2").arg(whole(0), minutes(1)), minutes(2)};
    case Kind::GrossToNet:
        return {tr("%1 − %2 − %3 − %4").arg(minutes(0), minutes(1), minutes(2), minutes(3)), minutes(4)};
    case Kind::MinutesToHours:
        return {tr("%1 ÷ 60").arg(minutes(0)), formats().hours(n[0])};
    case Kind::HoursToMoney:
        return {tr("%1 × %2 an hour").arg(formats().hours(n[0] * 60), formats().money(n[1])), money(n[2])};
    case Kind::Rows:
        return known ? Line{tr("Rows counted"), whole(0)} : Line{tr("The rows are counted"), {}};
    case Kind::Keys:
        return known ? Line{tr("Different ones in %1").arg(rows(std::llround(n[0]))), whole(1)}
                     : Line{tr("Different ones are counted, each once"), {}};
    case Kind::Mean:
        return known ? Line{tr("%1 ÷ %2").arg(number(0), rows(std::llround(n[1]))), figure(2)}
                     : Line{tr("Sum of the rows ÷ their number"), {}};
    case Kind::Ratio:
        return known ? Line{tr("%1 ÷ %2").arg(presenter.unit() == Unit::Money ? money(n[0]) : number(0), number(1)),
                            figure(2)}
                     : Line{tr("Sum of what counts ÷ sum of all"), {}};
    case Kind::PerKey:
        return known ? Line{tr("%1 ÷ %2 different ones").arg(rows(std::llround(n[0])), whole(1)), figure(2)}
                     : Line{tr("Rows ÷ different ones"), {}};
    case Kind::Latest:
        return known ? Line{tr("Value of the newest row"), figure(0)} : Line{tr("The newest row counts"), {}};
    case Kind::Sum:
        return known ? Line{tr("Sum over %1").arg(rows(std::llround(n[0]))), figure(1)}
                     : Line{tr("The rows are added up"), {}};
    }
    return {};
}

QList<FigureWords::Line> FigureWords::formula(const models::FigurePresenter &presenter) const
{
    QList<Line> lines;
    for (const FormulaStep &step : presenter.formula())
        lines.append(line(step, presenter));
    return lines;
}

QStringList FigureWords::breakEven(const models::FigurePresenter &presenter) const
{
    QStringList lines;
    const models::BreakEven even = presenter.breakEven();
    const auto minutes = [this](double value) {
        return formats().minutes(std::round(value * 10) / 10);
    };
    if (even.minutesPerTask)
        lines.append(tr("Below %1 a task, people lose more time than they save.").arg(minutes(*even.minutesPerTask)));
    if (even.reviewMinutes && even.minutesPerTask)
        lines.append(tr("The same with more than %1 a review.").arg(minutes(*even.reviewMinutes)));
    else if (even.reviewMinutes)
        lines.append(
            tr("With more than %1 a review, people lose more time than they save.").arg(minutes(*even.reviewMinutes)));
    if (even.hourlyRate)
        lines.append(tr("From %1 an hour on, the net saving pays for the tokens (%2).")
                         .arg(formats().money(*even.hourlyRate, 2), formats().money(presenter.base().tokenCost, 2)));
    return lines;
}

QString FigureWords::covered(const DashboardRows &head) const
{
    const QDate last = formats().day(moment(head.to).addMSecs(-1));
    if (head.from == head.to)
        return tr("as it stood at the end of %1").arg(formats().date(last));
    return formats().range(formats().day(moment(head.from)), last, true);
}

QString FigureWords::rows(qint64 count) const
{
    return count == 1 ? tr("1 row") : tr("%1 rows").arg(formats().integer(count));
}

QString FigureWords::date(const QDateTime &at) const
{
    return formats().dayMonth(formats().day(at)) + u", "_s + formats().time(at);
}

QString FigureWords::column(int column, const DashboardRows &head)
{
    switch (column) {
    case Column::Number:
        return tr("No.");
    case Column::At:
        return tr("Date");
    case Column::What:
        return models::isSaving(QString::fromStdString(head.metric)) ? tr("Task") : tr("What");
    case Column::Who:
        return tr("Who");
    case Column::Entity:
        return tr("Entity");
    case Column::Minutes:
        return tr("Minutes");
    case Column::Part:
        if (head.unit == DashboardRows::Unit::Money && head.formula.aggregate == Aggregate::Sum)
            return tr("Saving");
        return head.formula.aggregate == Aggregate::Ratio ? tr("Counts") : tr("Value");
    case Column::Whole:
        return tr("Of");
    default:
        return {};
    }
}

QString FigureWords::cell(int column, const QVariant &value, const DashboardRows &head) const
{
    if (!value.isValid())
        return column == Column::At ? tr("still open") : QString();
    switch (column) {
    case Column::Number:
        return formats().integer(value.toLongLong());
    case Column::At:
        return date(value.toDateTime());
    case Column::Minutes:
    case Column::Whole:
        return m_words.count(value.toDouble());
    case Column::Part:
        if (head.formula.aggregate == Aggregate::Ratio)
            return head.unit == DashboardRows::Unit::Money ? money(value.toDouble()) : m_words.count(value.toDouble());
        if (head.unit == DashboardRows::Unit::Money)
            return formats().money(value.toDouble(), 2);
        return head.unit == DashboardRows::Unit::Bytes ? formats().bytes(value.toLongLong())
                                                       : m_words.count(value.toDouble());
    default:
        return value.toString();
    }
}

QString FigureWords::kind(const QString &kind)
{
    const QHash<QString, QString> kinds{{u"task"_s, tr("Task")},         {u"review"_s, tr("Review")},
                                        {u"blocked"_s, tr("Blocked")},   {u"override"_s, tr("Override")},
                                        {u"rework"_s, tr("Rework")},     {u"validation"_s, tr("Approval")},
                                        {u"usage"_s, tr("Usage")},       {u"case"_s, tr("Case")},
                                        {u"evaluation"_s, tr("Answer")}, {u"checklist"_s, tr("Checklist")}};
    return kinds.value(kind);
}

QString FigureWords::what(const QString &kind, const QString &text)
{
    if (kind == u"use"_s)
        return DashboardWords::feature(text);
    if (kind != u"step"_s)
        return text;
    const QHash<QString, QString> steps{{u"profile"_s, tr("Profile of the organisation")},
                                        {u"knowledge"_s, tr("Documents")},
                                        {u"team"_s, tr("Team")},
                                        {u"flows"_s, tr("Flows")},
                                        {u"governance"_s, tr("Governance")}};
    return steps.value(text, text);
}

} // namespace atalaya::ui
