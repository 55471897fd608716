// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/session/profilewriter.h"

#include "api/session/aside.h"
#include "api/session/keystoreproblem.h"
#include "api/session/profilefile.h"

namespace atalaya::api {

namespace {

Result<void> told(bool isDone)
{
    return isDone ? Result<void>() : tl::unexpected(keyStoreError(KeyStoreProblem::DiskFailed));
}

} // namespace

ProfileWriter::ProfileWriter(const QString &profile)
    : m_folder(profile + QLatin1Char('/'))
{
    m_thread.setMaxThreadCount(1);
}

ProfileWriter::~ProfileWriter()
{
    flush();
}

QFuture<Result<void>> ProfileWriter::replace(const QString &name, const QByteArray &bytes)
{
    return aside<void>(&m_thread, [path = m_folder + name, bytes] { return told(profilefile::replace(path, bytes)); });
}

QFuture<Result<void>> ProfileWriter::remove(const QString &name)
{
    return aside<void>(&m_thread, [path = m_folder + name] { return told(profilefile::remove(path)); });
}

QFuture<Result<void>> ProfileWriter::settle()
{
    return aside<void>(&m_thread, [] { return Result<void>(); });
}

void ProfileWriter::flush()
{
    m_thread.waitForDone();
}

} // namespace atalaya::api
