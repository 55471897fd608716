// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditpage.h"

#include "charts/histogramchart.h"
#include "ui/audit/auditstrip.h"
#include "ui/audit/audittable.h"
#include "ui/audit/decisionpane.h"
#include "ui/audit/facetpane.h"
#include "ui/audit/histogramwords.h"
#include "ui/audit/logalarmpane.h"
#include "ui/audit/proofbox.h"
#include "ui/audit/querybar.h"
#include "ui/audit/savedviews.h"
#include "ui/common/errorwords.h"
#include "ui/common/icons.h"
#include "ui/common/skeletonrows.h"
#include "ui/common/statepane.h"
#include "ui/dashboard/busyline.h"
#include "ui/dashboard/charttokens.h"

#include <QEvent>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QToolButton>

// What the page shows of its parts.
namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::LoadState;

namespace {

/// Below this the decision is a pane over the table.
constexpr int narrowPage = 1140;
/// Below this there is less room for everything.
constexpr int smallPage = 1330;
/// The legend gives way to what is said of the result.
constexpr int legendPage = 1250;
constexpr int overlayWidth = 380;
constexpr int facetsWide = 208;
constexpr int decisionWide = 392;
constexpr int decisionSmall = 336;
constexpr int barWidth = 14;

} // namespace

bool AuditPage::isNarrow() const
{
    return width() < narrowPage;
}

void AuditPage::retranslate()
{
    m_words = makeWords(m_presenter->zone());
    m_presenter->query()->setLanguage(m_words.language());
    m_assist.setWords(m_words);
    m_bar->retranslate();
    m_strip->retranslate();
    m_facets->setWords(m_words);
    m_table->setWords(m_words);
    m_decision->setWords(m_words);
    m_views->render();
    renderLive();
    m_verify->setText(tr("Verify this result"));
    m_verify->setVisible(m_presenter->result() != nullptr);
    m_saveView->setText(tr("Save view"));
    m_saveView->setToolTip(tr("Save this view (Ctrl+S)"));
    m_saveView->setAccessibleName(tr("Save this view"));
    m_columns->setAccessibleName(tr("Columns"));
    m_columns->setToolTip(tr("Choose the columns"));
    m_density->setAccessibleName(m_table->isCompact() ? tr("More room between rows") : tr("Less room between rows"));
    m_density->setToolTip(m_density->accessibleName());
    m_histogram->setAccessibleName(tr("Decisions over time"));
    m_histogram->setAccessibleDescription(
        tr("Arrows move the brush, Shift and arrows resize it, Enter filters by it, T shows a table"));
    renderHistogram();
    render();
}

void AuditPage::render()
{
    const models::AuditSearch &search = *m_presenter->search();
    m_strip->setSnapshot(search, m_words);
    // What is shown while another query is under way answers none.
    m_verify->setEnabled(m_presenter->result() && m_presenter->result()->isPossible());
    m_busy->setBusy(m_presenter->rows()->isBusy() && search.snapshot());
    renderState();
    showHistogram();
    renderTrust();
    renderExport();
    setAsOf(search.fetchedAt());
}

void AuditPage::renderState()
{
    const models::AuditLogModel &rows = *m_presenter->rows();
    const LoadState state = rows.loadState();
    m_skeleton->setVisible(state == LoadState::Loading && rows.rowCount() == 0);
    if (rows.rowCount() > 0 || state == LoadState::Loading || state == LoadState::Ready)
        return m_stack->setCurrentWidget(m_table);
    const auto error = rows.error();
    if (state == LoadState::Empty || !error) {
        const bool isAll = m_presenter->query()->isAll();
        m_state->setContent({.icon = isAll ? u"journal-text"_s : u"funnel"_s,
                             .title = isAll ? tr("No decision has been taken yet") : tr("No decision fits this query"),
                             .text = isAll ? tr("As soon as an agent asks before it acts, its decision stands here.")
                                           : tr("Take a filter away, or look at another time."),
                             .primary = isAll ? QString() : tr("Show all decisions"),
                             .recommends = false});
    } else {
        const ErrorWords say = ErrorWords::of(*error);
        const bool offline = state == LoadState::Unavailable;
        m_state->setContent(
            {.icon = offline ? u"cloud-slash"_s : say.icon,
             .tint = offline ? Tint::Muted : Tint::Error,
             .title = offline ? tr("No connection, and this query was not asked before here") : say.title,
             .text = offline ? tr("What was opened on this computer can be read: take its query again, "
                                  "for example from the views.")
                             : say.advice,
             .primary = tr("Try again"),
             .primaryIcon = u"arrow-clockwise"_s,
             .recommends = say.retryable,
             .code = error->correlationId});
    }
    m_stack->setCurrentWidget(m_state);
}

void AuditPage::renderHistogram()
{
    m_histogram->setTheme(chartTheme(Tokens::of(this)));
    const auto &counts = m_presenter->histogram()->data();
    m_histogram->setData(histogramOf(counts.value_or(contract::AuditHistogram{}), m_words, Tokens::of(this)));
    showHistogram();
}

void AuditPage::showHistogram()
{
    const auto &counts = m_presenter->histogram()->data();
    if (m_presenter->search()->snapshot())
        m_histogram->setVisible(!counts || !counts->buckets.empty());
}

void AuditPage::renderTrust()
{
    LogWords::Line line;
    if (m_presenter->trust())
        line = LogWords::page(m_presenter->trust()->status(), m_words.formats());
    if (!m_marked.isEmpty())
        line = {u"layout-split"_s, Tint::Info, tr("One decision is marked. Press C on another to compare them.")};
    m_strip->setTrust(line);
    renderProof();
    renderAlarm();
}

void AuditPage::renderLive()
{
    models::AuditTail *const tail = m_presenter->tail();
    m_live->setVisible(tail != nullptr);
    const qint64 waiting = tail && tail->isOn() ? tail->waiting() : 0;
    m_waiting->setVisible(waiting > 0);
    if (!tail)
        return;
    m_live->setChecked(tail->isOn());
    m_live->setText(width() < 1100 ? QString() : tr("Live"));
    m_live->setAccessibleName(tr("Live"));
    const bool isRefused = tail->isOn() && tail->state() == api::AuditEvents::State::Refused;
    const bool isLost = tail->isOn() && tail->state() == api::AuditEvents::State::Waiting;
    m_live->setToolTip(isRefused && tail->error() ? ErrorWords::of(*tail->error()).title
                       : isLost                   ? tr("The line is lost; it is tried again by itself")
                                                  : tr("Show new decisions as they come (L)"));
    m_live->setIcon(icon(isRefused || isLost ? u"exclamation-triangle"_s : u"broadcast"_s,
                         tail->isOn() ? Tint::Accent : Tint::Text));
    m_live->setAccessibleDescription(m_live->toolTip());
    m_waiting->setText(tr("Show %n new", nullptr, static_cast<int>(waiting)));
}

void AuditPage::renderAlarm()
{
    if (!m_alarm)
        return;
    const bool isAlarm = !m_log->status().alarms.empty();
    if (isAlarm)
        m_alarm->render(m_words);
    QWidget *const wanted = isAlarm && !m_isReadingOn ? static_cast<QWidget *>(m_alarm) : m_usual;
    if (m_whole->currentWidget() == wanted)
        return;
    m_whole->setCurrentWidget(wanted);
    m_busy->raise();
    // Nobody is left with the keyboard on a page that is gone.
    if (isVisible() && wanted == m_alarm)
        m_alarm->focusFirst();
    else if (isVisible())
        m_table->setFocus(Qt::OtherFocusReason);
    Q_EMIT toolsChanged();
}

void AuditPage::renderProof()
{
    const auto &facts = m_presenter->decision()->facts();
    if (!facts)
        return;
    ProofBox::Content content;
    if (models::AuditTrust *const trust = m_presenter->trust()) {
        content = {trust->decisionProof(), trust->status(), trust->mode()};
        // Until the decision itself is checked its row is known.
        if (content.proof.seq != facts->seq)
            content.proof = {};
    }
    content.proof.seq = facts->seq;
    m_decision->proof()->show(content, m_words);
}

void AuditPage::layOut()
{
    const bool narrow = isNarrow();
    const bool small = width() < smallPage;
    m_histogram->setFixedHeight(small ? 96 : 124);
    m_table->setNarrow(small);
    m_strip->setLegendShown(width() >= legendPage);
    m_saveView->setText(width() < 1000 ? QString() : tr("Save view"));
    renderLive();
    renderExport();
    m_presenter->histogram()->setBuckets(std::clamp((m_middle->width() - 60) / barWidth, 20, 120));
    if (narrow) {
        if (m_decision->parentWidget() != m_middle)
            m_decision->setParent(m_middle);
        const int wide = std::min(overlayWidth, m_middle->width());
        m_decision->setGeometry(m_middle->width() - wide, 0, wide, m_middle->height());
        m_decision->setVisible(m_isPeeking);
        m_decision->raise();
    } else {
        if (m_decision->parentWidget() != m_splitter) {
            m_splitter->addWidget(m_decision);
            m_splitter->setSizes({m_facets->width(), width() - m_facets->width() - overlayWidth, overlayWidth});
            m_isPeeking = false;
        }
        m_decision->setVisible(m_isDecisionWanted);
    }
    m_decision->setSmall(small);
    if (!m_isSharedByHand)
        shareOut(small);
}

void AuditPage::shareOut(bool small)
{
    const int decision = small ? decisionSmall : decisionWide;
    // What is hidden or floats takes no room.
    const bool isBeside = !isNarrow() && m_isDecisionWanted;
    m_splitter->setSizes({facetsWide, width() - facetsWide - (isBeside ? decision : 0), decision});
}

void AuditPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    m_busy->setGeometry(0, 0, width(), m_busy->height());
    layOut();
}

void AuditPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange)
        renderHistogram();
    Page::changeEvent(event);
}

QList<PageCommand> AuditPage::commands()
{
    QList<PageCommand> list;
    if (m_export->isVisible() && m_export->isEnabled())
        list.append({u"auditExport"_s, tr("Export the result"), u"download"_s, [this] {
                         exportResult();
                     }});
    if (m_presenter->exportCheck())
        list.append({u"auditCheckExport"_s, tr("Check an export"), u"patch-check"_s, [this] {
                         checkExport({});
                     }});
    for (const models::AuditView &view : m_presenter->views()->rows())
        list.append(
            {u"auditView."_s + view.name, tr("View: %1").arg(view.name), u"bookmark"_s, [this, name = view.name] {
                 m_views->show(name);
             }});
    return list;
}

} // namespace atalaya::ui
