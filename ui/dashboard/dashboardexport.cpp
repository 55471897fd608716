// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboardpage.h"

#include "charts/chartbase.h"
#include "ui/dashboard/charttokens.h"
#include "ui/dashboard/dashboardboard.h"
#include "ui/dashboard/dashboardcard.h"
#include "ui/dashboard/figurenames.h"
#include "ui/export/exporter.h"

#include <QMenu>
#include <QPushButton>

// What the page and its cards hand to the exporter.
namespace atalaya::ui {

using namespace Qt::StringLiterals;

QString DashboardPage::fileName(const QString &part) const
{
    const rules::DayRange days = m_presenter->shownDays();
    return u"atalaya-%1-%2-%3"_s.arg(part, models::toQDate(days.first).toString(u"yyyyMMdd"_s),
                                     models::toQDate(days.end).addDays(-1).toString(u"yyyyMMdd"_s));
}

ExportSubject DashboardPage::subject(const QString &part, const QString &title) const
{
    const DashboardWords say = words();
    ExportSubject subject;
    subject.name = fileName(part);
    subject.title = title;
    subject.period = tr("%1, compared with %2")
                         .arg(say.days(m_presenter->shownDays(), true), say.days(m_presenter->comparedDays(), true));
    if (const QDateTime at = m_presenter->fetchedAt(); at.isValid())
        subject.asOf = say.formats().dateTime(at);
    if (const auto &dashboard = m_presenter->dashboard())
        subject.assumptions = {tr("%1 a task and %2 an hour")
                                   .arg(say.formats().minutes(dashboard->assumptions.minutesPerTask),
                                        say.formats().money(dashboard->assumptions.hourlyRate)),
                               tr("%1 a review, %2 for a million tokens")
                                   .arg(say.formats().minutes(dashboard->assumptions.reviewMinutes),
                                        say.formats().money(dashboard->assumptions.tokenPrice))};
    return subject;
}

ExportSubject DashboardPage::cardSubject(DashboardCard *card) const
{
    ExportSubject made = subject(card->id(), card->title());
    made.formula = {FigureNames::meaning(card->target().figure.metric)};
    made.table = card->table();
    charts::ChartBase *const chart = card->chart();
    made.picture = chart ? FrozenPicture::ofChart(*chart, chartTheme(Tokens::light())) : FrozenPicture::ofView(*card);
    return made;
}

ExportSubject DashboardPage::pageSubject() const
{
    ExportSubject made = subject(u"dashboard"_s, tr("Dashboard"));
    made.table = allFigures();
    made.picture = FrozenPicture::ofView(*m_board);
    return made;
}

charts::ChartTable DashboardPage::allFigures() const
{
    const DashboardWords say = words();
    const auto cell = [](const QString &text, std::optional<double> value) {
        return charts::ChartCell{text, value ? QVariant(*value) : QVariant()};
    };
    charts::ChartTable table{
        {tr("Figure"), say.days(m_presenter->shownDays(), true), say.days(m_presenter->comparedDays(), true)}, {}};
    for (const models::Figure &figure : m_presenter->kpis()->figures()) {
        const QString name = DashboardWords::title(figure.id);
        models::Figure before = figure;
        before.value = figure.previous;
        table.rows.push_back({{name, name},
                              cell(say.value(figure), figure.value),
                              cell(figure.previous ? say.value(before) : QString(), figure.previous)});
    }
    const models::DashboardPresenter &presenter = *m_presenter;
    for (const models::FactsModel *facts :
         {presenter.riskFacts(), presenter.adoptionFacts(), presenter.activationFacts()})
        for (const models::FactRow &row : facts->rows()) {
            const QString name = DashboardWords::fact(row.id);
            table.rows.push_back({{name, name}, cell(say.factValue(row), row.value), {}});
        }
    return table;
}

void DashboardPage::openExportMenu()
{
    auto *const menu = new QMenu(this);
    menu->setObjectName(u"dashboardExportMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_exporter->addActions(menu, false, [this] { return pageSubject(); });
    menu->popup(m_export->mapToGlobal(QPoint(0, m_export->height() + 2)));
}

} // namespace atalaya::ui
