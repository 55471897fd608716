// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::rules {

/// Personal data that is recognised by its form. What each kind covers, and how well: docs/masking.md.
enum class PiiKind : std::uint8_t
{
    Email,
    Phone,
    /// Spanish DNI, NIE and the personal NIF with K, L or M. Not a company's (CIF): that is no person's.
    NationalId,
    /// IBAN of any country, and the Spanish account number of 20 digits.
    Iban,
    /// Payment cards.
    Card
};

/// Which kinds are looked for; all of them unless switched off.
class PiiKinds
{
public:
    [[nodiscard]] static PiiKinds all() { return PiiKinds(0x1F); }
    [[nodiscard]] static PiiKinds none() { return PiiKinds(0); }
    [[nodiscard]] bool has(PiiKind kind) const { return (m_bits & bit(kind)) != 0; }
    [[nodiscard]] bool empty() const { return m_bits == 0; }
    void add(PiiKind kind) { m_bits = static_cast<std::uint8_t>(m_bits | bit(kind)); }
    void remove(PiiKind kind) { m_bits = static_cast<std::uint8_t>(m_bits & ~bit(kind)); }
    void add(PiiKinds other) { m_bits = static_cast<std::uint8_t>(m_bits | other.m_bits); }

    bool operator==(const PiiKinds &) const = default;

private:
    explicit PiiKinds(unsigned bits)
        : m_bits(static_cast<std::uint8_t>(bits))
    {}
    [[nodiscard]] static unsigned bit(PiiKind kind) { return 1U << static_cast<unsigned>(kind); }

    std::uint8_t m_bits;
};

/// Where in a text a value lies, in bytes. Always whole: its neighbours are no letters or digits.
struct PiiFinding
{
    PiiKind kind = PiiKind::Email;
    std::size_t from = 0;
    std::size_t length = 0;

    bool operator==(const PiiFinding &) const = default;
};

/// What stands for a value of that kind: [email], [phone], [national-id], [iban] or [card].
[[nodiscard]] std::string_view placeholderOf(PiiKind kind);

/// The values in `text` (UTF-8, any bytes are survived), in order, never overlapping. `about` is what the text is a
/// value of, a field's name say: it counts as words before the text. Time grows with the length of the text.
[[nodiscard]] std::vector<PiiFinding> findPii(std::string_view text, PiiKinds kinds = PiiKinds::all(),
                                              std::string_view about = {});

struct MaskedText
{
    std::string text;
    PiiKinds found = PiiKinds::none();

    bool operator==(const MaskedText &) const = default;
};

/// The text with every value replaced by its placeholder. Masking twice changes nothing more.
[[nodiscard]] MaskedText maskPii(std::string_view text, PiiKinds kinds = PiiKinds::all(), std::string_view about = {});

/// Masks every text, every name of a field and every whole number in `value`, in place, and answers what was found.
/// Names of fields count as words before their values. Where two names become the same, the later gets a number.
PiiKinds maskPii(nlohmann::json &value, PiiKinds kinds = PiiKinds::all());

} // namespace atalaya::rules
