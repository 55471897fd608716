// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboardwords.h"

#include "models/dashboardperiod.h"

#include <QHash>

#include <cmath>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::Fact;
using models::Figure;
using models::Kpi;
using models::Unit;
using models::Verdict;

namespace {

/// One digit when there is something behind the comma worth saying.
int digitsOf(double value)
{
    return std::abs(value - std::round(value)) < 0.05 ? 0 : 1;
}

} // namespace

DashboardWords::DashboardWords(Formats formats)
    : m_formats(std::move(formats))
{}

QString DashboardWords::noData()
{
    return tr("no data");
}

QString DashboardWords::title(Kpi kpi)
{
    switch (kpi) {
    case Kpi::MoneySaved:
        return tr("Money saved");
    case Kpi::HoursSaved:
        return tr("Hours saved");
    case Kpi::TasksAutomated:
        return tr("Automated tasks");
    case Kpi::AnswerQuality:
        return tr("Answer quality");
    case Kpi::OpenRisks:
        return tr("Open risks");
    }
    return {};
}

QString DashboardWords::count(double value) const
{
    return m_formats.decimal(value, digitsOf(value));
}

QString DashboardWords::value(const Figure &figure) const
{
    if (!figure.value)
        return noData();
    switch (figure.unit) {
    case Unit::Money:
        return m_formats.money(std::round(*figure.value), 0);
    case Unit::Hours:
        return m_formats.hours(*figure.value * 60);
    default:
        return count(*figure.value);
    }
}

QString DashboardWords::suffix(const Figure &figure)
{
    return figure.value && figure.unit == Unit::Score ? tr("out of 100") : QString();
}

QString DashboardWords::note(const Figure &figure) const
{
    if (figure.id == Kpi::AnswerQuality)
        return tr("faithfulness");
    if (!figure.note)
        return {};
    switch (figure.id) {
    case Kpi::MoneySaved:
        return tr("net %1").arg(m_formats.money(std::round(*figure.note), 0));
    case Kpi::HoursSaved:
        return m_formats.minutes(*figure.note);
    case Kpi::TasksAutomated:
        return tr("%1 before").arg(count(*figure.note));
    default:
        return tr("%1 resolved, 30 d").arg(count(*figure.note));
    }
}

QString DashboardWords::shortNote(const Figure &figure) const
{
    if (figure.id == Kpi::AnswerQuality)
        return {};
    return figure.id == Kpi::OpenRisks && figure.note ? tr("%1 resolved").arg(count(*figure.note)) : note(figure);
}

DashboardWords::ChangeWords DashboardWords::change(const Figure &figure) const
{
    return change(figure.change, figure.value.has_value());
}

DashboardWords::ChangeWords DashboardWords::change(const models::Change &change, bool hasValue) const
{
    if (change.fewSamples)
        return {tr("few data"), u"info-circle"_s, Tint::Muted};
    if (!change.amount)
        return {hasValue ? tr("nothing to compare") : QString(), {}, Tint::Muted};
    const double size = std::abs(*change.amount);
    if (change.verdict == Verdict::Same)
        return {tr("no change"), u"arrow-right"_s, Tint::Muted};
    const bool more = *change.amount > 0;
    QString text;
    if (!change.inPoints) {
        const QString percent = m_formats.percent(size, digitsOf(size));
        text = more ? tr("%1 more").arg(percent) : tr("%1 less").arg(percent);
    } else if (size == 1) {
        text = more ? tr("1 point more") : tr("1 point less");
    } else {
        text = (more ? tr("%1 points more") : tr("%1 points less")).arg(count(size));
    }
    return {text, more ? u"graph-up-arrow"_s : u"graph-down-arrow"_s,
            change.verdict == Verdict::Better  ? Tint::Executed
            : change.verdict == Verdict::Worse ? Tint::Review
                                               : Tint::Muted};
}

QString DashboardWords::spoken(const Figure &figure) const
{
    QStringList parts{title(figure.id), value(figure)};
    if (const QString more = suffix(figure); !more.isEmpty())
        parts.last() += u' ' + more;
    for (const QString &part : {note(figure), change(figure).text})
        if (!part.isEmpty())
            parts.append(part);
    return parts.join(u", "_s);
}

QString DashboardWords::fact(Fact fact)
{
    switch (fact) {
    case Fact::HighRiskIncidents:
        return tr("Serious incidents");
    case Fact::ResolvedRisks:
        return tr("Resolved in 30 days");
    case Fact::ComplianceCoverage:
        return tr("Compliance coverage");
    case Fact::ActiveUsers:
        return tr("active users");
    case Fact::Documents:
        return tr("documents");
    case Fact::Entities:
        return tr("entities");
    case Fact::QueriesPerUser:
        return tr("queries/user");
    case Fact::OnboardingDone:
        return tr("Onboarding");
    case Fact::OnboardingProgress:
        return tr("Progress");
    case Fact::DaysToOnboard:
        return tr("Days to complete");
    case Fact::JourneysCompleted:
        return tr("Journeys completed");
    case Fact::FirstPassRate:
        return tr("Approved at first pass");
    }
    return {};
}

QString DashboardWords::factValue(const models::FactRow &row) const
{
    if (!row.value)
        return noData();
    if (row.unit == Unit::Percent)
        return m_formats.percent(*row.value, digitsOf(*row.value));
    return count(*row.value);
}

QString DashboardWords::feature(const QString &feature)
{
    const QHash<QString, QString> known{{u"tasks"_s, tr("Tasks")},
                                        {u"ragchat"_s, tr("Document chat")},
                                        {u"insights"_s, tr("Analysis")},
                                        {u"reports"_s, tr("Reports")}};
    return known.value(feature, feature);
}

QString DashboardWords::metric(const QString &metric)
{
    const QHash<QString, QString> known{{u"tokens"_s, tr("Tokens")},
                                        {u"storage"_s, tr("Storage")},
                                        {u"searches"_s, tr("Searches")},
                                        {u"seats"_s, tr("Seats")}};
    return known.value(metric, metric);
}

QString DashboardWords::amount(const QString &metric, std::int64_t amount) const
{
    return metric == u"storage"_s ? m_formats.bytes(amount) : m_formats.integer(amount);
}

QString DashboardWords::users(std::int64_t count) const
{
    return count == 1 ? tr("1 user") : tr("%1 users").arg(m_formats.integer(count));
}

QString DashboardWords::days(const rules::DayRange &days, bool withYear) const
{
    return m_formats.range(models::toQDate(days.first), models::toQDate(days.end).addDays(-1), withYear);
}

QString DashboardWords::month(const QString &isoMonth) const
{
    const QDate first = QDate::fromString(isoMonth + u"-01"_s, Qt::ISODate);
    return first.isValid() ? m_formats.locale().standaloneMonthName(first.month()) : isoMonth;
}

charts::ChartWords DashboardWords::chart() const
{
    return {noData(), [words = *this](double value) { return words.count(value); },
            [formats = m_formats](QDate day) { return formats.dayMonth(day); },
            [formats = m_formats](QDate first, QDate last) {
                return formats.range(first, last, false);
            }};
}

charts::ChartMarks DashboardWords::marks(const std::vector<contract::BusinessDashboard::Mark> &marks) const
{
    charts::ChartMarks made{tr("Events"), {}};
    for (const auto &mark : marks) {
        const QDate day = models::toQDate(mark.date);
        const QString number = m_formats.integer(mark.count);
        if (mark.kind == "policy") {
            const QString policy = QString::fromStdString(mark.name.value_or(std::string()));
            const QString version = m_formats.integer(mark.version.value_or(0));
            made.list.push_back({day, tr("policy “%1” v%2 published").arg(policy, version), tr("Policy published"),
                                 tr("%1 v%2", "policy and its version").arg(policy, version),
                                 tr("Policy v%1").arg(version)});
            continue;
        }
        const bool documents = mark.kind == "documents";
        const QString name = documents ? tr("Documents") : QString::fromStdString(mark.kind);
        made.list.push_back({day, documents ? tr("%1 documents").arg(number) : name + u' ' + number, name, number});
    }
    return made;
}

} // namespace atalaya::ui
