// SPDX-License-Identifier: GPL-3.0-or-later
#include "policybox.h"

#include <bit>

namespace atalaya::rules {

namespace {

/// The bits that stand for cells in word `word` of `cells`.
std::uint64_t wordOf(std::size_t cells, std::size_t word)
{
    const std::size_t left = cells - word * 64;
    return left >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
}

} // namespace

void BoxShape::add(std::size_t cells)
{
    const std::size_t needed = (cells + 63) / 64;
    fields.push_back({cells, words, needed});
    words += needed;
}

PolicyBox::PolicyBox(const BoxShape &shape)
    : m_words(shape.words)
{
    for (std::size_t field = 0; field < shape.fields.size(); ++field)
        free(shape, field);
}

void PolicyBox::free(const BoxShape &shape, std::size_t field)
{
    const BoxShape::Field &place = shape.fields[field];
    for (std::size_t i = 0; i < place.words; ++i)
        m_words[place.firstWord + i] = wordOf(place.cells, i);
    m_narrow &= ~(1U << field);
}

void PolicyBox::looked(const BoxShape &shape, std::size_t field)
{
    const BoxShape::Field &place = shape.fields[field];
    std::uint64_t any = 0;
    for (std::size_t i = 0; i < place.words; ++i)
        any |= m_words[place.firstWord + i];
    m_empty = m_empty || any == 0;
    m_narrow |= 1U << field;
}

void PolicyBox::keep(const BoxShape &shape, std::size_t field, const std::vector<std::uint64_t> &cells)
{
    for (std::size_t i = 0; i < cells.size(); ++i)
        m_words[shape.fields[field].firstWord + i] &= cells[i];
    looked(shape, field);
}

void PolicyBox::keep(const BoxShape &shape, std::size_t field, const PolicyBox &other)
{
    if (other.isFree(field))
        return;
    const BoxShape::Field &place = shape.fields[field];
    for (std::size_t i = place.firstWord; i < place.firstWord + place.words; ++i)
        m_words[i] &= other.m_words[i];
    looked(shape, field);
}

void PolicyBox::drop(const BoxShape &shape, std::size_t field, const PolicyBox &other)
{
    const BoxShape::Field &place = shape.fields[field];
    for (std::size_t i = place.firstWord; i < place.firstWord + place.words; ++i)
        m_words[i] &= ~other.m_words[i];
    looked(shape, field);
}

void PolicyBox::keep(const BoxShape &shape, const PolicyBox &other)
{
    for (std::uint32_t left = other.m_narrow; left != 0; left &= left - 1)
        keep(shape, static_cast<std::size_t>(std::countr_zero(left)), other);
    m_empty = m_empty || other.m_empty;
}

bool PolicyBox::meets(const BoxShape &shape, std::size_t field, const PolicyBox &other) const
{
    const BoxShape::Field &place = shape.fields[field];
    for (std::size_t i = place.firstWord; i < place.firstWord + place.words; ++i) {
        if ((m_words[i] & other.m_words[i]) != 0)
            return true;
    }
    return false;
}

bool PolicyBox::meets(const BoxShape &shape, const PolicyBox &other) const
{
    if (m_empty || other.m_empty)
        return false;
    // A field that one of them leaves free can't part them.
    for (std::uint32_t left = m_narrow & other.m_narrow; left != 0; left &= left - 1) {
        if (!meets(shape, static_cast<std::size_t>(std::countr_zero(left)), other))
            return false;
    }
    return true;
}

bool PolicyBox::isWithin(const BoxShape &shape, std::size_t field, const PolicyBox &other) const
{
    if (other.isFree(field))
        return true;
    const BoxShape::Field &place = shape.fields[field];
    for (std::size_t i = place.firstWord; i < place.firstWord + place.words; ++i) {
        if ((m_words[i] & ~other.m_words[i]) != 0)
            return false;
    }
    return true;
}

std::uint32_t PolicyBox::beyond(const BoxShape &shape, const PolicyBox &other) const
{
    std::uint32_t fields = 0;
    for (std::uint32_t left = other.m_narrow; left != 0; left &= left - 1) {
        const auto field = static_cast<std::size_t>(std::countr_zero(left));
        if (!isWithin(shape, field, other))
            fields |= 1U << field;
    }
    return fields;
}

std::vector<std::size_t> PolicyBox::cells(const BoxShape &shape, std::size_t field) const
{
    std::vector<std::size_t> found;
    const BoxShape::Field &place = shape.fields[field];
    for (std::size_t i = 0; i < place.words; ++i) {
        for (std::uint64_t left = m_words[place.firstWord + i]; left != 0; left &= left - 1)
            found.push_back(i * 64 + static_cast<std::size_t>(std::countr_zero(left)));
    }
    return found;
}

} // namespace atalaya::rules
