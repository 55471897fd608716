// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/auditcomparisonmodel.h"
#include "models/auditdecisionpresenter.h"
#include "models/auditexport.h"
#include "models/auditexportcheck.h"
#include "models/auditfacetsmodel.h"
#include "models/audithistogram.h"
#include "models/auditlogmodel.h"
#include "models/auditquerystate.h"
#include "models/auditresult.h"
#include "models/auditsearch.h"
#include "models/audittail.h"
#include "models/audittrust.h"
#include "models/auditviewsmodel.h"

#include <memory>

namespace atalaya::models {

/// The audit log behind its page: one query, its snapshot, and all that shows it. Asks whenever the query has become
/// another one.
class AuditPresenter final : public QObject
{
    Q_OBJECT

public:
    /// `source` outlives the presenter. `zone`: the tenant's. `views`, `keep`: see AuditViewsModel.
    AuditPresenter(api::AuditSource *source, const QTimeZone &zone, const QUrlQuery &views, AuditViewsModel::Keep keep,
                   QObject *parent = nullptr);

    /// Everything that is shown is verified from here on. All outlive the presenter; called once, before show().
    void verifyWith(api::LogVerifier *log, api::RowVerifier *rows, api::ResultCheck *result);

    /// exporting() is there from here on where the person may export, exportCheck() in any case, but after
    /// verifyWith(). All outlive the presenter; `busy` may be null.
    void exportWith(api::AuditExportSource *source, bool mayExport, api::ExportCheck *check, api::OperationLog *busy);

    /// tail() is there from here on. Outlives the presenter.
    void followWith(api::AuditEvents *events);

    [[nodiscard]] AuditQueryState *query() { return &m_query; }
    [[nodiscard]] AuditSearch *search() { return &m_search; }
    [[nodiscard]] AuditLogModel *rows() { return &m_rows; }
    [[nodiscard]] AuditFacetsModel *facets() { return &m_facets; }
    [[nodiscard]] AuditHistogram *histogram() { return &m_histogram; }
    [[nodiscard]] AuditDecisionPresenter *decision() { return &m_decision; }
    [[nodiscard]] AuditComparisonModel *comparison() { return &m_comparison; }
    [[nodiscard]] AuditViewsModel *views() { return &m_views; }
    /// Both null before verifyWith().
    [[nodiscard]] AuditTrust *trust() { return m_trust.get(); }
    [[nodiscard]] AuditResult *result() { return m_result.get(); }
    /// Both null before exportWith(); the first also where exporting is not allowed.
    [[nodiscard]] AuditExport *exporting() { return m_export.get(); }
    [[nodiscard]] AuditExportCheck *exportCheck() { return m_exportCheck.get(); }
    /// Null before followWith().
    [[nodiscard]] AuditTail *tail() { return m_tail.get(); }
    [[nodiscard]] const QTimeZone &zone() const { return m_zone; }

    /// Where the page stands: q, sort and the decision that is open. Deep links and the window's history.
    [[nodiscard]] QUrlQuery place() const;
    /// Goes there and asks, even when that is where it stands; the first call starts everything.
    void show(const QUrlQuery &place);

public Q_SLOTS:
    /// Asks the platform again: the same query at this moment.
    void refresh();
    /// The person has another role now, or is back: what was interrupted by that is asked for again.
    void recover();

Q_SIGNALS:
    /// place() is another.
    void placeChanged();

private:
    void ask();

    QTimeZone m_zone;
    AuditQueryState m_query;
    AuditSearch m_search;
    AuditLogModel m_rows;
    AuditFacetsModel m_facets;
    AuditHistogram m_histogram;
    AuditDecisionPresenter m_decision;
    AuditComparisonModel m_comparison;
    AuditViewsModel m_views;
    std::unique_ptr<AuditTrust> m_trust;
    std::unique_ptr<AuditResult> m_result;
    std::unique_ptr<AuditTail> m_tail;
    std::unique_ptr<AuditExport> m_export;
    std::unique_ptr<AuditExportCheck> m_exportCheck;
    bool m_isStarted = false;
};

} // namespace atalaya::models
