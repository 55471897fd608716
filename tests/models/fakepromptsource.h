// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints/promptsource.h"
#include "api/net/deferred.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>

namespace atalaya::tests {

/// Prompt templates in memory. Whoever names an old revision gets what is there, and nobody agrees with themselves.
class FakePromptSource final : public api::PromptSource
{
public:
    template<class T>
    using Answer = QFuture<api::Result<T>>;
    using PromptDetail = contract::PromptDetail;
    using PromptDocument = contract::PromptDocument;

    [[nodiscard]] static api::ApiError error(api::ApiError::Kind kind, const QString &code = {})
    {
        api::ApiError error;
        error.kind = kind;
        error.code = code;
        return error;
    }
    [[nodiscard]] static contract::Instant instant(std::int64_t hours)
    {
        return contract::Instant(std::chrono::milliseconds(1'770'000'000'000) + std::chrono::hours(hours));
    }
    [[nodiscard]] static PromptDocument document(const std::string &text = "Resume la avería de {{equipo}}.\nSé breve.")
    {
        return {"Resumen", text, {{"equipo", "El número del equipo"}}};
    }
    [[nodiscard]] static std::string hashOf(const PromptDocument &document)
    {
        std::string hash = std::to_string(std::hash<std::string>()(contract::encode(document).dump()));
        return std::string(64 - hash.size(), '0') + hash;
    }
    /// One that has so many approved versions, made by somebody else.
    void begin(const std::string &id, const PromptDocument &text = document(), int count = 1)
    {
        PromptDetail made;
        made.id = id;
        made.revision = count;
        made.changedAt = instant(0);
        made.changedBy = other;
        details[id] = made;
        for (int at = 0; at < count; ++at)
            release(id, text);
    }
    PromptDetail &at(const std::string &id) { return details.at(id); }
    void draftOf(const std::string &id, const PromptDocument &text, const contract::Person &by)
    {
        PromptDetail &one = at(id);
        contract::PromptDraft made;
        made.basedOn = one.inForce ? one.inForce->version : 0;
        made.hash = hashOf(text);
        made.document = text;
        made.savedAt = instant(++one.revision);
        if (one.draft)
            made.authors = one.draft->authors;
        std::erase(made.authors, by);
        made.authors.push_back(by);
        one.draft = made;
        one.changedBy = by;
    }
    void askFor(const std::string &id, const contract::Person &by, const std::string &note = {})
    {
        PromptDetail &one = at(id);
        contract::PromptPending made;
        made.id = ++one.revision;
        made.hash = one.draft->hash;
        made.document = one.draft->document;
        made.authors = one.draft->authors;
        made.requestedBy = by;
        made.requestedAt = instant(one.revision);
        made.note = note;
        one.pending = made;
        one.draft.reset();
    }

    [[nodiscard]] Answer<api::Dated<contract::PromptList>> prompts() override
    {
        contract::PromptList list;
        for (const auto &[id, one] : details) {
            contract::PromptList::Line line;
            line.id = id;
            line.name = one.inForce   ? one.inForce->document.name
                        : one.pending ? one.pending->document.name
                        : one.draft   ? one.draft->document.name
                                      : std::string();
            line.version = one.inForce ? one.inForce->version : 0;
            line.hasDraft = one.draft.has_value();
            line.waits = one.pending.has_value();
            line.changedAt = one.changedAt;
            line.changedBy = one.changedBy;
            list.prompts.push_back(line);
        }
        return dated(list);
    }
    [[nodiscard]] Answer<api::Dated<PromptDetail>> prompt(const QString &id) override
    {
        const auto found = details.find(id.toStdString());
        return found == details.end() ? refuse<api::Dated<PromptDetail>>(error(api::ApiError::Kind::NotFound))
                                      : dated(found->second);
    }
    [[nodiscard]] Answer<api::Dated<contract::PromptVersions>> versions(const QString &id) override
    {
        return dated(contract::PromptVersions{released[id.toStdString()]});
    }
    [[nodiscard]] Answer<api::Dated<contract::PromptDiff>> difference(const QString &, const QString &,
                                                                      const QString &) override
    {
        return refuse<api::Dated<contract::PromptDiff>>(error(api::ApiError::Kind::NotFound));
    }
    [[nodiscard]] Detail create(const PromptDocument &text) override
    {
        ++saves;
        if (problem)
            return refuse<PromptDetail>(*problem);
        const std::string id = "tpl-new" + std::to_string(details.size());
        details[id].id = id;
        draftOf(id, text, me);
        return answer(at(id));
    }
    [[nodiscard]] Detail save(const QString &id, std::int64_t revision, const PromptDocument &text) override
    {
        ++saves;
        return change(id, revision, [&](PromptDetail &one) { draftOf(one.id, text, me); });
    }
    [[nodiscard]] QFuture<api::Result<void>> dropDraft(const QString &id, std::int64_t) override
    {
        PromptDetail &one = at(id.toStdString());
        if (one.inForce || one.pending) {
            one.draft.reset();
            ++one.revision;
        } else {
            details.erase(id.toStdString());
        }
        return api::readyFuture<void>({});
    }
    [[nodiscard]] Detail restore(const QString &id, std::int64_t revision,
                                 const contract::PromptRestore &wanted) override
    {
        return change(id, revision, [&](PromptDetail &one) {
            for (const contract::PromptVersion &version : released[one.id])
                if (version.version == wanted.version)
                    draftOf(one.id, version.document, me);
        });
    }
    [[nodiscard]] Detail request(const QString &id, std::int64_t revision, const contract::PromptWish &wish) override
    {
        return change(id, revision, [&](PromptDetail &one) { askFor(one.id, me, wish.note); });
    }
    [[nodiscard]] Detail approve(const QString &id, const contract::PromptVerdict &verdict) override
    {
        ++verdicts;
        PromptDetail &one = at(id.toStdString());
        if (problem)
            return refuse<PromptDetail>(*problem);
        if (!one.pending || one.pending->id != verdict.pending)
            return refuse<PromptDetail>(error(api::ApiError::Kind::Conflict, QStringLiteral("not_pending")));
        const PromptDocument text = one.pending->document;
        one.pending.reset();
        release(one.id, text);
        return answer(one);
    }
    [[nodiscard]] Detail reject(const QString &id, const contract::PromptVerdict &verdict) override
    {
        ++verdicts;
        PromptDetail &one = at(id.toStdString());
        if (problem)
            return refuse<PromptDetail>(*problem);
        if (!one.pending || one.pending->id != verdict.pending)
            return refuse<PromptDetail>(error(api::ApiError::Kind::Conflict, QStringLiteral("not_pending")));
        const contract::PromptPending was = *one.pending;
        one.pending.reset();
        draftOf(one.id, was.document, was.requestedBy);
        return answer(one);
    }
    [[nodiscard]] Detail withdraw(const QString &id, std::int64_t version,
                                  const contract::PromptWithdrawal &withdrawal) override
    {
        PromptDetail &one = at(id.toStdString());
        for (contract::PromptVersion &old : released[one.id])
            if (old.version == version)
                old.withdrawn = contract::PromptVersion::Withdrawn{me, instant(99), withdrawal.note};
        if (one.inForce && one.inForce->version == version)
            one.inForce.reset();
        ++one.revision;
        return answer(one);
    }

    contract::Person me{"u-1", "Lucas Otero"};
    contract::Person other{"u-2", "Marta Vidal"};
    std::map<std::string, PromptDetail> details;
    std::map<std::string, std::vector<contract::PromptVersion>> released;
    int saves = 0;
    int verdicts = 0;
    /// What everything is answered with.
    std::optional<api::ApiError> problem;

private:
    void release(const std::string &id, const PromptDocument &text)
    {
        contract::PromptVersion made;
        auto &all = released[id];
        made.version = static_cast<std::int64_t>(all.size()) + 1;
        made.hash = hashOf(text);
        made.document = text;
        made.requestedBy = other;
        made.approvedBy = me;
        made.requestedAt = made.approvedAt = instant(made.version);
        all.insert(all.begin(), made);
        at(id).inForce = made;
        ++at(id).revision;
    }
    template<class F>
    [[nodiscard]] Detail change(const QString &id, std::int64_t revision, F fn)
    {
        PromptDetail &one = at(id.toStdString());
        if (problem)
            return refuse<PromptDetail>(*problem);
        if (one.revision != revision) {
            api::ApiError late = error(api::ApiError::Kind::Conflict, QStringLiteral("stale_version"));
            late.current = QByteArray::fromStdString(contract::encode(one).dump());
            return refuse<PromptDetail>(late);
        }
        fn(one);
        return answer(one);
    }
    template<class T>
    [[nodiscard]] static Answer<T> refuse(const api::ApiError &error)
    {
        return api::readyFuture<T>(tl::unexpected(error));
    }
    template<class T>
    [[nodiscard]] Answer<T> answer(const T &value) const
    {
        return problem ? refuse<T>(*problem) : api::readyFuture<T>(value);
    }
    template<class T>
    [[nodiscard]] Answer<api::Dated<T>> dated(const T &value) const
    {
        return answer(
            api::Dated<T>{value, QDateTime::fromMSecsSinceEpoch(1'770'000'000'000, Qt::UTC), false, std::nullopt});
    }
};

} // namespace atalaya::tests
