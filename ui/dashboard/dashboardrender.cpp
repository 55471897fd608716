// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboardpage.h"

#include "ui/common/banner.h"
#include "ui/common/chip.h"
#include "ui/common/errorwords.h"
#include "ui/common/icons.h"
#include "ui/common/statepane.h"
#include "ui/dashboard/busyline.h"
#include "ui/dashboard/dashboardboard.h"
#include "ui/dashboard/dashboardcard.h"
#include "ui/dashboard/kpicard.h"
#include "ui/dashboard/periodcontrol.h"

#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>

// How the page shows what its presenter holds: words and states.
namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::LoadState;

namespace {

/// Below this width of the window the words of page tools go first.
constexpr int wideWindow = 1300;

} // namespace

DashboardWords DashboardPage::words() const
{
    const auto &dashboard = m_presenter->dashboard();
    return DashboardWords(Formats(dashboard ? QString::fromStdString(dashboard->currency) : QString(), m_zone));
}

bool DashboardPage::showsBoard() const
{
    const LoadState state = m_presenter->state();
    return state == LoadState::Loading || state == LoadState::Ready || state == LoadState::Stale;
}

void DashboardPage::retranslate()
{
    m_period->retranslate();
    m_export->setAccessibleName(tr("Export"));
    m_export->setToolTip(tr("Save the figures or a picture of this page"));
    fitTools();
    render();
}

void DashboardPage::fitTools()
{
    const bool wide = !isVisible() || window()->width() >= wideWindow;
    m_export->setText(wide ? tr("Export") : QString());
}

void DashboardPage::render()
{
    m_period->setPeriod(m_presenter->period(), words());
    m_busy->setBusy(m_presenter->isBusy() && m_presenter->dashboard());
    m_export->setEnabled(showsBoard() && m_presenter->dashboard());
    renderStrip();
    if (showsBoard()) {
        renderHeader();
        renderFigures();
        renderCards();
        m_stack->setCurrentWidget(m_scroll);
    } else {
        renderState();
        m_stack->setCurrentWidget(m_state);
    }
    setAsOf(m_presenter->fetchedAt());
}

void DashboardPage::renderHeader()
{
    const DashboardWords say = words();
    const auto &dashboard = m_presenter->dashboard();
    m_compared->setText(tr("Compared with %1").arg(say.days(m_presenter->comparedDays(), true)));
    m_estimate->setVisible(dashboard.has_value());
    if (dashboard)
        m_estimate->set(u"info-circle"_s,
                        tr("Estimate: %1 a task and %2 an hour")
                            .arg(say.formats().minutes(dashboard->assumptions.minutesPerTask),
                                 say.formats().money(dashboard->assumptions.hourlyRate)),
                        Tint::Info);
}

void DashboardPage::renderFigures()
{
    const DashboardWords say = words();
    const auto &figures = m_presenter->kpis()->figures();
    for (qsizetype at = 0; at < m_figures.size(); ++at) {
        const models::Figure &figure = figures[static_cast<std::size_t>(at)];
        if (m_presenter->dashboard())
            m_figures.at(at)->setFigure(figure, say);
        else
            m_figures.at(at)->setLoading(DashboardWords::title(figure.id));
    }
}

void DashboardPage::renderCards()
{
    const DashboardWords say = words();
    for (DashboardCard *card : std::as_const(m_cards)) {
        card->refresh(*m_presenter, say);
        if (!m_presenter->dashboard())
            card->showLoading();
    }
    setOrder();
}

void DashboardPage::renderStrip()
{
    const auto &error = m_presenter->error();
    // Who can't be reached is told once, by the window's banner.
    const bool shown = m_presenter->state() == LoadState::Stale && error && !isUnreachable(*error);
    m_strip->setVisible(shown);
    if (!shown)
        return;
    const Formats formats = words().formats();
    const QDateTime at = m_presenter->fetchedAt();
    const QDate day = formats.day(at);
    const QString time = formats.time(at);
    const bool today = day == m_presenter->today();
    const QString sentence =
        today ? tr("The figures could not be renewed. What you see is from %1.").arg(time)
              : tr("The figures could not be renewed. What you see is from %1, %2.").arg(formats.date(day), time);
    m_strip->setContent({Tint::Warn, u"exclamation-triangle"_s, {}, sentence, tr("Try again")});
}

void DashboardPage::renderState()
{
    if (m_presenter->state() == LoadState::Empty) {
        const auto &activation = m_presenter->dashboard()->activation;
        m_state->setContent(
            {.icon = u"grid-1x2"_s,
             .title = tr("Nothing to show yet"),
             .text = activation.onboardingCompleted
                         ? tr("Figures appear with the first task that the AI carries out. This period has none.")
                         : tr("Figures appear with the first task that the AI carries out. The onboarding is at %1.")
                               .arg(words().formats().percent(static_cast<double>(activation.onboardingProgress))),
             .primary = tr("Show the last 365 days"),
             .primaryIcon = u"calendar3"_s,
             .secondary = tr("Check again"),
             .secondaryIcon = u"arrow-clockwise"_s});
        return;
    }
    if (!m_presenter->error())
        return;
    const api::ApiError &error = *m_presenter->error();
    const ErrorWords say = ErrorWords::of(error);
    const bool offline = m_presenter->state() == LoadState::Unavailable;
    m_state->setContent(
        {.icon = offline ? u"cloud-slash"_s : say.icon,
         .tint = offline ? Tint::Muted : Tint::Error,
         .title = offline ? tr("No connection, and nothing kept of this period") : say.title,
         .text = offline ? tr("The figures of this period were not read before on this computer.") : say.advice,
         .primary = tr("Try again"),
         .primaryIcon = u"arrow-clockwise"_s,
         .secondary = tr("Details"),
         .code = error.correlationId});
}

void DashboardPage::showDetails()
{
    if (!m_presenter->error())
        return;
    const api::ApiError &error = *m_presenter->error();
    QStringList lines;
    if (error.httpStatus > 0)
        lines.append(tr("HTTP status: %1").arg(error.httpStatus));
    if (!error.code.isEmpty())
        lines.append(tr("Code: %1").arg(error.code));
    if (!error.message.isEmpty())
        lines.append(tr("Message: %1").arg(error.message));
    if (!error.correlationId.isEmpty())
        lines.append(tr("Correlation code: %1").arg(error.correlationId));
    if (lines.isEmpty())
        lines.append(tr("The platform did not answer."));
    auto *const box = new QMessageBox(QMessageBox::NoIcon, tr("Details"), lines.join(u'\n'), QMessageBox::Close, this);
    box->setObjectName(u"dashboardDetails"_s);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace atalaya::ui
