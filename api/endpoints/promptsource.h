// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/cache/dated.h"
#include "api/contract/prompt.h"
#include "api/contract/promptchange.h"
#include "api/net/result.h"

#include <QFuture>
#include <QString>

#include <cstdint>

namespace atalaya::api {

/// What pages about prompt templates need of the client; `PromptApi` is the real one. A change names the revision that
/// its maker has seen: another one is a Conflict `stale_version` whose `current` is the PromptDetail as it is now.
class PromptSource
{
public:
    using Detail = QFuture<Result<contract::PromptDetail>>;
    virtual ~PromptSource() = default;

    /// As the platform says now; the last known, dated, when it can't be asked.
    [[nodiscard]] virtual QFuture<Result<Dated<contract::PromptList>>> prompts() = 0;
    [[nodiscard]] virtual QFuture<Result<Dated<contract::PromptDetail>>> prompt(const QString &id) = 0;
    /// The text of a version never changes; whether it is withdrawn does.
    [[nodiscard]] virtual QFuture<Result<Dated<contract::PromptVersions>>> versions(const QString &id) = 0;
    /// `from` and `to`: a version's number, `draft` or `pending`.
    [[nodiscard]] virtual QFuture<Result<Dated<contract::PromptDiff>>>
    difference(const QString &id, const QString &from, const QString &to) = 0;

    [[nodiscard]] virtual Detail create(const contract::PromptDocument &document) = 0;
    [[nodiscard]] virtual Detail save(const QString &id, std::int64_t revision,
                                      const contract::PromptDocument &document) = 0;
    /// A template that was never approved goes with its draft.
    [[nodiscard]] virtual QFuture<Result<void>> dropDraft(const QString &id, std::int64_t revision) = 0;
    [[nodiscard]] virtual Detail restore(const QString &id, std::int64_t revision,
                                         const contract::PromptRestore &wanted) = 0;
    [[nodiscard]] virtual Detail request(const QString &id, std::int64_t revision,
                                         const contract::PromptWish &wish) = 0;
    /// Asks for the second factor.
    [[nodiscard]] virtual Detail approve(const QString &id, const contract::PromptVerdict &verdict) = 0;
    [[nodiscard]] virtual Detail reject(const QString &id, const contract::PromptVerdict &verdict) = 0;
    [[nodiscard]] virtual Detail withdraw(const QString &id, std::int64_t version,
                                          const contract::PromptWithdrawal &withdrawal) = 0;
};

} // namespace atalaya::api
