// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/operatorsource.h"

#include "api/contract/leafframes.h"
#include "api/net/deferred.h"
#include "api/rules/querymatch.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <functional>
#include <map>
#include <stdexcept>

namespace atalaya::tests {

namespace {

std::vector<std::string> strings(const QByteArrayList &list)
{
    std::vector<std::string> all;
    for (const QByteArray &bytes : list)
        all.push_back(bytes.toStdString());
    return all;
}

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

/// What the operator can't prove is answered with nothing.
template<class F>
std::vector<std::string> pathIfAny(F path)
{
    try {
        return strings(path());
    } catch (const std::out_of_range &) {
        return {};
    }
}

constexpr std::int64_t aDay = 86'400'000;

QString instantText(std::int64_t at)
{
    return QString::fromStdString(contract::formatInstant(contract::Instant{std::chrono::milliseconds{at}}));
}

QString textOf(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

contract::OpenedPayload opened(const QByteArray &bytes, const QByteArray &salt)
{
    return {bytes.toStdString(), salt.toStdString()};
}

} // namespace

OperatorSource::OperatorSource(const OperatorKey &key)
    : signer(key)
{}

OperatorEntry &OperatorSource::add()
{
    OperatorEntry entry;
    entry.tenantId = signer.name().split('/').value(2);
    entry.seq = entries.size();
    entry.at = 1'767'225'600'000 + static_cast<std::int64_t>(entry.seq) * 60'000;
    const QByteArray number = QByteArray::number(static_cast<qulonglong>(entry.seq));
    entry.meta = "[\"agent-" + number.right(1) + R"(","entity","act","executed","pol-1","Policy",3,0.)" +
                 number.right(1) + "1," + QByteArray::number(static_cast<int>(entry.seq % 101)) + ",false]";
    entry.metaSalt = QByteArray(24, 'm') + number.rightJustified(8, '0');
    entry.body =
        R"({"correlationId":"c-)" + number + R"(","inputs":{},"reason":"Reason )" + number + R"(","user":"ana"})";
    entry.bodySalt = QByteArray(24, 'b') + number.rightJustified(8, '0');
    entries.push_back(entry);
    log.append(entry);
    return entries.back();
}

void OperatorSource::add(int count)
{
    for (int i = 0; i < count; ++i)
        add();
}

contract::AuditRow OperatorSource::shownRow(std::int64_t seq) const
{
    const OperatorEntry &entry = entries.at(static_cast<std::size_t>(seq));
    contract::AuditRow row;
    row.seq = seq;
    row.at = contract::Instant{std::chrono::milliseconds{entry.at}};
    row.id = shownId(seq);
    if (gone.contains(seq))
        return row;
    const QJsonArray meta = QJsonDocument::fromJson(metaOf(seq)).array();
    const auto text = [&meta](qsizetype at) {
        return meta[at].toString().toStdString();
    };
    row.agent = text(0);
    row.entity = text(1);
    row.action = text(2);
    row.state = contract::decisionStateOf(text(3)).value_or(contract::DecisionState::Executed);
    row.policyId = text(4);
    row.policyName = text(5);
    row.policyVersion = meta[6].toInteger();
    row.confidence = meta[7].isNull() ? std::nullopt : std::optional(meta[7].toDouble());
    row.risk = meta[8].isNull() ? std::nullopt : std::optional<std::int64_t>(meta[8].toInteger());
    row.containsPii = meta[9].toBool();
    const QJsonObject body = QJsonDocument::fromJson(bodyOf(seq)).object();
    row.user = body[QStringLiteral("user")].toString().toStdString();
    row.reason = body[QStringLiteral("reason")].toString().toStdString();
    row.correlationId = body[QStringLiteral("correlationId")].toString().toStdString();
    return row;
}

std::vector<contract::AuditRow> OperatorSource::shownRows() const
{
    std::vector<contract::AuditRow> rows;
    for (const std::int64_t seq : shownSeqs())
        rows.push_back(shownRow(seq));
    return rows;
}

const QByteArray &OperatorSource::metaOf(std::int64_t seq) const
{
    const auto other = otherMeta.find(seq);
    return other == otherMeta.end() ? entries.at(static_cast<std::size_t>(seq)).meta : other->second;
}

const QByteArray &OperatorSource::bodyOf(std::int64_t seq) const
{
    const auto other = otherBody.find(seq);
    return other == otherBody.end() ? entries.at(static_cast<std::size_t>(seq)).body : other->second;
}

std::string OperatorSource::shownId(std::int64_t seq) const
{
    const QByteArray tenant = signer.name().split('/').value(2);
    return ("dec-" + QCryptographicHash::hash(tenant, QCryptographicHash::Sha256).left(6).toHex() + '-' +
            QByteArray::number(static_cast<qlonglong>(seq), 16).rightJustified(10, '0'))
        .toStdString();
}

std::vector<std::int64_t> OperatorSource::matching(const rules::Query &query, contract::AuditSort sort) const
{
    std::vector<std::int64_t> seqs;
    for (auto seq = size() - 1; seq >= 0; --seq) {
        contract::AuditRow row = shownRow(seq);
        const bool isInPeriod = !(query.from && row.at < *query.from) && !(query.to && row.at >= *query.to);
        if (entries[static_cast<std::size_t>(seq)].kind != "decision" || !isInPeriod)
            continue;
        const rules::DecisionFacts facts{
            seq,
            row.at,
            row.id,
            row.agent,
            row.entity,
            row.action,
            row.state,
            row.policyId,
            row.policyName,
            row.policyVersion,
            row.confidence,
            row.risk,
            row.containsPii,
            rules::DecisionBody{row.user.value_or(""), row.reason.value_or(""), row.correlationId.value_or(""), {}}};
        if (rules::matches(query, facts) == rules::Match::Yes)
            seqs.push_back(seq);
    }
    if (sort == contract::AuditSort::OldestFirst)
        std::ranges::reverse(seqs);
    const auto confidenceOf = [this](std::int64_t seq) {
        return shownRow(seq).confidence;
    };
    // Those without any come last, either way.
    if (sort == contract::AuditSort::HighestConfidenceFirst)
        std::ranges::stable_sort(seqs, std::greater(), confidenceOf);
    if (sort == contract::AuditSort::LowestConfidenceFirst)
        std::ranges::stable_sort(seqs, {}, [&](std::int64_t seq) { return confidenceOf(seq).value_or(2); });
    return seqs;
}

void OperatorSource::showAllBelow(std::int64_t size)
{
    result = matching({});
    std::erase_if(result, [size](std::int64_t seq) { return seq >= size; });
}

QByteArray OperatorSource::leafFrame(std::int64_t seq) const
{
    const OperatorEntry &entry = entries.at(static_cast<std::size_t>(seq));
    const QByteArray leaf = entry.leaf();
    std::string frame;
    contract::append(frame, contract::LeafFrame{view(leaf),
                                                gone.contains(seq) ? std::nullopt : std::optional(view(metaOf(seq))),
                                                view(entry.metaSalt)});
    return QByteArray::fromStdString(frame);
}

void OperatorSource::rebuild()
{
    log = {};
    for (const OperatorEntry &entry : entries)
        log.append(entry);
}

template<class T>
QFuture<api::Result<T>> OperatorSource::answer(const QString &what, T value)
{
    asked.append(what);
    return api::readyFuture<T>(error ? api::Result<T>(tl::unexpected(*error)) : api::Result<T>(std::move(value)));
}

QFuture<api::Result<std::string>> OperatorSource::head()
{
    if (note.isEmpty() && log.size() == 0) {
        asked.append(QStringLiteral("head"));
        api::ApiError none;
        none.kind = api::ApiError::Kind::NotFound;
        none.code = QStringLiteral("log_empty");
        return api::readyFuture<std::string>(tl::unexpected(error.value_or(none)));
    }
    const QByteArray text = note.isEmpty() ? signer.signHead(log.size(), log.root(log.size())) : note;
    return answer(QStringLiteral("head"), text.toStdString());
}

QFuture<api::Result<std::string>> OperatorSource::key()
{
    return answer(QStringLiteral("key"), shownKey.value_or(signer).verifierKey().toStdString());
}

QFuture<api::Result<contract::InclusionProof>> OperatorSource::inclusion(std::int64_t seq, std::int64_t size)
{
    contract::InclusionProof proof{seq, size, {}, pathIfAny([&] {
                                       return log.inclusion(static_cast<std::uint64_t>(seq),
                                                            static_cast<std::uint64_t>(size));
                                   })};
    if (bendInclusion)
        bendInclusion(proof);
    return answer(QStringLiteral("inclusion %1 %2").arg(seq).arg(size), std::move(proof));
}

QFuture<api::Result<contract::ConsistencyProof>> OperatorSource::consistency(std::int64_t from, std::int64_t to)
{
    contract::ConsistencyProof proof{
        from, to,
        pathIfAny([&] { return log.consistency(static_cast<std::uint64_t>(from), static_cast<std::uint64_t>(to)); })};
    if (bendConsistency)
        bendConsistency(proof);
    return answer(QStringLiteral("consistency %1 %2").arg(from).arg(to), std::move(proof));
}

QFuture<api::Result<contract::LogEpochs>> OperatorSource::epochs()
{
    return answer(QStringLiteral("epochs"), begun);
}

QFuture<api::Result<contract::SharedProof>> OperatorSource::proofs(const QString &queryId, std::int64_t offset,
                                                                   std::int64_t limit, bool withBodies)
{
    contract::SharedProof proof;
    proof.size = headSize == 0 ? size() : headSize;
    std::map<std::string, std::int64_t> places;
    const auto kept = lists.find(queryId);
    const auto &listed = kept == lists.end() ? shownSeqs() : kept->second;
    const auto end = std::min(static_cast<std::int64_t>(listed.size()), offset + std::min(limit, mostProofs));
    for (std::int64_t i = offset; i < end; ++i) {
        const auto seq = static_cast<std::size_t>(listed[static_cast<std::size_t>(i)]);
        const OperatorEntry &entry = entries.at(seq);
        contract::ProvenRow row;
        row.seq = static_cast<std::int64_t>(seq);
        row.leaf = entry.leaf().toStdString();
        if (!gone.contains(row.seq)) {
            row.meta = opened(metaOf(row.seq), entry.metaSalt);
            if (withBodies)
                row.body = opened(bodyOf(row.seq), entry.bodySalt);
        }
        const auto path = pathIfAny([&] { return log.inclusion(seq, static_cast<std::uint64_t>(proof.size)); });
        for (const std::string &node : path) {
            const auto [place, isNew] = places.try_emplace(node, static_cast<std::int64_t>(proof.nodes.size()));
            if (isNew)
                proof.nodes.push_back(node);
            row.path.push_back(place->second);
        }
        proof.rows.push_back(std::move(row));
    }
    if (bendProofs)
        bendProofs(proof);
    return answer(QStringLiteral("proofs %1 %2 %3").arg(queryId).arg(offset).arg(limit), std::move(proof));
}

QFuture<api::Result<QByteArray>> OperatorSource::leaves(std::int64_t from, std::int64_t to, std::int64_t size)
{
    lastFrom = from;
    QByteArray bytes;
    // What is not there any more can't be handed out.
    for (std::int64_t seq = from; seq < std::min(to, static_cast<std::int64_t>(entries.size())); ++seq)
        bytes += leafFrame(seq);
    if (bendLeaves)
        bendLeaves(bytes);
    return answer(QStringLiteral("leaves %1 %2 %3").arg(from).arg(to).arg(size), std::move(bytes));
}

QFuture<api::Result<QByteArray>> OperatorSource::bodies(std::int64_t from, std::int64_t to)
{
    std::string frames;
    const std::int64_t end = std::min({to, from + mostBodies, static_cast<std::int64_t>(entries.size())});
    for (std::int64_t seq = from; seq < end; ++seq) {
        const OperatorEntry &entry = entries.at(static_cast<std::size_t>(seq));
        contract::append(frames,
                         contract::BodyFrame{gone.contains(seq) ? std::nullopt : std::optional(view(bodyOf(seq))),
                                             view(entry.bodySalt)});
    }
    return answer(QStringLiteral("bodies %1 %2").arg(from).arg(to), QByteArray::fromStdString(frames));
}

QFuture<api::Result<contract::Retention>> OperatorSource::retention()
{
    contract::Retention retention;
    retention.days = 365;
    retention.changes = policyChanges;
    return answer(QStringLiteral("retention"), std::move(retention));
}

OperatorEntry &OperatorSource::addChange(const PolicyChange &change)
{
    OperatorEntry &leaf = add();
    leaf.kind = "change";
    leaf.at = change.at;
    leaf.meta = "[\"retention." + change.action + "\",\"" + change.actor + R"(","retention","allowed"])";
    const QJsonObject before{{QStringLiteral("days"), change.daysBefore}};
    const QJsonObject after{{QStringLiteral("days"), change.days},
                            {QStringLiteral("effectiveAt"),
                             change.effectiveAt ? QJsonValue(instantText(*change.effectiveAt)) : QJsonValue()},
                            {QStringLiteral("stepUp"), QStringLiteral("d1")}};
    leaf.body = QJsonDocument(QJsonObject{{QStringLiteral("actingFor"), QString()},
                                          {QStringLiteral("after"), textOf(after)},
                                          {QStringLiteral("before"), textOf(before)},
                                          {QStringLiteral("correlationId"), QStringLiteral("c")},
                                          {QStringLiteral("reason"), QStringLiteral("r")},
                                          {QStringLiteral("session"), QStringLiteral("s")}})
                    .toJson(QJsonDocument::Compact);
    policyChanges.push_back(static_cast<std::int64_t>(leaf.seq));
    rebuild();
    return leaf;
}

void OperatorSource::shortenPolicy(std::int64_t at)
{
    addChange({"requested", "ana", 365, 90, at, {}});
    addChange({"confirmed", "luis", 365, 90, at + 60'000, at + 60'000 + 7 * aDay});
}

OperatorEntry &OperatorSource::addErasure(std::int64_t from, std::int64_t to, std::int64_t at, int days)
{
    OperatorEntry &leaf = add();
    leaf.kind = "retention";
    leaf.at = at;
    leaf.meta = R"({"before":")" + instantText(at - days * aDay).toLatin1() + R"(","days":)" +
                QByteArray::number(days) + R"(,"ranges":[[)" + QByteArray::number(static_cast<qlonglong>(from)) + ',' +
                QByteArray::number(static_cast<qlonglong>(to)) + "]]}";
    leaf.body = "{}";
    erasedBy = static_cast<std::int64_t>(leaf.seq);
    rebuild();
    return leaf;
}

QFuture<api::Result<contract::AuditDecision>> OperatorSource::decision(const QString &id)
{
    if (decisionError)
        return api::readyFuture<contract::AuditDecision>(tl::unexpected(*decisionError));
    contract::AuditDecision decision;
    const auto seq = id.section(QLatin1Char('-'), 2).toULongLong(nullptr, 16);
    decision.row = shownRow(static_cast<std::int64_t>(seq));
    const OperatorEntry &entry = entries.at(seq);
    decision.proof.leaf = entry.leaf().toStdString();
    if (!gone.contains(decision.row.seq)) {
        decision.proof.meta = opened(metaOf(decision.row.seq), entry.metaSalt);
        decision.proof.body = opened(bodyOf(decision.row.seq), entry.bodySalt);
    }
    decision.policy = {decision.row.policyId, decision.row.policyName, decision.row.policyVersion};
    if (decision.proof.body)
        decision.inputs =
            QJsonDocument(
                QJsonDocument::fromJson(bodyOf(decision.row.seq)).object().value(QStringLiteral("inputs")).toObject())
                .toJson(QJsonDocument::Compact)
                .toStdString();
    if (erasedBy)
        decision.erased = contract::AuditDecision::Erased{*erasedBy, {}};
    return answer(QStringLiteral("decision ") + id, std::move(decision));
}

QFuture<api::Result<contract::AuditSeqs>> OperatorSource::seqs(const QString &queryId, std::int64_t offset,
                                                               std::int64_t limit)
{
    contract::AuditSeqs page{queryId.toStdString(), offset, headSize == 0 ? size() : headSize, {}};
    for (auto i = static_cast<std::size_t>(offset);
         i < std::min(result.size(), static_cast<std::size_t>(offset + limit)); ++i)
        page.seqs.push_back(result[i]);
    return answer(QStringLiteral("seqs %1 %2").arg(offset).arg(limit), std::move(page));
}

} // namespace atalaya::tests
