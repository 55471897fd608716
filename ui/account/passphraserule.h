// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace atalaya::ui {

/// What is wrong with a passphrase that is to protect a file.
enum class PassphraseFlaw
{
    None,
    /// Under twelve characters. Whoever copies the file may guess without end; a guess costs them about a second and
    /// 256 MiB, so twelve characters that are not a saying hold, and four or five words are easily more.
    TooShort,
    /// Under six different characters: a row of keys, a repeated word.
    TooPlain,
    /// Under twelve characters besides your name, your e-mail or "atalaya": what is guessed first.
    TooKnown
};

inline constexpr int MinPassphrase = 12;

/// `known`: words that everybody who knows the person knows, in any case of letters.
[[nodiscard]] PassphraseFlaw passphraseFlaw(const QString &passphrase, const QStringList &known);
/// A sentence for the field; empty for None.
[[nodiscard]] QString passphraseFlawWords(PassphraseFlaw flaw);

} // namespace atalaya::ui
