// SPDX-License-Identifier: GPL-3.0-or-later
#include "logalarmpane.h"

#include "ui/audit/audittable.h"
#include "ui/audit/logalarmview.h"
#include "ui/common/type.h"

#include <QLabel>
#include <QVBoxLayout>

namespace atalaya::ui {

namespace {

constexpr int side = 24;
/// The header and three rows are always seen.
constexpr int leastRows = 30 + 3 * 28;

} // namespace

LogAlarmPane::LogAlarmPane(api::LogVerifier *log, models::AuditLogModel *rows, const AuditWords &words, QWidget *parent)
    : QWidget(parent)
    , m_view(new LogAlarmView(log, this))
    , m_title(makeLabel(headingFont(), false, this))
    , m_rows(new AuditTable(rows, words, this))
{
    m_rows->setObjectName(QStringLiteral("auditAlarmRows"));
    m_rows->setPlain();
    m_rows->setMinimumHeight(leastRows);
    auto *const below = new QVBoxLayout;
    below->setContentsMargins(side, 0, side, 0);
    below->setSpacing(6);
    below->addWidget(m_title);
    below->addWidget(m_rows, 1);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_view);
    column->addLayout(below, 1);
    connect(m_view, &LogAlarmView::liftWanted, this, &LogAlarmPane::liftWanted);
    connect(m_view, &LogAlarmView::searchWanted, this, &LogAlarmPane::searchWanted);
}

void LogAlarmPane::render(const AuditWords &words)
{
    m_view->render(words);
    m_title->setText(tr("Decisions read under the head that was received; they are not verified"));
    m_rows->setWords(words);
}

void LogAlarmPane::focusFirst()
{
    m_view->focusFirst();
}

} // namespace atalaya::ui
