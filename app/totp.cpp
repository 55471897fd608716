// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/totp.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QtEndian>

namespace atalaya {
namespace {

QByteArray fromBase32(const QString &text)
{
    QByteArray bytes;
    quint32 buffer = 0;
    int bits = 0;
    for (const QChar c : text) {
        const ushort code = c.toUpper().unicode();
        quint32 value = 0;
        if (code >= 'A' && code <= 'Z')
            value = code - 'A';
        else if (code >= '2' && code <= '7')
            value = code - '2' + 26U;
        else
            continue;
        buffer = (buffer << 5) | value;
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            bytes.append(static_cast<char>((buffer >> bits) & 0xFFU));
        }
    }
    return bytes;
}

} // namespace

QString totp(const QString &base32Secret, qint64 secondsSinceEpoch)
{
    const quint64 step = qToBigEndian(static_cast<quint64>(secondsSinceEpoch / 30));
    const QByteArray message(reinterpret_cast<const char *>(&step), sizeof step);
    const QByteArray mac =
        QMessageAuthenticationCode::hash(message, fromBase32(base32Secret), QCryptographicHash::Sha1);
    const int offset = mac.back() & 0x0F;
    const quint32 number = qFromBigEndian<quint32>(mac.constData() + offset) & 0x7FFFFFFFU;
    return QString::number(number % 1'000'000U).rightJustified(6, QLatin1Char('0'));
}

} // namespace atalaya
