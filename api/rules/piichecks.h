// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace atalaya::rules {

// Check digits. Every text holds digits and capital letters only; any other length or form answers false.

/// ISO/IEC 7812-1 annex B (Luhn).
[[nodiscard]] bool luhn(std::string_view digits);
/// The beginning and the length are those of a card network.
[[nodiscard]] bool cardNetwork(std::string_view digits);
/// How long an IBAN of that country is (ISO 13616 registry); 0 for a country without.
[[nodiscard]] std::size_t ibanLength(std::string_view country);
/// ISO 7064 mod 97-10.
[[nodiscard]] bool ibanCheck(std::string_view iban);
/// The two control digits of a Spanish account number of 20 digits.
[[nodiscard]] bool accountCheck(std::string_view digits);
/// The letter of a DNI (up to 8 digits), or of a NIE or NIF (X, Y, Z, K, L, M and 7 digits).
[[nodiscard]] bool idLetter(std::string_view number, char letter);

} // namespace atalaya::rules
