// SPDX-License-Identifier: GPL-3.0-or-later
#include "exportjob.h"

#include "api/net/operationlog.h"

#include <utility>

namespace atalaya::ui {

ExportJob::ExportJob(const QFuture<QString> &work, qsizetype size, api::OperationLog *busy, QObject *parent)
    : QObject(parent)
    , m_size(size)
    , m_busy(busy)
{
    if (busy) {
        // Nothing is half done when it is given up, as with what only reads.
        m_operation = busy->begin("export.save", true);
        connect(busy, &api::OperationLog::givenUp, this, [this](quint64 id) {
            if (id == m_operation)
                stop();
        });
    }
    connect(&m_watcher, &QFutureWatcherBase::progressValueChanged, this, &ExportJob::progressed);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        if (m_watcher.future().resultCount() > 0)
            Q_EMIT finished(m_watcher.result());
        end();
        Q_EMIT ended();
        deleteLater();
    });
    m_watcher.setFuture(work);
}

ExportJob::~ExportJob()
{
    end();
}

void ExportJob::stop()
{
    m_watcher.cancel();
}

void ExportJob::end()
{
    // Neither success nor failure: those tell whether the platform answers. What failed is told by who asked.
    if (m_busy && m_operation != 0)
        m_busy->cancel(std::exchange(m_operation, 0));
}

} // namespace atalaya::ui
