// SPDX-License-Identifier: GPL-3.0-or-later
#include "largelog.h"

#include <QDateTime>

namespace atalaya::tests {

using namespace Qt::StringLiterals;

namespace {

const QString slug = u"banco-grande"_s;
/// Longer than the decisions go back.
constexpr int tenantDays = 400;

} // namespace

const QString LargeLog::email = u"ana.soto@banco-grande.example"_s;
const QString LargeLog::password = u"correct-horse-battery-9"_s;

bool LargeLog::run(const QStringList &arguments, const QByteArray &input)
{
    const auto done = m_platform.run(arguments, input);
    if (done.exitCode != 0)
        m_why = arguments.constFirst().toUtf8() + ": " + done.errors;
    return done.exitCode == 0;
}

bool LargeLog::begin()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QString since = now.addDays(-tenantDays).toString(Qt::ISODate);
    if (!run({u"tenant"_s, u"add"_s, u"--slug"_s, slug, u"--name"_s, u"Banco Grande"_s, u"--industry"_s, u"BANKING"_s,
              u"--tier"_s, u"ENTERPRISE"_s, u"--time-zone"_s, u"Europe/Madrid"_s, u"--since"_s, since}) ||
        !run({u"user"_s, u"add"_s, u"--tenant"_s, slug, u"--email"_s, email, u"--name"_s, u"Ana Soto"_s, u"--role"_s,
              u"COMPLIANCE"_s},
             password.toUtf8() + '\n') ||
        !run({u"seed"_s, u"--tenant"_s, slug, u"--decisions"_s, QString::number(decisions), u"--days"_s, u"365"_s}))
        return false;
    // What a session may ask for refills with the clock.
    m_platform.setClock({});
    const bool serves = m_platform.start();
    if (!serves)
        m_why = m_platform.errorOutput().toUtf8();
    return serves;
}

QString LargeLog::link(const QString &page) const
{
    return u"atalaya://127.0.0.1:%1/%2/%3"_s.arg(m_platform.url().port()).arg(slug, page);
}

} // namespace atalaya::tests
