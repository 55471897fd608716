// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/auditpageloads.h"
#include "models/loadstate.h"
#include "models/rowpages.h"

#include <optional>

namespace atalaya::models {

/// Whether this computer has checked a row against a head that it keeps.
enum class ProofState
{
    /// Not checked yet.
    Pending,
    Verified,
    /// It is not what the log holds, or the log itself is in alarm.
    Failed,
    /// There was no proof to be had.
    Unavailable,
    /// Number, time and place are proven; retention has erased the rest, of which nothing can be proven any more.
    Erased
};

/// The rows of one snapshot that are at hand, and how those that are missing around the view come. Wishes are gathered
/// for one turn of the event loop; what lies far from the view is let go.
class AuditPages final : public QObject
{
    Q_OBJECT

public:
    struct Row
    {
        contract::AuditRow facts;
        ProofState proof = ProofState::Pending;
    };
    static constexpr int pageSize = 100;

    /// `source` outlives it.
    AuditPages(api::AuditSource *source, QObject *parent);

    [[nodiscard]] const RowPages<Row> &rows() const { return m_rows; }
    [[nodiscard]] RowPages<Row> &rows() { return m_rows; }
    [[nodiscard]] QString snapshotId() const { return m_id; }

    /// Everything goes; of a list of `total` come the rows of the page around `shown`. False, and an empty list: they
    /// are not a whole page.
    [[nodiscard]] bool begin(const QString &snapshotId, int total, int shown, std::vector<contract::AuditRow> rows);
    /// Nothing is asked for until begin() or resume().
    void pause();
    void resume();

    void setView(int first, int last);
    [[nodiscard]] int firstShown() const { return m_viewFirst; }
    /// A row that is not at hand was looked at.
    void noteMissed(int row) const;
    void want(int row);
    /// What could not be had is asked for again.
    void retry();
    /// The snapshot that was gone() is there again, or with an error never will be.
    void rebuilt(const std::optional<api::ApiError> &error);

    /// Ready, Loading, Failed or Unavailable.
    [[nodiscard]] LoadState stateOf(int row) const;
    [[nodiscard]] bool isBusy() const { return m_loads.isBusy(); }
    /// Why rows are missing.
    [[nodiscard]] const std::optional<api::ApiError> &error() const { return m_error; }

Q_SIGNALS:
    /// The page is at hand, or can't be had.
    void pageTaken(int page);
    /// The snapshot is no longer to be had; rebuilt() is waited for.
    void gone();

private:
    [[nodiscard]] bool put(int page, std::vector<contract::AuditRow> rows);
    void gather();
    void take(int page, const AuditPageLoads::Answer &answer);
    void lose(int page, const api::ApiError &error);

    RowPages<Row> m_rows{pageSize};
    AuditPageLoads m_loads;
    QString m_id;
    std::map<int, LoadState> m_lost;
    std::optional<api::ApiError> m_error;
    bool m_isPaused = false;
    int m_wantedPage = -1;
    int m_viewFirst = 0;
    int m_viewLast = 0;
    mutable int m_missed = -1;
    mutable QTimer m_gathering;
};

} // namespace atalaya::models

Q_DECLARE_METATYPE(atalaya::models::ProofState)
