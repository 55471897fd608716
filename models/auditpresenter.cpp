// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditpresenter.h"

#include "interrupted.h"

namespace atalaya::models {

namespace {

const QString decisionItem = QStringLiteral("decision");

} // namespace

AuditPresenter::AuditPresenter(api::AuditSource *source, const QTimeZone &zone, const QUrlQuery &views,
                               AuditViewsModel::Keep keep, QObject *parent)
    : QObject(parent)
    , m_zone(zone)
    , m_query(zone)
    , m_search(source, QStringLiteral("log"))
    , m_rows(source, &m_search, zone)
    , m_facets(source, &m_search, &m_query)
    , m_histogram(source, &m_search)
    , m_decision(source, &m_rows)
    , m_comparison(source)
    , m_views(views, std::move(keep))
{
    connect(&m_query, &AuditQueryState::askedChanged, this, [this] {
        if (m_isStarted)
            ask();
    });
    connect(&m_query, &AuditQueryState::changed, this, &AuditPresenter::placeChanged);
    connect(&m_decision, &AuditDecisionPresenter::opened, this, &AuditPresenter::placeChanged);
}

void AuditPresenter::verifyWith(api::LogVerifier *log, api::RowVerifier *rows, api::ResultCheck *result)
{
    m_trust = std::make_unique<AuditTrust>(log, rows, &m_rows, &m_decision);
    m_search.rememberLeaves([log] { return log->status().verifiedSize(); });
    m_result = std::make_unique<AuditResult>(result, &m_search, &m_rows);
}

void AuditPresenter::exportWith(api::AuditExportSource *source, bool mayExport, api::ExportCheck *check,
                                api::OperationLog *busy)
{
    if (mayExport)
        m_export = std::make_unique<AuditExport>(source, &m_search);
    m_exportCheck = std::make_unique<AuditExportCheck>(check, source, busy);
}

void AuditPresenter::followWith(api::AuditEvents *events)
{
    m_tail = std::make_unique<AuditTail>(events, &m_search, m_zone);
}

void AuditPresenter::ask()
{
    m_search.ask(m_query.askedText(), m_query.askedSort());
}

QUrlQuery AuditPresenter::place() const
{
    QUrlQuery place = m_query.toLink();
    if (m_decision.isOpen())
        place.addQueryItem(decisionItem, QString::fromLatin1(QUrl::toPercentEncoding(m_decision.id())));
    return place;
}

void AuditPresenter::show(const QUrlQuery &place)
{
    m_isStarted = false;
    m_query.fromLink(place);
    const QString decision = place.queryItemValue(decisionItem, QUrl::FullyDecoded);
    if (decision.isEmpty())
        m_decision.close();
    else if (decision != m_decision.id())
        m_decision.openById(decision);
    m_isStarted = true;
    if (m_trust)
        m_trust->check();
    ask();
}

void AuditPresenter::refresh()
{
    if (!m_isStarted)
        return;
    if (m_trust)
        m_trust->check();
    m_search.refresh();
    m_rows.retry();
    m_decision.retry();
}

void AuditPresenter::recover()
{
    const auto &error = m_search.error();
    const auto lost = m_rows.error();
    if ((error && isInterruption(*error)) || (lost && isInterruption(*lost)))
        refresh();
}

} // namespace atalaya::models
