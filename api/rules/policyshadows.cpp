// SPDX-License-Identifier: GPL-3.0-or-later
#include "policyfinders.h"

#include <algorithm>
#include <random>

namespace atalaya::rules {

namespace {

/// Tries before the exact search: most rules speak somewhere.
constexpr int tries = 24;
/// A box with more names is looked at without going by its names first.
constexpr std::size_t mostCells = 64;
/// More of them are told as they are.
constexpr std::size_t mostToShorten = 24;

} // namespace

std::size_t firstOfPolicy(const PolicySpace &space, std::size_t entry)
{
    while (entry > 0 && space.entries()[entry - 1].rank == space.entries()[entry].rank)
        --entry;
    return entry;
}

ShadowFinder::ShadowFinder(const PolicySpace &space, const PolicyAnalysisLimits &limits)
    : m_space(space)
    , m_search(space.shape(), limits.steps)
{
    const auto &entries = space.entries();
    m_unclear.resize(entries.empty() ? 0 : entries.back().rank + 1);
    for (std::size_t first = 0; first < entries.size();) {
        std::size_t last = first;
        while (last < entries.size() && entries[last].rank == entries[first].rank)
            ++last;
        for (const PolicyMode mode : {PolicyMode::Auto, PolicyMode::Review, PolicyMode::Blocked})
            addVoices(mode, first, last);
        first = last;
    }
}

void ShadowFinder::addVoices(PolicyMode atLeast, std::size_t first, std::size_t last)
{
    // Where a milder rule of the same policy speaks first, the policy says nothing as strict.
    BoxList milder;
    for (std::size_t i = first; i < last; ++i) {
        const PolicySpace::Entry &entry = m_space.entries()[i];
        if (entry.voice.mode < atLeast) {
            milder.push_back(&entry.box);
            continue;
        }
        for (PolicyBox &box : m_search.rest(entry.box, milder))
            m_voices[static_cast<std::size_t>(atLeast)].push_back({std::move(box), i, entry.rank});
        if (m_search.gaveUp()) {
            m_unclear[entry.rank] = true;
            m_anyUnclear = true;
        }
    }
}

bool ShadowFinder::speaksSomewhere(std::size_t entry) const
{
    const PolicyBox &box = m_space.entries()[entry].box;
    std::array<std::vector<std::size_t>, policyFields> choices;
    for (std::size_t field = 0; field < policyFields; ++field) {
        if (!box.isFree(field))
            choices[field] = box.cells(m_space.shape(), field);
    }
    std::minstd_rand dice(static_cast<std::minstd_rand::result_type>(entry) + 1);
    for (int i = 0; i < tries; ++i) {
        PolicySpace::Cells cells{};
        for (std::size_t field = 0; field < policyFields; ++field) {
            cells[field] = choices[field].empty() ? dice() % m_space.shape().fields[field].cells
                                                  : choices[field][dice() % choices[field].size()];
        }
        const PolicySpace::Entry *speaker = nullptr;
        m_space.eachVoice(cells, [&speaker](const PolicySpace::Entry &voice) {
            if (speaker == nullptr || voice.voice.mode > speaker->voice.mode)
                speaker = &voice;
            return speaker->voice.mode != PolicyMode::Blocked;
        });
        // Whichever group of the rule it was.
        if (speaker != nullptr && speaker->voice == m_space.entries()[entry].voice)
            return true;
    }
    return false;
}

std::vector<std::uint64_t> ShadowFinder::entriesNear(const PolicyBox &box) const
{
    std::vector<std::uint64_t> near(m_space.rowWords(), ~std::uint64_t{0});
    for (const PolicyField field : {PolicyField::Action, PolicyField::Entity}) {
        const auto index = static_cast<std::size_t>(field);
        if (box.isFree(index))
            continue;
        const std::vector<std::size_t> cells = box.cells(m_space.shape(), index);
        if (cells.size() > mostCells)
            continue;
        std::vector<std::uint64_t> any(near.size());
        for (const std::size_t cell : cells) {
            const std::uint64_t *const row = m_space.row(index, cell);
            for (std::size_t i = 0; i < any.size(); ++i)
                any[i] |= row[i];
        }
        for (std::size_t i = 0; i < near.size(); ++i)
            near[i] &= any[i];
    }
    return near;
}

ShadowFinder::Answer ShadowFinder::look(std::size_t entry)
{
    m_hiding.clear();
    if (speaksSomewhere(entry))
        return Answer::Speaks;
    const PolicySpace::Entry &asked = m_space.entries()[entry];
    BoxList covers;
    std::vector<std::size_t> entries;
    const std::vector<std::uint64_t> near = entriesNear(asked.box);
    const auto add = [&](const PolicyBox &box, std::size_t from) {
        if ((near[from / 64] >> (from % 64) & 1U) == 0 || !asked.box.meets(m_space.shape(), box))
            return;
        covers.push_back(&box);
        entries.push_back(from);
    };
    for (std::size_t i = firstOfPolicy(m_space, entry); i < entry; ++i) {
        if (m_space.entries()[i].voice.rule != asked.voice.rule)
            add(m_space.entries()[i].box, i);
    }
    const auto mode = static_cast<std::size_t>(asked.voice.mode);
    for (const Voice &voice : m_voices[mode]) {
        if (voice.rank < asked.rank)
            add(voice.box, voice.entry);
    }
    // Who comes later is heard only for saying something stricter.
    if (asked.voice.mode != PolicyMode::Blocked) {
        for (const Voice &voice : m_voices[mode + 1]) {
            if (voice.rank > asked.rank)
                add(voice.box, voice.entry);
        }
    }
    if (m_search.uncovered(asked.box, covers))
        return m_anyUnclear ? Answer::Undecided : Answer::Speaks;
    if (m_search.gaveUp())
        return Answer::Undecided;
    shorten(asked.box, covers, entries);
    return Answer::Hidden;
}

void ShadowFinder::shorten(const PolicyBox &region, const BoxList &covers, const std::vector<std::size_t> &entries)
{
    for (const std::size_t place : m_search.used())
        m_hiding.push_back(entries[place]);
    std::ranges::sort(m_hiding);
    m_hiding.erase(std::unique(m_hiding.begin(), m_hiding.end()), m_hiding.end());
    for (std::size_t i = 0; i < m_hiding.size() && m_hiding.size() <= mostToShorten;) {
        BoxList fewer;
        for (std::size_t place = 0; place < covers.size(); ++place) {
            if (entries[place] != m_hiding[i] && std::ranges::binary_search(m_hiding, entries[place]))
                fewer.push_back(covers[place]);
        }
        if (!m_search.uncovered(region, fewer) && !m_search.gaveUp())
            m_hiding.erase(m_hiding.begin() + static_cast<std::ptrdiff_t>(i));
        else
            ++i;
    }
}

} // namespace atalaya::rules
