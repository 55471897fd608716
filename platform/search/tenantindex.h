// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/decisionstate.h"
#include "api/contract/time.h"
#include "platform/search/column.h"
#include "platform/search/dictionary.h"
#include "platform/store/connection.h"

#include <array>
#include <memory>
#include <mutex>
#include <vector>

namespace atalaya::platform {

/// Columns of texts, each with a dictionary of its own. A policy's text is its id, NUL and its name.
enum class TextColumn
{
    Agent,
    Entity,
    Action,
    Policy,
    User,
    Reason,
    /// What policies saw beside the rest: tier, NUL and role; empty where it was not recorded.
    Standing
};
inline constexpr std::size_t textColumns = 7;

/// Some consecutive decisions of a tenant, column by column; never changed once others can see it.
struct IndexChunk
{
    static constexpr std::size_t rows = 32'768;
    static constexpr std::uint64_t noConfidence = 0xFFFF;
    static constexpr std::uint64_t noRisk = 0xFF;
    static constexpr std::uint64_t noAmount = 0;
    static constexpr std::uint64_t stateBits = 0x3;
    static constexpr std::uint64_t piiBit = 0x4;

    std::int64_t firstSeq = 0;
    std::int64_t firstAt = 0;
    /// From the first of the chunk on.
    Column seq;
    Column at;
    /// stateBits and piiBit.
    Column flags;
    Column risk;
    /// In rules::confidenceUnits.
    Column confidence;
    /// One more than it is.
    Column amount;
    /// Of the folded correlation id.
    Column correlation;
    std::array<Column, textColumns> texts;

    [[nodiscard]] const Column &of(TextColumn column) const { return texts.at(static_cast<std::size_t>(column)); }
    [[nodiscard]] std::size_t size() const { return seq.size(); }
    [[nodiscard]] std::size_t bytes() const;
};

/// The first `size()` decisions of a tenant in the order of their leaves, as they were at one moment.
class IndexView
{
public:
    using Chunks = std::vector<std::shared_ptr<const IndexChunk>>;
    IndexView(Chunks chunks, std::size_t rows)
        : m_chunks(std::move(chunks))
        , m_rows(rows)
    {}

    [[nodiscard]] std::size_t size() const { return m_rows; }
    [[nodiscard]] const Chunks &chunks() const { return m_chunks; }
    [[nodiscard]] std::int64_t seqAt(std::size_t row) const;
    [[nodiscard]] std::int64_t timeAt(std::size_t row) const;
    /// The first row that is not before.
    [[nodiscard]] std::size_t rowOfSeq(std::int64_t seq) const;
    [[nodiscard]] std::size_t rowOfTime(contract::Instant at) const;
    /// Only decisions of the first `leaves` leaves.
    [[nodiscard]] IndexView before(std::int64_t leaves) const { return {m_chunks, rowOfSeq(leaves)}; }

private:
    Chunks m_chunks;
    std::size_t m_rows;
};

/// All decisions of one tenant in about 20 bytes each. Thread-safe.
class TenantIndex
{
public:
    TenantIndex();

    /// Another one of the same rows, of which those of the leaves [from, to) are as `connection` sees them. It shares
    /// all else, and the dictionaries: what was erased stays in these, unused, until an index is begun anew. nullptr
    /// when there are not as many rows any more.
    [[nodiscard]] std::shared_ptr<TenantIndex> reread(Connection &connection, std::int64_t from, std::int64_t to) const;
    /// Takes in what `connection` sees beyond the last row; behind the wall of this tenant.
    void update(Connection &connection);
    [[nodiscard]] IndexView view() const;
    [[nodiscard]] const Dictionary &dictionary(TextColumn column) const
    {
        return *m_texts->dictionaries.at(static_cast<std::size_t>(column));
    }
    [[nodiscard]] std::size_t bytes() const;

private:
    struct Texts
    {
        Texts();
        std::array<std::unique_ptr<Dictionary>, textColumns> dictionaries;
        /// Held by the one that takes rows in.
        std::mutex adding;
    };
    explicit TenantIndex(std::shared_ptr<Texts> texts)
        : m_texts(std::move(texts))
    {}
    void push(IndexChunk &chunk, const Row &row) const;
    void publish(IndexView::Chunks chunks);

    std::shared_ptr<Texts> m_texts;
    mutable std::mutex m_mutex;
    IndexView::Chunks m_chunks;
    std::size_t m_rows = 0;
};

/// What `correlation` keeps of an id.
[[nodiscard]] std::uint32_t correlationHash(std::string_view folded);

} // namespace atalaya::platform
