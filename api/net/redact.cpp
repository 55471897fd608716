// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/net/redact.h"

#include <QRegularExpression>

namespace atalaya::api {

namespace {

constexpr int kShown = 500;
/// Read further than what is shown, so that no secret is cut into something the rules don't see.
constexpr int kRead = 4'000;

struct Rule
{
    QRegularExpression pattern;
    QString replacement;
};

const QList<Rule> &rules()
{
    static const QList<Rule> list{
        {QRegularExpression(QStringLiteral("(?i)\\bbearer\\s+\\S+")), QStringLiteral("Bearer …")},
        {QRegularExpression(QStringLiteral("\\b[sp]k_live_\\S+")), QStringLiteral("…")},
        {QRegularExpression(QStringLiteral("otpauth://\\S+")), QStringLiteral("…")},
        {QRegularExpression(QStringLiteral("[^\\s@<>\"'(),:;]+@([\\w.-]+)")), QStringLiteral("…@\\1")},
        // Recovery codes and other things printed in groups.
        {QRegularExpression(QStringLiteral("\\b(?:\\w{1,5}-){3,}\\w{1,5}\\b")), QStringLiteral("…")},
        // Opaque tokens, secrets in base32, digests.
        {QRegularExpression(QStringLiteral("[A-Za-z0-9_+/=-]{20,}")), QStringLiteral("…")},
        {QRegularExpression(QStringLiteral("(?<!\\d)\\d{6,8}(?!\\d)")), QStringLiteral("…")},
    };
    return list;
}

} // namespace

QString redact(const QString &text)
{
    QString clean = text.left(kRead);
    for (QChar &c : clean) {
        if (c.category() == QChar::Other_Control)
            c = QLatin1Char(' ');
    }
    for (const Rule &rule : rules())
        clean.replace(rule.pattern, rule.replacement);
    return clean.left(kShown);
}

QString cleanCorrelationId(const QString &text)
{
    static const QRegularExpression shape(QStringLiteral("\\A[A-Za-z0-9_-]{1,64}\\z"));
    return shape.match(text).hasMatch() ? text : QString();
}

} // namespace atalaya::api
