// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/formats.h"
#include "ui/export/exportjob.h"
#include "ui/export/exportsubject.h"
#include "ui/export/filewriter.h"

#include <QObject>

#include <functional>

class QMenu;

namespace atalaya::api {
class LogHeadSource;
class OperationLog;
} // namespace atalaya::api

namespace atalaya::ui {

/// Copies and saves what a page shows; the one place where figures leave the window. Lives as long as its page.
class Exporter final : public QObject
{
    Q_OBJECT

public:
    enum class Kind
    {
        Csv,
        Png,
        /// Charts only.
        Svg,
        Pdf
    };
    Q_ENUM(Kind)
    /// Rows that have to be read before `Make` can give them.
    enum class Rows
    {
        /// As many as a sheet of paper has room for.
        Few,
        /// As many as the clipboard is to hold.
        Copied,
        All
    };
    using Make = std::function<ExportSubject()>;
    using Take = std::function<void(const ExportSubject &)>;
    using Prepare = std::function<void(Rows, const Take &)>;

    /// `head` outlives the exporter; without one the sheet says that the log was not available.
    Exporter(QString tenant, const QTimeZone &zone, api::LogHeadSource *head, QWidget *page);

    /// Adds copy and the ways to save. `make` is asked when one is chosen; where the table has to be read first,
    /// `prepare` gives the subject as it was when it was asked, or never if that was given up.
    void addActions(QMenu *menu, bool hasChart, const Make &make, const Prepare &prepare = {});
    /// The clipboard has it when `copied` is told.
    void copy(const ExportSubject &subject);
    /// Asks where to, writes, and says so when it could not.
    void save(Kind kind, const ExportSubject &subject);
    void tellFailure(const QString &title, const QString &text);
    /// What is written or copied stands in this busy list; it may be null.
    void setBusyList(api::OperationLog *busy) { m_busy = busy; }
    /// What was begun last and is not done yet; else null.
    [[nodiscard]] ExportJob *job() const { return m_job; }

Q_SIGNALS:
    void saved(const QString &path);
    void copied();
    /// `job()` is another, has gone on or has ended.
    void jobChanged();

private:
    void write(Kind kind, const ExportSubject &subject, const QString &path);
    void writePdf(const ExportSubject &subject, const QString &path, const QString &logLine);
    void put(const QString &path, qsizetype rows, std::function<QByteArray(const Step &)> make);
    [[nodiscard]] ExportJob *begin(const QFuture<QString> &work, qsizetype rows);
    [[nodiscard]] QList<QStringList> about(const ExportSubject &subject) const;
    /// The moment in the tenant's zone, which is named.
    [[nodiscard]] QString now() const;

    QString m_tenant;
    QTimeZone m_zone;
    api::LogHeadSource *m_head;
    api::OperationLog *m_busy = nullptr;
    ExportJob *m_job = nullptr;
    QWidget *m_page;
};

} // namespace atalaya::ui
