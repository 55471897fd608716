// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/policychange.h"
#include "api/contract/review.h"
#include "api/net/apierror.h"
#include "api/net/requestscope.h"
#include "models/loadstate.h"

#include <QObject>
#include <QString>

#include <optional>

namespace atalaya::api {
class PolicySource;
class ReviewSource;
} // namespace atalaya::api

namespace atalaya::models {

/// What the form holds; minutes as they are typed.
struct GovernanceForm
{
    /// auto, review or blocked: what happens when no policy speaks.
    QString mode = QStringLiteral("review");
    bool fourEyes = false;
    QString slaMinutes{};
    QString holdMinutes{};

    bool operator==(const GovernanceForm &) const = default;
};

/// The tenant's settings of governance, to be changed: those of policies with the second factor, and where the tenant
/// wants it with a second person; those of reviews. Whoever changed them meanwhile is not overwritten: what the person
/// did not touch follows, what both touched stays as typed and is told.
class GovernanceSettings final : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostSla = 43'200;
    static constexpr int mostHold = 240;

    struct Facts
    {
        /// The account's id.
        QString me{};
        bool mayChange = false;
    };
    enum class Field
    {
        Mode,
        FourEyes,
        Sla,
        Hold
    };

    /// Both outlive it; `reviews` may be null: this person sees none.
    GovernanceSettings(api::PolicySource *policies, api::ReviewSource *reviews, const Facts &facts,
                       QObject *parent = nullptr);

    void refresh();
    /// There is something to show.
    [[nodiscard]] bool isKnown() const { return m_isKnown; }
    [[nodiscard]] LoadState state() const { return m_state; }
    [[nodiscard]] const std::optional<api::ApiError> &problem() const { return m_problem; }
    [[nodiscard]] const Facts &who() const { return m_facts; }
    [[nodiscard]] bool hasReviews() const { return m_reviews; }

    [[nodiscard]] const GovernanceForm &form() const { return m_form; }
    void setForm(const GovernanceForm &form);
    [[nodiscard]] const GovernanceForm &stored() const { return m_stored; }
    /// missing, not_a_number or out_of_range; empty: fine.
    [[nodiscard]] QString fault(Field field) const;
    /// Somebody else changed it meanwhile to something else than what is typed: see stored().
    [[nodiscard]] bool isContested(Field field) const { return m_contested.contains(field); }

    /// What waits for a second person is in there.
    [[nodiscard]] const contract::GovernanceSettings &policies() const { return m_policies; }
    [[nodiscard]] bool isMine() const;

    [[nodiscard]] bool changesPolicies() const;
    [[nodiscard]] bool canSave() const;
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    [[nodiscard]] const std::optional<api::ApiError> &refusal() const { return m_refusal; }
    void save();
    /// What waits: a second person agrees, or somebody takes it back.
    void agree();
    void takeBack();

Q_SIGNALS:
    void changed();
    void saved(bool waits);

private:
    void fail(const api::ApiError &error);
    void loadReviews();
    void sendPolicies(const contract::GovernanceSettingsRequest &request, bool isForm);
    void sendReviews(bool waits);
    void refuse(const api::ApiError &error);
    void take(const contract::GovernanceSettings &policies);
    void takeReviews(std::int64_t revision, std::int64_t sla, std::int64_t hold);
    template<class T>
    void merge(Field field, T GovernanceForm::*member, const T &theirs);

    api::PolicySource *m_source;
    api::ReviewSource *m_reviews;
    Facts m_facts;
    LoadState m_state = LoadState::Loading;
    std::optional<api::ApiError> m_problem;
    contract::GovernanceSettings m_policies;
    std::int64_t m_reviewRevision = 0;
    GovernanceForm m_form;
    GovernanceForm m_stored;
    QList<Field> m_contested;
    bool m_isKnown = false;
    bool m_isBusy = false;
    std::optional<api::ApiError> m_refusal;
    api::RequestScope m_loads;
    api::RequestScope m_sends;
};

} // namespace atalaya::models
