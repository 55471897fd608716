// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/numbercells.h"
#include "api/rules/policyanalysis.h"
#include "api/rules/policybox.h"
#include "api/rules/policyengine.h"
#include "api/rules/textkinds.h"

#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <vector>

namespace atalaya::rules {

/// All that a set of policies can tell apart, as a space of finitely many cells: one axis per field, cut where some
/// policy draws a line. Every rule is a box in it, so that what is true of the cells is true of all decisions.
class PolicySpace
{
public:
    /// A rule, or an otherwise, of a policy that is switched on. A rule with groups has an entry for each.
    struct Entry
    {
        PolicyVoice voice;
        /// Place of its policy in the order in which equal modes are heard.
        std::size_t rank = 0;
        PolicyBox box;
    };

    explicit PolicySpace(const PolicySet &set);

    /// Why there is no such space, see PolicyEngine::compile(); empty when there is.
    [[nodiscard]] const std::string &problem() const { return m_problem; }
    [[nodiscard]] const BoxShape &shape() const { return m_shape; }
    /// By rank, then in the order of the policy.
    [[nodiscard]] const std::vector<Entry> &entries() const { return m_entries; }
    [[nodiscard]] std::uint32_t kindOf(PolicyField field, std::optional<std::string_view> text) const;

    using Cells = std::array<std::size_t, policyFields>;
    [[nodiscard]] Cells cellsOf(const PolicyEngine::Point &point) const;
    /// Calls `take` with the first entry that fits of each policy, by rank, until it answers false.
    template<class F>
    void eachVoice(const Cells &cells, F take) const;
    /// The entries with this cell in their box, a bit each; nullptr when all have.
    [[nodiscard]] const std::uint64_t *row(std::size_t field, std::size_t cell) const;
    [[nodiscard]] std::size_t rowWords() const { return m_rowWords; }

    [[nodiscard]] PolicyRegion regionOf(const PolicyBox &box) const;
    /// Facts within a box that is not empty.
    [[nodiscard]] PolicyFacts exampleIn(const PolicyBox &box) const;

private:
    /// The axis of a text or of a number; the last cell stands for a missing value where there can be one.
    struct TextAxis
    {
        TextKinds kinds;
        /// Kinds by pattern.
        std::vector<std::vector<std::size_t>> kindsOf;
        bool maybeMissing = false;
    };
    [[nodiscard]] bool cutTexts(const PolicySet &set);
    void cutNumbers(const PolicySet &set);
    void addEntries(const PolicySet &set);
    void fillRows();
    [[nodiscard]] PolicyBox boxOf(const Policy &policy) const;
    void keepConditions(PolicyBox &box, const PolicyConditions &when) const;
    void keepNames(PolicyBox &box, PolicyField field, const std::vector<std::string> &names) const;
    void keepNumber(PolicyBox &box, PolicyField field, const std::optional<PolicyNumber> &wanted) const;
    void keepWindows(PolicyBox &box, const std::vector<PolicyWindow> &windows) const;
    [[nodiscard]] PolicyFieldRange textsOf(std::size_t field, const std::vector<std::size_t> &cells) const;
    [[nodiscard]] PolicyFieldRange numbersOf(std::size_t field, const std::vector<std::size_t> &cells) const;
    [[nodiscard]] std::optional<std::string> textIn(const PolicyBox &box, PolicyField field) const;
    [[nodiscard]] std::optional<std::int64_t> numberIn(const PolicyBox &box, PolicyField field,
                                                       std::int64_t usual) const;
    [[nodiscard]] static std::size_t indexOf(PolicyField field) { return static_cast<std::size_t>(field); }
    [[nodiscard]] NumberCells &numbers(PolicyField field) { return m_numbers[indexOf(field) - 6]; }
    [[nodiscard]] const NumberCells &numbers(std::size_t field) const { return m_numbers[field - 6]; }

    std::string m_problem;
    BoxShape m_shape;
    std::array<TextAxis, 5> m_texts;
    /// Confidence, Risk, Amount, Time, Validity.
    std::array<NumberCells, 5> m_numbers;
    std::vector<Entry> m_entries;
    /// When the newest policy came to be: examples are of then.
    contract::Instant m_newest{};
    std::size_t m_rowWords = 0;
    std::array<std::vector<std::uint64_t>, policyFields> m_rows;
    /// Fields that at least one entry does not leave free.
    std::vector<std::size_t> m_askedFields;
};

template<class F>
void PolicySpace::eachVoice(const Cells &cells, F take) const
{
    std::array<const std::uint64_t *, policyFields> rows{};
    std::size_t count = 0;
    for (const std::size_t field : m_askedFields)
        rows[count++] = m_rows[field].data() + cells[field] * m_rowWords;
    std::size_t lastRank = m_entries.size();
    for (std::size_t word = 0; word < m_rowWords; ++word) {
        std::uint64_t left = word + 1 < m_rowWords || m_entries.size() % 64 == 0
                                 ? ~std::uint64_t{0}
                                 : (std::uint64_t{1} << (m_entries.size() % 64)) - 1;
        for (std::size_t i = 0; i < count && left != 0; ++i)
            left &= rows[i][word];
        for (; left != 0; left &= left - 1) {
            const Entry &entry = m_entries[word * 64 + static_cast<std::size_t>(std::countr_zero(left))];
            if (entry.rank == lastRank)
                continue;
            lastRank = entry.rank;
            if (!take(entry))
                return;
        }
    }
}

} // namespace atalaya::rules
