// SPDX-License-Identifier: GPL-3.0-or-later
#include "policyspace.h"
#include "policyspans.h"

namespace atalaya::rules {

namespace {

class CellSet
{
public:
    explicit CellSet(std::size_t cells)
        : m_words((cells + 63) / 64)
    {}
    void add(std::size_t cell) { m_words[cell / 64] |= std::uint64_t{1} << (cell % 64); }
    [[nodiscard]] const std::vector<std::uint64_t> &words() const { return m_words; }

private:
    std::vector<std::uint64_t> m_words;
};

} // namespace

PolicyBox PolicySpace::boxOf(const Policy &policy) const
{
    PolicyBox box(m_shape);
    keepNames(box, PolicyField::Action, policy.actions);
    keepNames(box, PolicyField::Entity, policy.entities);
    if (policy.validFrom || policy.validTo) {
        PolicyNumber valid;
        if (policy.validFrom)
            valid.from = {millisecondsOf(*policy.validFrom), true};
        if (policy.validTo)
            valid.to = {millisecondsOf(*policy.validTo), false};
        keepNumber(box, PolicyField::Validity, valid);
    }
    return box;
}

void PolicySpace::keepConditions(PolicyBox &box, const PolicyConditions &when) const
{
    keepNames(box, PolicyField::Action, when.actions);
    keepNames(box, PolicyField::Entity, when.entities);
    keepNames(box, PolicyField::Agent, when.agents);
    keepNames(box, PolicyField::Role, when.roles);
    keepNames(box, PolicyField::Tier, when.tiers);
    if (when.containsPii)
        box.keep(m_shape, indexOf(PolicyField::ContainsPii), {*when.containsPii ? 2U : 1U});
    keepNumber(box, PolicyField::Confidence, when.confidence);
    keepNumber(box, PolicyField::Risk, when.risk);
    keepNumber(box, PolicyField::Amount, when.amount);
    keepWindows(box, when.windows);
}

void PolicySpace::keepNames(PolicyBox &box, PolicyField field, const std::vector<std::string> &names) const
{
    if (names.empty())
        return;
    const TextAxis &axis = m_texts[indexOf(field)];
    CellSet cells(m_shape.fields[indexOf(field)].cells);
    for (const std::string &name : names) {
        for (const std::size_t kind : axis.kindsOf[axis.kinds.numberOf(name)])
            cells.add(kind);
    }
    box.keep(m_shape, indexOf(field), cells.words());
}

void PolicySpace::keepNumber(PolicyBox &box, PolicyField field, const std::optional<PolicyNumber> &wanted) const
{
    if (!wanted)
        return;
    const NumberCells &axis = numbers(indexOf(field));
    CellSet cells(m_shape.fields[indexOf(field)].cells);
    if (wanted->missing) {
        cells.add(axis.count());
    } else {
        const auto [from, to] = rangeOf(*wanted, axis);
        if (from <= to && to >= axis.first() && from <= axis.last()) {
            for (std::size_t cell = axis.cellOf(from); cell <= axis.cellOf(to); ++cell)
                cells.add(cell);
        }
    }
    box.keep(m_shape, indexOf(field), cells.words());
}

void PolicySpace::keepWindows(PolicyBox &box, const std::vector<PolicyWindow> &windows) const
{
    if (windows.empty())
        return;
    const NumberCells &axis = numbers(indexOf(PolicyField::Time));
    CellSet cells(axis.count());
    for (const PolicyWindow &window : windows) {
        eachSpan(window, [&](int from, int to) {
            for (std::size_t cell = axis.cellOf(from); cell <= axis.cellOf(to); ++cell)
                cells.add(cell);
        });
    }
    box.keep(m_shape, indexOf(PolicyField::Time), cells.words());
}

} // namespace atalaya::rules
