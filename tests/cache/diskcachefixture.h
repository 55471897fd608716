// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/cache/diskcache.h"
#include "tests/cache/cachefixture.h"

#include <QDirIterator>
#include <QFile>
#include <QObject>
#include <QTemporaryDir>

#include <memory>

namespace atalaya::tests {

/// The folder of a cache that is not there yet, another for each test.
class DiskCacheFixture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_folder = m_dir->filePath(QStringLiteral("cache"));
    }

protected:
    [[nodiscard]] QStringList files() const
    {
        QStringList found;
        QDirIterator all(m_folder, QDir::Files);
        while (all.hasNext())
            found.append(all.next());
        return found;
    }
    void removeFiles() const
    {
        const QStringList all = files();
        for (const QString &path : all)
            QFile::remove(path);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_folder;
};

} // namespace atalaya::tests
