// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/governancesettings.h"

#include "api/endpoints/policysource.h"
#include "api/endpoints/reviewsource.h"
#include "models/interrupted.h"

#include <nlohmann/json.hpp>

namespace atalaya::models {

using contract::ReviewQueue;

namespace {

QString faultIn(const QString &typed, int most)
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return QStringLiteral("missing");
    bool isNumber = false;
    const int minutes = text.toInt(&isNumber);
    if (!isNumber)
        return QStringLiteral("not_a_number");
    return minutes < 1 || minutes > most ? QStringLiteral("out_of_range") : QString();
}

} // namespace

GovernanceSettings::GovernanceSettings(api::PolicySource *policies, api::ReviewSource *reviews, const Facts &facts,
                                       QObject *parent)
    : QObject(parent)
    , m_source(policies)
    , m_reviews(reviews)
    , m_facts(facts)
{}

void GovernanceSettings::fail(const api::ApiError &error)
{
    m_problem = error;
    m_state = m_isKnown ? LoadState::Stale : stateWithoutData(error);
    Q_EMIT changed();
}

void GovernanceSettings::refresh()
{
    m_loads.abandon();
    m_loads.listen(
        this, m_source->settings(),
        [this](const api::Result<api::Dated<contract::GovernanceSettings>> &answer) {
            if (!answer)
                return fail(answer.error());
            m_problem = answer->problem;
            m_state = answer->stale ? LoadState::Stale : LoadState::Ready;
            take(answer->value);
            if (m_reviews)
                return loadReviews();
            m_isKnown = true;
            Q_EMIT changed();
        },
        [this] { fail(interrupted()); });
}

void GovernanceSettings::loadReviews()
{
    m_loads.listen(
        this, m_reviews->queue(api::ReviewSource::Part::Open, 0, 1),
        [this](const api::Result<api::Dated<ReviewQueue>> &answer) {
            if (!answer)
                return fail(answer.error());
            if (answer->stale) {
                m_state = LoadState::Stale;
                m_problem = answer->problem;
            }
            takeReviews(answer->value.revision, answer->value.slaMinutes, answer->value.holdMinutes);
            m_isKnown = true;
            Q_EMIT changed();
        },
        [this] { fail(interrupted()); });
}

template<class T>
void GovernanceSettings::merge(Field field, T GovernanceForm::*member, const T &theirs)
{
    const T before = m_stored.*member;
    const bool isTouched = m_isKnown && m_form.*member != before;
    m_stored.*member = theirs;
    if (!isTouched || m_form.*member == theirs) {
        m_form.*member = theirs;
        m_contested.removeAll(field);
    } else if (before != theirs && !m_contested.contains(field)) {
        m_contested.append(field);
    }
}

void GovernanceSettings::take(const contract::GovernanceSettings &policies)
{
    m_policies = policies;
    merge(Field::Mode, &GovernanceForm::mode, QString::fromStdString(policies.defaultMode));
    merge(Field::FourEyes, &GovernanceForm::fourEyes, policies.fourEyes);
}

void GovernanceSettings::takeReviews(std::int64_t revision, std::int64_t sla, std::int64_t hold)
{
    m_reviewRevision = revision;
    merge(Field::Sla, &GovernanceForm::slaMinutes, QString::number(sla));
    merge(Field::Hold, &GovernanceForm::holdMinutes, QString::number(hold));
}

void GovernanceSettings::setForm(const GovernanceForm &form)
{
    if (form == m_form)
        return;
    m_form = form;
    m_refusal.reset();
    Q_EMIT changed();
}

QString GovernanceSettings::fault(Field field) const
{
    if (!m_reviews || !m_isKnown)
        return {};
    if (field == Field::Sla)
        return faultIn(m_form.slaMinutes, mostSla);
    return field == Field::Hold ? faultIn(m_form.holdMinutes, mostHold) : QString();
}

bool GovernanceSettings::isMine() const
{
    return m_policies.pendingBy && QString::fromStdString(m_policies.pendingBy->id) == m_facts.me;
}

bool GovernanceSettings::changesPolicies() const
{
    return m_form.mode != m_stored.mode || m_form.fourEyes != m_stored.fourEyes;
}

bool GovernanceSettings::canSave() const
{
    return m_isKnown && m_state == LoadState::Ready && !m_isBusy && m_form != m_stored && fault(Field::Sla).isEmpty() &&
           fault(Field::Hold).isEmpty();
}

void GovernanceSettings::save()
{
    if (!canSave())
        return;
    if (changesPolicies())
        sendPolicies({m_policies.revision, m_form.mode.toStdString(), m_form.fourEyes}, true);
    else
        sendReviews(false);
}

void GovernanceSettings::agree()
{
    if (m_policies.pendingBy && !m_isBusy)
        sendPolicies({m_policies.revision, m_policies.pendingMode.value_or(m_policies.defaultMode),
                      m_policies.pendingEyes.value_or(m_policies.fourEyes)},
                     false);
}

void GovernanceSettings::takeBack()
{
    if (m_policies.pendingBy && !m_isBusy)
        sendPolicies({m_policies.revision, m_policies.defaultMode, m_policies.fourEyes}, false);
}

void GovernanceSettings::sendPolicies(const contract::GovernanceSettingsRequest &request, bool isForm)
{
    m_isBusy = true;
    m_refusal.reset();
    m_sends.listen(
        this, m_source->changeSettings(request),
        [this, isForm](const api::Result<contract::GovernanceSettings> &answer) {
            m_isBusy = false;
            if (!answer)
                return refuse(answer.error());
            const bool waits = isForm && answer->pendingBy.has_value();
            if (isForm) {
                // What was asked for is on its way; the form shows what is in force.
                m_form.mode = m_stored.mode;
                m_form.fourEyes = m_stored.fourEyes;
            }
            take(*answer);
            if (isForm && m_form != m_stored)
                return sendReviews(waits);
            Q_EMIT changed();
            if (isForm)
                Q_EMIT saved(waits);
        },
        [this] { refuse(interrupted()); });
    Q_EMIT changed();
}

void GovernanceSettings::sendReviews(bool waits)
{
    const contract::ReviewSettings wanted{m_form.slaMinutes.trimmed().toInt(), m_form.holdMinutes.trimmed().toInt()};
    m_isBusy = true;
    m_refusal.reset();
    m_sends.listen(
        this, m_reviews->changeSettings(m_reviewRevision, wanted),
        [this, wanted, waits](const api::Result<void> &answer) {
            m_isBusy = false;
            if (!answer)
                return refuse(answer.error());
            m_form.slaMinutes = m_stored.slaMinutes;
            m_form.holdMinutes = m_stored.holdMinutes;
            takeReviews(m_reviewRevision + 1, wanted.slaMinutes, wanted.holdMinutes);
            Q_EMIT changed();
            Q_EMIT saved(waits);
        },
        [this] { refuse(interrupted()); });
    Q_EMIT changed();
}

void GovernanceSettings::refuse(const api::ApiError &error)
{
    m_isBusy = false;
    m_refusal = error;
    if (error.code == QLatin1String("stale_version")) {
        // It is of the one or of the other.
        if (auto current = contract::parseJson(error.current.toStdString()); current && current->is_object()) {
            if (const auto policies = contract::decodeGovernanceSettings(*current))
                take(*policies);
            const auto revision = current->find("revision");
            const std::int64_t seen = revision != current->end() && revision->is_number_integer()
                                          ? revision->get<std::int64_t>()
                                          : m_reviewRevision;
            current->erase("revision");
            if (const auto reviews = contract::decodeReviewSettings(*current))
                takeReviews(seen, reviews->slaMinutes, reviews->holdMinutes);
        }
    }
    Q_EMIT changed();
}

} // namespace atalaya::models
