// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditwords.h"

#include "models/auditdetail.h"

#include <QLocale>

#include <cmath>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using contract::DecisionState;

rules::QueryLanguage AuditWords::language() const
{
    return m_formats.locale().language() == QLocale::Spanish ? rules::QueryLanguage::Spanish
                                                             : rules::QueryLanguage::English;
}

QString AuditWords::noData()
{
    return tr("no data");
}

QString AuditWords::state(DecisionState state)
{
    switch (state) {
    case DecisionState::Executed:
        return tr("Executed");
    case DecisionState::Review:
        return tr("In review");
    case DecisionState::Blocked:
        return tr("Blocked");
    }
    return tr("Unknown");
}

QString AuditWords::stateIcon(DecisionState state)
{
    switch (state) {
    case DecisionState::Executed:
        return u"check-circle"_s;
    case DecisionState::Review:
        return u"eye"_s;
    case DecisionState::Blocked:
        return u"slash-circle"_s;
    }
    return u"question-circle"_s;
}

Tint AuditWords::stateTint(DecisionState state)
{
    switch (state) {
    case DecisionState::Executed:
        return Tint::Executed;
    case DecisionState::Review:
        return Tint::Review;
    case DecisionState::Blocked:
        return Tint::Blocked;
    }
    return Tint::Unknown;
}

QString AuditWords::yesNo(bool value)
{
    return value ? tr("Yes") : tr("No");
}

QDateTime AuditWords::at(contract::Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(), Qt::UTC);
}

QString AuditWords::clock(const QDateTime &at) const
{
    return m_formats.locale().toString(at.toTimeZone(m_formats.zone()).time(), u"HH:mm:ss"_s);
}

QString AuditWords::shortMoment(contract::Instant instant) const
{
    const QDateTime when = at(instant);
    return m_formats.dayMonth(m_formats.day(when)) + u' ' + clock(when);
}

QString AuditWords::moment(contract::Instant instant) const
{
    const QDateTime when = at(instant);
    return m_formats.date(m_formats.day(when)) + u", "_s + clock(when);
}

QString AuditWords::confidence(std::optional<double> value) const
{
    if (!value)
        return noData();
    // Two decimals are read at a glance; what has more is not rounded, for a filter compares all of them.
    int digits = 2;
    while (digits < 4 && std::abs(*value * std::pow(10, digits) - std::round(*value * std::pow(10, digits))) > 1e-6)
        ++digits;
    return m_formats.decimal(*value, digits);
}

QString AuditWords::risk(std::optional<std::int64_t> value) const
{
    return value ? m_formats.integer(*value) : noData();
}

QString AuditWords::reason(const contract::AuditRow &row)
{
    if (models::isErased(row))
        return tr("Retention has erased what was decided and why. The platform still counts it as “%1”; nothing proves "
                  "that any more.")
            .arg(state(row.state));
    const QString policy = text(row.policyName);
    QString why = row.reason ? text(*row.reason).trimmed() : QString();
    while (why.endsWith(u'.'))
        why.chop(1);
    const bool isKnown = !why.isEmpty();
    switch (row.state) {
    case DecisionState::Blocked:
        return isKnown ? tr("This action was blocked by the tenant’s policy %1. Reason: %2.").arg(policy, why)
                       : tr("This action was blocked by the tenant’s policy %1.").arg(policy);
    case DecisionState::Review:
        return isKnown ? tr("This action waits for a person’s review, because of the tenant’s policy %1. Reason: %2.")
                             .arg(policy, why)
                       : tr("This action waits for a person’s review, because of the tenant’s policy %1.").arg(policy);
    case DecisionState::Executed:
        return isKnown ? tr("This action was executed by AI under the tenant’s policy %1. Reason: %2.").arg(policy, why)
                       : tr("This action was executed by AI under the tenant’s policy %1.").arg(policy);
    }
    return why;
}

QString AuditWords::spoken(const contract::AuditRow &row) const
{
    return tr("Decision %1, %2, %3, %4, %5")
        .arg(m_formats.integer(row.seq), shortMoment(row.at), state(row.state), text(row.agent), text(row.action));
}

} // namespace atalaya::ui
