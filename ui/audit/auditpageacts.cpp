// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditpage.h"

#include "ui/audit/audittable.h"
#include "ui/audit/comparedialog.h"
#include "ui/audit/decisionpane.h"
#include "ui/audit/decisionwindow.h"
#include "ui/audit/verifydialog.h"

#include <QClipboard>
#include <QGuiApplication>

// What can be done on the page.
namespace atalaya::ui {

using namespace Qt::StringLiterals;

void AuditPage::filterBy(const QModelIndex &cell, bool exclude)
{
    const auto term = m_presenter->rows()->termOf(m_table->rows()->mapToSource(cell));
    if (!term)
        return;
    if (exclude)
        m_presenter->query()->exclude(*term);
    else
        m_presenter->query()->filterBy(*term);
}

void AuditPage::openCurrent()
{
    const contract::AuditRow *const row = m_table->currentDecision();
    if (row)
        m_presenter->rows()->setCurrent(row->seq);
    if (m_decision->isVisible() && m_table->currentRow() >= 0 &&
        (!row || AuditWords::text(row->id) != m_presenter->decision()->id()))
        m_presenter->decision()->open(m_table->currentRow());
    renderProof();
}

void AuditPage::showDecision(bool wanted)
{
    if (isNarrow())
        m_isPeeking = wanted;
    else
        m_isDecisionWanted = wanted;
    layOut();
    if (wanted)
        openCurrent();
}

void AuditPage::markForComparison()
{
    const QString id = m_presenter->decision()->isOpen() && !m_table->hasFocus() ? m_presenter->decision()->id()
                       : m_table->currentDecision() ? AuditWords::text(m_table->currentDecision()->id)
                                                    : QString();
    if (id.isEmpty())
        return;
    if (m_marked.isEmpty() || m_marked == id) {
        m_marked = m_marked == id ? QString() : id;
        return renderTrust();
    }
    auto *const dialog = new CompareDialog(m_presenter->comparison(), m_words, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_presenter->comparison()->compare(std::exchange(m_marked, QString()), id);
    dialog->open();
    renderTrust();
}

void AuditPage::verifyResult()
{
    const auto &snapshot = m_presenter->search()->snapshot();
    if (!m_presenter->result() || !snapshot)
        return;
    auto *const dialog = new VerifyDialog(m_presenter->result(), snapshot->total, m_words, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void AuditPage::toggleLive()
{
    models::AuditTail *const tail = m_presenter->tail();
    if (!tail)
        return;
    // New decisions come at the top, so that is where the newest belong.
    if (!tail->isOn())
        m_presenter->query()->setSort(contract::AuditSort::NewestFirst);
    tail->setOn(!tail->isOn());
    renderLive();
}

void AuditPage::liftAlarm()
{
    auto *const dialog = new LogAlarmLift(m_log, m_confirm, m_who, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void AuditPage::tearOff()
{
    if (!m_presenter->decision()->isOpen() || !m_makeDecision)
        return;
    models::AuditDecisionPresenter *const own = m_makeDecision();
    own->openById(m_presenter->decision()->id());
    auto *const window = new DecisionWindow(own, m_words, this);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->show();
}

void AuditPage::copyDecision()
{
    QGuiApplication::clipboard()->setText(plainDecision(*m_presenter->decision(), m_words));
}

} // namespace atalaya::ui
