// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/passphraserule.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace atalaya::ui {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::ui::PassphraseRule)
};

constexpr int MinDifferent = 6;
/// Shorter ones are part of too many other words.
constexpr int MinKnown = 3;

} // namespace

PassphraseFlaw passphraseFlaw(const QString &passphrase, const QStringList &known)
{
    if (passphrase.size() < MinPassphrase)
        return PassphraseFlaw::TooShort;
    if (QSet<QChar>(passphrase.begin(), passphrase.end()).size() < MinDifferent)
        return PassphraseFlaw::TooPlain;
    QStringList words = known + QStringList{QStringLiteral("atalaya")};
    // The longest first: a name must not hide the address that it is part of.
    std::sort(words.begin(), words.end(), [](const QString &a, const QString &b) { return a.size() > b.size(); });
    QString rest = passphrase;
    for (const QString &word : std::as_const(words))
        if (word.size() >= MinKnown)
            rest.remove(word, Qt::CaseInsensitive);
    return rest.size() < MinPassphrase && rest.size() < passphrase.size() ? PassphraseFlaw::TooKnown
                                                                          : PassphraseFlaw::None;
}

QString passphraseFlawWords(PassphraseFlaw flaw)
{
    switch (flaw) {
    case PassphraseFlaw::TooShort:
        return Words::tr("Use at least %1 characters; four or five words are easy to keep in mind.").arg(MinPassphrase);
    case PassphraseFlaw::TooPlain:
        return Words::tr("These are too few different characters.");
    case PassphraseFlaw::TooKnown:
        return Words::tr("Your name and your e-mail are guessed first; add words of your own.");
    case PassphraseFlaw::None:
        break;
    }
    return {};
}

} // namespace atalaya::ui
