// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QPointer>

namespace atalaya::api {
class OperationLog;
}

namespace atalaya::ui {

/// An export on its way: it stands in the busy list until it is done, and is stopped from there or from here. Deletes
/// itself after it has ended.
class ExportJob final : public QObject
{
    Q_OBJECT

public:
    /// `work` as of filewriter.h, over `size` rows; `busy` may be null.
    ExportJob(const QFuture<QString> &work, qsizetype size, api::OperationLog *busy, QObject *parent);
    /// The work itself goes on: who asked for a file gets it, also when the page is closed meanwhile.
    ~ExportJob() override;

    [[nodiscard]] qsizetype done() const { return m_watcher.progressValue(); }
    [[nodiscard]] qsizetype size() const { return m_size; }

public Q_SLOTS:
    /// Nothing is written; `ended` is told, `finished` is not.
    void stop();

Q_SIGNALS:
    void progressed();
    /// Empty, or why it could not be done.
    void finished(const QString &problem);
    void ended();

private:
    void end();

    QFutureWatcher<QString> m_watcher;
    qsizetype m_size;
    QPointer<api::OperationLog> m_busy;
    quint64 m_operation = 0;
};

} // namespace atalaya::ui
