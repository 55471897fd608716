// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditquery.h"
#include "api/endpoints/auditexportsource.h"
#include "api/net/requestscope.h"

#include <QObject>
#include <QStringList>

#include <optional>

namespace atalaya::models {

class AuditSearch;

/// The snapshot that is shown becomes a file: what is possible, how far it is, what came of it.
class AuditExport final : public QObject
{
    Q_OBJECT

public:
    enum class Step
    {
        /// Nothing was asked.
        Idle,
        /// The person is asked for a code, or the platform makes the file and has sent nothing yet.
        Waiting,
        /// rows() and bytes() grow.
        Running,
        /// file() is whole and in its place.
        Done,
        /// error() says why there is no file.
        Failed
    };
    /// How the file is to look.
    struct Wish
    {
        contract::ExportFormat format = contract::ExportFormat::Csv;
        /// Of contract::exportColumns(); the number is always among what is written, or no row could be checked later.
        QStringList columns{};
        /// es or en: separators of CSV.
        QString locale{};
        QString path{};
    };
    /// What a sheet of XLSX holds besides its header.
    static constexpr qint64 mostSheetRows = 1'048'575;

    /// Both outlive it.
    AuditExport(api::AuditExportSource *source, AuditSearch *search, QObject *parent = nullptr);

    /// There is a snapshot that answers what is asked.
    [[nodiscard]] bool isPossible() const;
    /// The snapshot that start() would take, or has taken while there is a file of it.
    [[nodiscard]] const std::optional<contract::AuditQuery> &snapshot() const;
    /// The query as it was typed.
    [[nodiscard]] QString askedText() const;
    /// False: the snapshot has more rows than the format holds.
    [[nodiscard]] bool fits(contract::ExportFormat format) const;
    void start(const Wish &wish);
    /// Nothing is left of it; back to Idle.
    void cancel();

    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] bool isUnderWay() const { return m_step == Step::Waiting || m_step == Step::Running; }
    /// 0 for a workbook: its rows can't be counted on the way.
    [[nodiscard]] qint64 rows() const { return m_rows; }
    [[nodiscard]] qint64 bytes() const { return m_bytes; }
    [[nodiscard]] const std::optional<api::ExportedFile> &file() const { return m_file; }
    [[nodiscard]] const std::optional<api::ApiError> &error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    void reset(Step step);
    void fail(const api::ApiError &error);

    api::AuditExportSource *m_source;
    AuditSearch *m_search;
    api::RequestScope m_request;
    Step m_step = Step::Idle;
    /// Of the file that is written.
    std::optional<contract::AuditQuery> m_taken;
    qint64 m_rows = 0;
    qint64 m_bytes = 0;
    std::optional<api::ExportedFile> m_file;
    std::optional<api::ApiError> m_error;
};

} // namespace atalaya::models
