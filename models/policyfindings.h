// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/requestscope.h"
#include "api/rules/policyanalysis.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QTimer>

#include <optional>

namespace atalaya::api {
class PolicySource;
}

namespace atalaya::models {

/// Something about a policy that is true of every decision there can be.
struct PolicyWarning
{
    rules::PolicyFindingKind kind = rules::PolicyFindingKind::Gap;
    /// The draft's rule that it is about; -1: the policy, or none. As many as there are rules: its otherwise.
    int rule = -1;
    /// Other policies that take part, and their ids.
    QStringList others{};
    QStringList otherIds{};
    /// Rules of the draft itself that take part.
    QList<int> ownRules{};
    /// Facts for which it is so.
    std::optional<rules::PolicyFacts> example{};

    bool operator==(const PolicyWarning &) const = default;
};

/// What the analysis says of one policy among those in force. It runs off this thread, the latest question wins.
class PolicyFindings final : public QObject
{
    Q_OBJECT

public:
    /// `source` outlives it.
    explicit PolicyFindings(api::PolicySource *source, QObject *parent = nullptr);

    /// Reads what is in force anew.
    void refresh();
    /// nullopt: nothing is asked (it is no policy yet), and nothing is said.
    void look(const std::optional<rules::Policy> &policy);

    /// False: the others are not known, or the answer is on its way.
    [[nodiscard]] bool isKnown() const { return m_isKnown; }
    [[nodiscard]] const QList<PolicyWarning> &warnings() const { return m_warnings; }
    /// How many other policies took part.
    [[nodiscard]] int others() const { return m_others; }
    /// What holds when nobody speaks.
    [[nodiscard]] rules::PolicyMode byDefault() const { return m_set.byDefault; }
    /// What is in force, as far as it is known.
    [[nodiscard]] const rules::PolicySet &set() const { return m_set; }
    /// Publishing takes a second person.
    [[nodiscard]] bool asksForTwo() const { return m_asksForTwo; }

Q_SIGNALS:
    void changed();

private:
    void ask();
    void say(const QList<PolicyWarning> &warnings, bool known);

    api::PolicySource *m_source;
    rules::PolicySet m_set;
    bool m_asksForTwo = false;
    std::optional<rules::Policy> m_policy;
    QList<PolicyWarning> m_warnings;
    int m_others = 0;
    bool m_hasSet = false;
    bool m_isKnown = false;
    QTimer m_pause;
    api::RequestScope m_loads;
    api::RequestScope m_asked;
};

} // namespace atalaya::models
