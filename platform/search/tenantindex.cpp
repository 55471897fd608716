// SPDX-License-Identifier: GPL-3.0-or-later
#include "tenantindex.h"

#include "api/rules/queryterm.h"
#include "api/rules/words.h"

#include <algorithm>
#include <string>

namespace atalaya::platform {

namespace {

/// Reasons are few where policies write them, and as many as there are decisions where agents do.
constexpr std::size_t mostReasons = 4'096;

constexpr std::string_view columns =
    "SELECT seq, at, state, contains_pii, risk, confidence, agent, entity, action, policy_id,"
    " policy_name, user, reason, correlation_id,"
    " CASE policy_detail WHEN '' THEN NULL ELSE json_extract(policy_detail, '$.facts.tier') END,"
    " CASE policy_detail WHEN '' THEN NULL ELSE json_extract(policy_detail, '$.facts.role') END,"
    " CASE policy_detail WHEN '' THEN NULL ELSE json_extract(policy_detail, '$.facts.amount') END FROM decision ";

std::uint64_t stateCode(const std::string &name)
{
    return static_cast<std::uint64_t>(contract::decisionStateOf(name).value_or(contract::DecisionState::Blocked));
}

/// The first place in [0, size) whose value is not below `wanted`.
template<class F>
std::size_t firstNotBelow(std::size_t size, std::int64_t wanted, F valueAt)
{
    std::size_t low = 0;
    while (low < size) {
        const std::size_t middle = low + (size - low) / 2;
        if (valueAt(middle) < wanted)
            low = middle + 1;
        else
            size = middle;
    }
    return low;
}

} // namespace

std::uint32_t correlationHash(std::string_view folded)
{
    constexpr std::uint32_t offset = 2'166'136'261U;
    constexpr std::uint32_t prime = 16'777'619U;
    std::uint32_t hash = offset;
    for (const char c : folded)
        hash = (hash ^ static_cast<unsigned char>(c)) * prime;
    return hash;
}

std::size_t IndexChunk::bytes() const
{
    std::size_t all = sizeof(IndexChunk);
    for (const Column *const column : {&seq, &at, &flags, &risk, &confidence, &amount, &correlation})
        all += column->bytes();
    for (const Column &column : texts)
        all += column.bytes();
    return all;
}

std::int64_t IndexView::seqAt(std::size_t row) const
{
    const IndexChunk &chunk = *m_chunks[row / IndexChunk::rows];
    return chunk.firstSeq + static_cast<std::int64_t>(chunk.seq[row % IndexChunk::rows]);
}

std::int64_t IndexView::timeAt(std::size_t row) const
{
    const IndexChunk &chunk = *m_chunks[row / IndexChunk::rows];
    return chunk.firstAt + static_cast<std::int64_t>(chunk.at[row % IndexChunk::rows]);
}

std::size_t IndexView::rowOfSeq(std::int64_t seq) const
{
    return firstNotBelow(m_rows, seq, [this](std::size_t row) { return seqAt(row); });
}

std::size_t IndexView::rowOfTime(contract::Instant at) const
{
    return firstNotBelow(m_rows, at.time_since_epoch().count(), [this](std::size_t row) { return timeAt(row); });
}

TenantIndex::Texts::Texts()
{
    for (auto &dictionary : dictionaries)
        dictionary = std::make_unique<Dictionary>();
    dictionaries.at(static_cast<std::size_t>(TextColumn::Reason)) = std::make_unique<Dictionary>(mostReasons);
}

TenantIndex::TenantIndex()
    : TenantIndex(std::make_shared<Texts>())
{}

void TenantIndex::update(Connection &connection)
{
    const std::lock_guard adding(m_texts->adding);
    const IndexView known = view();
    const std::int64_t last = known.size() == 0 ? -1 : known.seqAt(known.size() - 1);
    IndexView::Chunks chunks = known.chunks();
    std::shared_ptr<IndexChunk> open;
    connection.each(std::string(columns) + "WHERE seq > ? ORDER BY seq", {last}, [&](const Row &row) {
        if (!open && !chunks.empty() && chunks.back()->size() < IndexChunk::rows) {
            // Others may be reading the last one: it goes on as a copy.
            open = std::make_shared<IndexChunk>(*chunks.back());
            chunks.back() = open;
        } else if (!open || open->size() == IndexChunk::rows) {
            open = std::make_shared<IndexChunk>();
            chunks.push_back(open);
        }
        push(*open, row);
        return true;
    });
    if (open)
        publish(std::move(chunks));
}

std::shared_ptr<TenantIndex> TenantIndex::reread(Connection &connection, std::int64_t from, std::int64_t to) const
{
    const std::lock_guard adding(m_texts->adding);
    IndexView::Chunks chunks = view().chunks();
    for (auto &chunk : chunks) {
        const std::int64_t first = chunk->firstSeq;
        const std::int64_t last = first + static_cast<std::int64_t>(chunk->seq[chunk->size() - 1]);
        if (last < from || first >= to)
            continue;
        const auto anew = std::make_shared<IndexChunk>();
        connection.each(std::string(columns) + "WHERE seq >= ? AND seq <= ? ORDER BY seq", {first, last},
                        [&](const Row &row) {
                            push(*anew, row);
                            return true;
                        });
        if (anew->size() != chunk->size())
            return nullptr;
        chunk = anew;
    }
    const std::shared_ptr<TenantIndex> next(new TenantIndex(m_texts));
    next->publish(std::move(chunks));
    return next;
}

void TenantIndex::push(IndexChunk &chunk, const Row &row) const
{
    const std::int64_t seq = row.integer(0);
    const std::int64_t at = row.integer(1);
    if (chunk.size() == 0) {
        chunk.firstSeq = seq;
        chunk.firstAt = at;
    }
    chunk.seq.push(static_cast<std::uint64_t>(seq - chunk.firstSeq));
    chunk.at.push(static_cast<std::uint64_t>(at - chunk.firstAt));
    chunk.flags.push(stateCode(row.text(2)) | (row.integer(3) != 0 ? IndexChunk::piiBit : 0));
    const auto risk = row.maybeInteger(4);
    chunk.risk.push(risk ? static_cast<std::uint64_t>(std::clamp<std::int64_t>(*risk, 0, 101)) : IndexChunk::noRisk);
    const auto confidence = row.maybeReal(5);
    chunk.confidence.push(confidence ? static_cast<std::uint64_t>(std::clamp<std::int64_t>(
                                           rules::confidenceInUnits(*confidence), 0, rules::confidenceUnits + 1))
                                     : IndexChunk::noConfidence);
    const auto text = [&](TextColumn column, const std::string &value) {
        const auto place = static_cast<std::size_t>(column);
        chunk.texts.at(place).push(m_texts->dictionaries.at(place)->add(value));
    };
    text(TextColumn::Agent, row.text(6));
    text(TextColumn::Entity, row.text(7));
    text(TextColumn::Action, row.text(8));
    text(TextColumn::Policy, row.text(9) + '\0' + row.text(10));
    text(TextColumn::User, row.text(11));
    text(TextColumn::Reason, row.text(12));
    const auto tier = row.maybeText(14);
    text(TextColumn::Standing, tier ? *tier + '\0' + row.maybeText(15).value_or(std::string()) : std::string());
    const auto amount = row.maybeInteger(16);
    chunk.amount.push(amount && *amount >= 0 ? static_cast<std::uint64_t>(*amount) + 1 : IndexChunk::noAmount);
    chunk.correlation.push(correlationHash(rules::fold(row.text(13))));
}

void TenantIndex::publish(IndexView::Chunks chunks)
{
    std::size_t rows = 0;
    for (const auto &chunk : chunks)
        rows += chunk->size();
    const std::lock_guard lock(m_mutex);
    m_chunks = std::move(chunks);
    m_rows = rows;
}

IndexView TenantIndex::view() const
{
    const std::lock_guard lock(m_mutex);
    return {m_chunks, m_rows};
}

std::size_t TenantIndex::bytes() const
{
    const IndexView now = view();
    std::size_t all = 0;
    for (const auto &chunk : now.chunks())
        all += chunk->bytes();
    for (const auto &dictionary : m_texts->dictionaries)
        all += dictionary->bytes();
    return all;
}

} // namespace atalaya::platform
