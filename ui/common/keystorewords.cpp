// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/keystorewords.h"

#include <QCoreApplication>

namespace atalaya::ui {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::ui::KeyStoreWords)
};

QString keychainName(const QString &backend)
{
    return backend.isEmpty() ? Words::tr("the keychain of the desktop") : backend;
}

} // namespace

KeyStoreWords KeyStoreWords::of(api::KeyStore::Mode mode, const QString &backend)
{
    switch (mode) {
    case api::KeyStore::Mode::Keychain:
        return {QStringLiteral("key"), Words::tr("In %1").arg(keychainName(backend)),
                Words::tr("Whoever has unlocked your desktop comes in here without a password, while your session "
                          "lives and Atalaya is not locked.")};
    case api::KeyStore::Mode::Passphrase:
        return {QStringLiteral("lock"), Words::tr("In a file that your passphrase opens"),
                Words::tr("Atalaya asks for the passphrase when it starts. Nobody can recover it for you: without it "
                          "you sign in again and begin with nothing kept.")};
    case api::KeyStore::Mode::MemoryOnly:
        break;
    }
    return {QStringLiteral("info-circle"), Words::tr("In memory only"),
            Words::tr("Nothing outlives Atalaya: after closing it you sign in again, and what was read and your drafts "
                      "are gone.")};
}

KeyStoreWords KeyStoreWords::of(api::KeyStoreProblem problem, const QString &backend)
{
    using Problem = api::KeyStoreProblem;
    const QString attention = QStringLiteral("exclamation-triangle");
    const QString name = keychainName(backend);
    switch (problem) {
    case Problem::NoService:
        return {QStringLiteral("info-circle"), Words::tr("This desktop has no keychain."),
                Words::tr("Choose a passphrase to stay signed in after closing Atalaya, or go on in memory only.")};
    case Problem::Locked:
        return {QStringLiteral("lock"), Words::tr("The keychain is locked: %1.").arg(name),
                Words::tr("Unlock it and try again. What it keeps is safe.")};
    case Problem::Slow:
        return {QStringLiteral("clock"), Words::tr("The keychain does not answer: %1.").arg(name),
                Words::tr("It may be waiting for you in a window of its own. Try again; what it keeps is safe.")};
    case Problem::Gone:
        return {attention, Words::tr("The keychain is not running: %1.").arg(name),
                Words::tr("Your keys were kept there. Start it and try again; what it keeps is safe.")};
    case Problem::EntryLost:
        return {attention, Words::tr("Your keys are not in the keychain any more: %1.").arg(name),
                Words::tr("Somebody or something has deleted them. Sign in again; what was kept on this computer can't "
                          "be read without them.")};
    case Problem::Denied:
    case Problem::TooLong:
        return {attention, Words::tr("The keychain does not let Atalaya in: %1.").arg(name),
                Words::tr("Allow it there and try again. What it keeps is safe.")};
    case Problem::NeedsPassphrase:
        return {QStringLiteral("key"), Words::tr("Your passphrase opens what is kept on this computer."),
                Words::tr("Without it you can go on in memory only; what is kept stays for the next time.")};
    case Problem::WrongPassphrase:
        return {QStringLiteral("x-circle"), Words::tr("This is not the passphrase."),
                Words::tr("Capital letters and spaces count.")};
    case Problem::Damaged:
        return {attention, Words::tr("The file with your keys is damaged."),
                Words::tr("Sign in again; what was kept on this computer can't be read without them.")};
    case Problem::DiskFailed:
        return {attention, Words::tr("Atalaya's folder can't be read or written."),
                Words::tr("Make room on the disk or check the folder's rights, and try again.")};
    case Problem::NeedsPassword:
        return {QStringLiteral("lock"),
                Words::tr("To keep your keys in memory only, Atalaya needs your password first."),
                Words::tr("Without it, it could not be unlocked later. Sign out and in again, and then choose this.")};
    case Problem::ProfileInUse:
        break;
    }
    return {QStringLiteral("info-circle"), Words::tr("Another Atalaya works with this profile."),
            Words::tr("It keeps the keys; this one goes on in memory only. Close the other and try again.")};
}

} // namespace atalaya::ui
