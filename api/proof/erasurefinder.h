// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/deferred.h"
#include "api/proof/checkpoint.h"
#include "api/proof/erasure.h"
#include "api/proof/erasurepolicy.h"

#include <QObject>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace atalaya::api {

class AuditLogSource;
class LogVerifier;

/// The retention leaves of a log, as they are needed: asked for by a decision whose payload is gone, and believed only
/// when they lie under the pinned head and say what the policy in force allowed. That policy is known from its own
/// leaves; which those are the platform tells, and each names what was in force before it.
class ErasureFinder final : public QObject
{
    Q_OBJECT

public:
    /// Nothing is owned. What was found is forgotten with another log.
    ErasureFinder(AuditLogSource *source, LogVerifier *log, QObject *parent = nullptr);

    /// What is known now.
    [[nodiscard]] const std::vector<Erasure> &known() const { return m_known; }
    /// Looks for the leaf that covers this decision; true when something is known then that was not among the `used`
    /// first ones, whoever found it.
    [[nodiscard]] QFuture<Result<bool>> find(std::uint64_t seq, std::size_t used);
    [[nodiscard]] QFuture<Result<bool>> find(std::uint64_t seq) { return find(seq, m_known.size()); }
    /// Why the leaf that was named last is not believed, in English for the evidence; empty when none was named.
    [[nodiscard]] const std::string &refusal() const { return m_refusal; }

private:
    struct Search;
    using SearchPtr = std::shared_ptr<Search>;

    void ask(const SearchPtr &search, std::uint64_t seq);
    void take(const SearchPtr &search, std::int64_t by);
    void judge(const SearchPtr &search, const OpenedLeaf &leaf);
    void askPolicy(const SearchPtr &search);
    void askSteps(const SearchPtr &search);
    void hold(const SearchPtr &search);
    void believe(const SearchPtr &search);
    void refuse(const SearchPtr &search, std::string_view why);

    AuditLogSource *m_source;
    LogVerifier *m_log;
    std::vector<Erasure> m_known;
    /// By their leaves.
    std::map<std::int64_t, PolicyStep> m_steps;
    std::string m_refusal;
};

} // namespace atalaya::api
