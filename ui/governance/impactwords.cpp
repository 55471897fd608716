// SPDX-License-Identifier: GPL-3.0-or-later
#include "impactpane.h"

#include "models/policysimulation.h"
#include "ui/common/formats.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/governance/changedlist.h"
#include "ui/governance/flowtable.h"
#include "ui/governance/impacttable.h"
#include "ui/governance/policymapview.h"
#include "ui/governance/policywords.h"

#include <QLabel>
#include <QPushButton>

// What the pane says.
namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::PolicySimulation;
using State = PolicySimulation::State;

namespace {

QDateTime moment(contract::Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(), Qt::UTC);
}

constexpr int shownHash = 12;

} // namespace

QString ImpactPane::stateWords() const
{
    const PolicySimulation &simulation = *m_parts.simulation;
    const auto &result = simulation.result();
    const Formats formats({}, m_parts.zone);
    switch (simulation.state()) {
    case State::Idle:
        return tr("It is tried as soon as the form is a policy.");
    case State::Running:
        return simulation.total() > 0 ? tr("Trying it… %1")
                                            .arg(formats.percent(100.0 * static_cast<double>(simulation.done()) /
                                                                 static_cast<double>(simulation.total())))
                                      : tr("Trying it…");
    case State::Failed:
        return simulation.problem() ? refusalWords(*simulation.problem()) : QString();
    case State::Ready:
        break;
    }
    return tr("%1 decisions, %2")
        .arg(formats.integer(result->decisions),
             formats.range(formats.day(moment(result->receipt.from)), formats.day(moment(result->receipt.to)), false));
}

void ImpactPane::renderState()
{
    m_state->setText(stateWords());
    m_state->setAccessibleName(m_state->text());
    m_again->setVisible(m_parts.simulation->state() == State::Failed);
    const bool isOld = m_parts.simulation->state() != State::Ready;
    for (QWidget *const part : {static_cast<QWidget *>(m_table), static_cast<QWidget *>(m_byTable)})
        part->setAccessibleDescription(isOld ? tr("Of an older draft") : QString());
}

void ImpactPane::renderPeople()
{
    const auto &result = m_parts.simulation->result();
    m_people->setVisible(result.has_value());
    m_apart->setVisible(result.has_value());
    m_changed->setVisible(!m_changes.rows().empty());
    m_none->setVisible(m_changes.rows().empty());
    m_none->setText(result ? tr("No decision would have become something else.") : tr("No data"));
    if (!result)
        return;
    const Formats formats;
    const auto &people = result->people;
    const QString against = people.blockedButApproved ? tr("Of what it would block anew, reviewers had approved %1.")
                                                            .arg(formats.integer(*people.blockedButApproved))
                                                      : tr("Nobody has reviewed any of what it would block anew.");
    const QString released = people.releasedButRejected
                                 ? tr("Of what it would let through anew, they had rejected %1.")
                                       .arg(formats.integer(*people.releasedButRejected))
                                 : tr("Nobody has reviewed any of what it would let through anew.");
    m_people->setText(against + u' ' + released);
    const auto &missing = result->notReplayable;
    QStringList apart;
    if (missing.erased + missing.missing > 0)
        apart += tr("Not replayable and counted apart: %1, of which retention erased %2, and %3 lack a role, plan or "
                    "amount.")
                     .arg(formats.integer(missing.erased + missing.missing), formats.integer(missing.erased),
                          formats.integer(missing.missing));
    else
        apart += tr("Every decision of the period could be replayed.");
    if (result->drifted > 0)
        apart += tr("In the log %1 of them stand otherwise: earlier versions or overrides decided them.")
                     .arg(formats.integer(result->drifted));
    m_apart->setText(apart.join(u' '));
}

QString ImpactPane::receiptWords() const
{
    const auto &result = m_parts.simulation->result();
    if (!result)
        return {};
    return tr("Receipt: log of %1 leaves, engine %2, result %3… With it another platform comes to the same.")
        .arg(Formats().integer(result->receipt.headSize), Formats().integer(result->receipt.engine),
             QString::fromStdString(result->receipt.resultHash).left(shownHash));
}

void ImpactPane::renderReceipt()
{
    m_receipt->setText(receiptWords());
    m_copy->setEnabled(m_parts.simulation->result().has_value());
}

void ImpactPane::retranslate()
{
    m_title->setText(tr("What it would have done"));
    m_again->setText(tr("Try again"));
    m_again->setAccessibleName(tr("Try the draft again"));
    QList<SegmentedControl::Segment> days;
    for (const int count : {7, 30, 90})
        days.append({QString::number(count), tr("%1 d").arg(count), {}, tr("The last %1 days").arg(count)});
    m_days->setSegments(days);
    m_days->setCurrentId(QString::number(m_parts.simulation->days()));
    m_table->setAccessibleName(tr("Decisions from before to after"));
    m_table->retranslate();
    m_changedTitle->setText(tr("Examples that change"));
    m_changed->setAccessibleName(m_changedTitle->text());
    m_byTitle->setText(tr("Who meets what"));
    m_bySwitch->setSegments({{u"0"_s, tr("Policies"), {}, tr("By policy")},
                             {u"1"_s, tr("Entities"), {}, tr("By entity")},
                             {u"2"_s, tr("Agents"), {}, tr("By agent")}});
    m_bySwitch->setCurrentId(QString::number(static_cast<int>(m_by)));
    m_byTable->setAccessibleName(m_byTitle->text());
    m_byTable->retranslate();
    m_copy->setText(tr("Copy"));
    m_copy->setAccessibleName(tr("Copy the receipt"));
    m_map->render();
    render();
}

} // namespace atalaya::ui
