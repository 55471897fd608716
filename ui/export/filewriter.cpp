// SPDX-License-Identifier: GPL-3.0-or-later
#include "filewriter.h"

#include <QSaveFile>
#include <QtConcurrentRun>

namespace atalaya::ui {

QFuture<QString> writeFile(const QString &path, std::function<QByteArray()> make)
{
    return QtConcurrent::run([path, make = std::move(make)]() -> QString {
        const QByteArray bytes = make();
        QSaveFile file(path);
        if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
            return {};
        return file.errorString();
    });
}

} // namespace atalaya::ui
