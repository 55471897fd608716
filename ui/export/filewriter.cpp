// SPDX-License-Identifier: GPL-3.0-or-later
#include "filewriter.h"

#include <QPromise>
#include <QSaveFile>
#include <QtConcurrentRun>

namespace atalaya::ui {

QFuture<QString> runApart(std::function<QString(const Step &)> work)
{
    return QtConcurrent::run([work = std::move(work)](QPromise<QString> &promise) {
        promise.addResult(work([&promise](qsizetype done) {
            promise.setProgressValue(static_cast<int>(done));
            return !promise.isCanceled();
        }));
    });
}

QFuture<QString> writeFile(const QString &path, std::function<QByteArray(const Step &)> make)
{
    return runApart([path, make = std::move(make)](const Step &step) -> QString {
        qsizetype done = 0;
        const QByteArray bytes = make([&](qsizetype now) { return step(done = now); });
        if (!step(done))
            return {};
        QSaveFile file(path);
        // What is not committed leaves no file behind.
        if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && (!step(done) || file.commit()))
            return {};
        return file.errorString();
    });
}

} // namespace atalaya::ui
