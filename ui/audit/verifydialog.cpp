// SPDX-License-Identifier: GPL-3.0-or-later
#include "verifydialog.h"

#include "ui/audit/factgrid.h"
#include "ui/common/errorwords.h"
#include "ui/common/looks.h"
#include "ui/common/meter.h"
#include "ui/common/type.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using Step = models::AuditResult::Step;

VerifyDialog::VerifyDialog(models::AuditResult *result, qint64 total, const AuditWords &words, QWidget *parent)
    : SnugDialog(520, parent)
    , m_result(result)
    , m_total(total)
    , m_words(words)
    , m_head(new VerdictHead(u"auditVerify"_s, this))
    , m_bar(new Meter(this))
    , m_facts(new FactGrid(FactGrid::Size::Body, this))
    , m_numbers(new QPlainTextEdit(this))
    , m_go(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName(u"auditVerify"_s);
    setWindowTitle(tr("Verify this result"));
    build();
    connect(m_result, &models::AuditResult::changed, this, &VerifyDialog::render);
    if (m_result->step() == Step::Idle || m_result->step() == Step::Failed)
        m_result->measure();
    render();
}

VerifyDialog::~VerifyDialog()
{
    // Nobody waits for it any more.
    disconnect(m_result, nullptr, this, nullptr);
    if (m_result->step() == Step::Running || m_result->step() == Step::Measuring)
        m_result->cancel();
}

void VerifyDialog::build()
{
    m_bar->setObjectName(u"auditVerify.progress"_s);
    m_facts->setObjectName(u"auditVerify.facts"_s);
    m_numbers->setObjectName(u"auditVerify.numbers"_s);
    m_go->setObjectName(u"auditVerify.go"_s);
    m_close->setObjectName(u"auditVerify.close"_s);
    m_bar->setHasLevels(false);
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->hide();
    m_numbers->setReadOnly(true);
    m_numbers->setAccessibleName(tr("Numbers of the decisions"));
    m_numbers->setFont(monoFont());
    m_numbers->setFixedHeight(110);
    m_numbers->setTabChangesFocus(true);
    m_numbers->hide();
    m_facts->hide();
    m_go->setText(tr("Verify"));
    setLook(m_go, Look::Primary);
    m_close->setText(tr("Close"));
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_close);
    buttons->addWidget(m_go);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(10);
    column->addWidget(m_head);
    column->addWidget(m_bar);
    column->addWidget(m_facts);
    column->addWidget(m_numbers);
    column->addSpacing(6);
    column->addLayout(buttons);
    connect(m_go, &QPushButton::clicked, m_result, &models::AuditResult::start);
    connect(m_close, &QPushButton::clicked, this, [this] {
        if (m_result->step() == Step::Running)
            m_result->cancel();
        else
            reject();
    });
}

QString VerifyDialog::plan() const
{
    const QString what = tr("This computer reads every entry of the log in the period, without gaps, recomputes the "
                            "signed root from them, filters them by the same rules, and compares.");
    const auto &cost = m_result->cost();
    if (!cost)
        return what;
    const Formats &formats = m_words.formats();
    const QString much =
        tr("That is %1 entries, about %2.").arg(formats.integer(cost->leaves), formats.bytes(cost->bytes));
    return what + u' ' + much +
           (cost->needsBodies ? u' ' + tr("The contents are among them, because the query looks into them.")
                              : QString());
}

void VerifyDialog::render()
{
    const Formats &formats = m_words.formats();
    const Step step = m_result->step();
    const bool isRunning = step == Step::Running;
    m_bar->setVisible(isRunning);
    m_close->setText(isRunning ? tr("Cancel") : tr("Close"));
    m_go->setEnabled(!isRunning && step != Step::Measuring && m_result->isPossible());
    m_go->setText(step == Step::Done ? tr("Verify again") : step == Step::Failed ? tr("Try again") : tr("Verify"));
    m_facts->setVisible(step == Step::Done);
    m_numbers->setVisible(step == Step::Done);
    switch (step) {
    case Step::Idle:
    case Step::Measuring:
    case Step::Measured:
        return m_head->say({u"patch-check"_s, Tint::Text,
                            tr("Is any decision missing from these %1?").arg(formats.integer(m_total)), plan()});
    case Step::Running: {
        const qint64 all = m_result->toRead();
        m_bar->setFraction(all > 0 ? static_cast<double>(m_result->read()) / static_cast<double>(all) : 0.0);
        return m_head->say(
            {u"arrow-repeat"_s,
             Tint::Text,
             all > 0 ? tr("%1 of %2 entries read").arg(formats.integer(m_result->read()), formats.integer(all))
                     : tr("Verifying…"),
             {}});
    }
    case Step::Done:
        return showReport(*m_result->report());
    case Step::Failed: {
        const ErrorWords words = ErrorWords::of(*m_result->error());
        return m_head->say({words.icon, Tint::Error, words.title, words.advice});
    }
    }
}

void VerifyDialog::showReport(const api::ResultReport &report)
{
    m_head->say(verdictOf(report, m_words));
    m_head->announce();
    const Formats &formats = m_words.formats();
    QList<FactGrid::Fact> facts;
    if (api::isVerified(report.log)) {
        facts = {{tr("Entries read"), formats.integer(report.leaves)},
                 {tr("Decisions"), formats.integer(report.decisions)},
                 {tr("They fit"), formats.integer(report.matching)},
                 {tr("Were shown"), formats.integer(report.counted)}};
        if (report.pin)
            facts.append({tr("Head"),
                          tr("%1 leaves, verified").arg(formats.integer(static_cast<qint64>(report.pin->head.size)))});
        facts.append(
            {tr("It took"), tr("%1 s").arg(formats.decimal(static_cast<double>(m_result->elapsed()) / 1000, 1))});
    }
    m_facts->setFacts(facts);
    m_facts->setVisible(!facts.isEmpty());
    const QString numbers = numbersOf(report, m_words);
    m_numbers->setPlainText(numbers);
    m_numbers->setVisible(!numbers.isEmpty());
}

} // namespace atalaya::ui
