// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/operatorsource.h"

#include "api/contract/leafframes.h"
#include "api/net/deferred.h"

#include <map>

namespace atalaya::tests {

namespace {

namespace contract = atalaya::contract;

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

/// A null payload is an erased one.
std::optional<contract::OpenedPayload> opened(const QByteArray &bytes, const QByteArray &salt)
{
    if (bytes.isNull())
        return std::nullopt;
    return contract::OpenedPayload{bytes.toStdString(), salt.toStdString()};
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
    const QByteArray text = note.isEmpty() ? signer.signHead(log.size(), log.root(log.size())) : note;
    return answer(QStringLiteral("head"), text.toStdString());
}

QFuture<api::Result<std::string>> OperatorSource::key()
{
    return answer(QStringLiteral("key"), shownKey.value_or(signer).verifierKey().toStdString());
}

QFuture<api::Result<contract::InclusionProof>> OperatorSource::inclusion(std::int64_t seq, std::int64_t size)
{
    const auto leaf = static_cast<std::uint64_t>(seq);
    contract::InclusionProof proof{seq, size, log.leafHash(leaf).toStdString(),
                                   strings(log.inclusion(leaf, static_cast<std::uint64_t>(size)))};
    if (bendInclusion)
        bendInclusion(proof);
    return answer(QStringLiteral("inclusion %1 %2").arg(seq).arg(size), std::move(proof));
}

QFuture<api::Result<contract::ConsistencyProof>> OperatorSource::consistency(std::int64_t from, std::int64_t to)
{
    contract::ConsistencyProof proof{
        from, to, strings(log.consistency(static_cast<std::uint64_t>(from), static_cast<std::uint64_t>(to)))};
    if (bendConsistency)
        bendConsistency(proof);
    return answer(QStringLiteral("consistency %1 %2").arg(from).arg(to), std::move(proof));
}

QFuture<api::Result<contract::SharedProof>> OperatorSource::proofs(const QString &queryId, std::int64_t offset,
                                                                   std::int64_t limit, bool withBodies)
{
    contract::SharedProof proof;
    proof.size = headSize == 0 ? size() : headSize;
    std::map<QByteArray, std::int64_t> places;
    const auto end = std::min(static_cast<std::int64_t>(result.size()), offset + limit);
    for (std::int64_t i = offset; i < end; ++i) {
        const auto seq = static_cast<std::size_t>(result[static_cast<std::size_t>(i)]);
        const OperatorEntry &entry = entries.at(seq);
        contract::ProvenRow row;
        row.seq = static_cast<std::int64_t>(seq);
        row.leaf = entry.leaf().toStdString();
        row.meta = opened(entry.meta, entry.metaSalt);
        if (withBodies)
            row.body = opened(entry.body, entry.bodySalt);
        for (const QByteArray &node : log.inclusion(seq, static_cast<std::uint64_t>(proof.size))) {
            const auto [place, isNew] = places.try_emplace(node, static_cast<std::int64_t>(proof.nodes.size()));
            if (isNew)
                proof.nodes.push_back(node.toStdString());
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
    std::string frames;
    for (std::int64_t seq = from; seq < to; ++seq) {
        const OperatorEntry &entry = entries.at(static_cast<std::size_t>(seq));
        const QByteArray leaf = entry.leaf();
        contract::append(frames, contract::LeafFrame{
                                     view(leaf), entry.meta.isNull() ? std::nullopt : std::optional(view(entry.meta)),
                                     view(entry.metaSalt)});
    }
    QByteArray bytes = QByteArray::fromStdString(frames);
    if (bendLeaves)
        bendLeaves(bytes);
    return answer(QStringLiteral("leaves %1 %2 %3").arg(from).arg(to).arg(size), std::move(bytes));
}

QFuture<api::Result<QByteArray>> OperatorSource::bodies(std::int64_t from, std::int64_t to)
{
    std::string frames;
    for (std::int64_t seq = from; seq < to; ++seq) {
        const OperatorEntry &entry = entries.at(static_cast<std::size_t>(seq));
        contract::append(frames,
                         contract::BodyFrame{entry.body.isNull() ? std::nullopt : std::optional(view(entry.body)),
                                             view(entry.bodySalt)});
    }
    return answer(QStringLiteral("bodies %1 %2").arg(from).arg(to), QByteArray::fromStdString(frames));
}

} // namespace atalaya::tests
