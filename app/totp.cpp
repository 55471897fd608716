// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/totp.h"

#include <QByteArray>

#include <liboath/oath.h>

#include <array>
#include <cstdlib>

namespace atalaya {
namespace {

constexpr unsigned Digits = 6;

} // namespace

QString totp(const QString &base32Secret, qint64 secondsSinceEpoch)
{
    const QByteArray text = base32Secret.toLatin1();
    char *secret = nullptr;
    std::size_t length = 0;
    if (oath_base32_decode(text.constData(), static_cast<std::size_t>(text.size()), &secret, &length) != OATH_OK)
        return {};
    std::array<char, Digits + 1> code{};
    const int outcome = oath_totp_generate(secret, length, static_cast<time_t>(secondsSinceEpoch),
                                           OATH_TOTP_DEFAULT_TIME_STEP_SIZE, 0, Digits, code.data());
    std::free(secret);
    return outcome == OATH_OK ? QString::fromLatin1(code.data()) : QString();
}

} // namespace atalaya
