// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditdecisionpresenter.h"

#include "interrupted.h"

#include "api/rules/queryfields.h"

#include <algorithm>

namespace atalaya::models {

using contract::AuditRow;

AuditDecisionPresenter::AuditDecisionPresenter(api::AuditSource *source, AuditLogModel *rows, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_rows(rows)
    , m_entity(source, QStringLiteral("entity"))
{
    connect(rows, &AuditLogModel::pageReady, this, &AuditDecisionPresenter::onPage);
    connect(rows, &AuditLogModel::found, this, &AuditDecisionPresenter::onFound);
    connect(rows, &AuditLogModel::modelReset, this, [this] {
        m_awaited = -1;
        if (isOpen())
            setRow(m_facts ? m_rows->rowOf(m_facts->seq) : -1);
    });
    connect(&m_entity, &AuditSearch::changed, this, [this] {
        if (!m_entity.isBusy() && m_entity.isAnswered())
            askOthers();
    });
}

void AuditDecisionPresenter::open(int row)
{
    const AuditRow *const found = m_rows->rowAt(row);
    m_awaited = found ? -1 : row;
    if (!found)
        return m_rows->want(row);
    m_facts = *found;
    show(QString::fromStdString(found->id), row);
}

void AuditDecisionPresenter::openById(const QString &id)
{
    m_awaited = -1;
    m_facts.reset();
    show(id, -1);
}

void AuditDecisionPresenter::close()
{
    m_awaited = -1;
    m_facts.reset();
    show({}, -1);
}

void AuditDecisionPresenter::show(const QString &id, int row)
{
    const bool isOther = id != m_id;
    const bool isMoved = row != m_row;
    m_id = id;
    m_rows->setCurrent(m_facts ? m_facts->seq : -1);
    if (isOther) {
        m_stored.reset();
        m_detail.reset();
        m_error.reset();
        m_fetchedAt = {};
        m_others.clear();
        m_othersRequest.abandon();
        m_request.abandon();
        m_state = LoadState::Loading;
    }
    m_row = row;
    if (isOther && isOpen())
        load();
    if (isOther) {
        Q_EMIT opened();
        Q_EMIT othersChanged();
    }
    if (isMoved)
        Q_EMIT rowChanged(row);
    Q_EMIT changed();
}

void AuditDecisionPresenter::setRow(int row)
{
    if (row == m_row)
        return;
    m_row = row;
    Q_EMIT rowChanged(row);
}

bool AuditDecisionPresenter::hasNext() const
{
    return m_row >= 0 && m_row + 1 < m_rows->rowCount();
}

bool AuditDecisionPresenter::hasPrevious() const
{
    return m_row > 0;
}

void AuditDecisionPresenter::step(int by)
{
    // Keys come faster than rows: steps add up from where one is going to.
    const int from = m_awaited >= 0 ? m_awaited : m_row;
    const int to = from + by;
    if (from >= 0 && to >= 0 && to < m_rows->rowCount())
        open(to);
}

void AuditDecisionPresenter::onPage(int first, int count)
{
    if (m_awaited >= first && m_awaited < first + count)
        open(m_awaited);
}

void AuditDecisionPresenter::onFound(qint64 seq, int row)
{
    if (m_facts && m_facts->seq == seq)
        setRow(row);
}

void AuditDecisionPresenter::retry()
{
    if (!isOpen())
        return;
    m_error.reset();
    load();
    Q_EMIT changed();
}

void AuditDecisionPresenter::load()
{
    m_state = m_detail ? LoadState::Stale : LoadState::Loading;
    m_request.abandon();
    m_request.listen(
        this, m_source->decision(m_id), [this](const auto &answer) { take(answer); },
        [this] { take(tl::unexpected(interrupted())); });
}

void AuditDecisionPresenter::take(const api::Result<api::Dated<contract::AuditDecision>> &answer)
{
    const auto detail = answer ? detailOf(answer->value) : std::nullopt;
    if (answer)
        m_stored = answer->value;
    if (!answer) {
        m_error = answer.error();
    } else if (!detail || QString::fromStdString(detail->row.id) != m_id) {
        m_error.emplace();
        m_error->kind = api::ApiError::Kind::BadResponse;
    } else {
        m_error = answer->problem;
        m_fetchedAt = answer->fetchedAt;
        m_detail = detail;
        m_state = answer->stale ? LoadState::Stale : LoadState::Ready;
        const bool isNews = !m_facts;
        m_facts = detail->row;
        m_rows->setCurrent(m_facts->seq);
        if (isNews)
            m_rows->find(m_facts->seq);
        m_entity.ask(othersQuery(), contract::AuditSort::NewestFirst);
        Q_EMIT changed();
        return;
    }
    m_state = m_detail ? LoadState::Stale : stateWithoutData(*m_error);
    Q_EMIT changed();
}

QString AuditDecisionPresenter::othersQuery() const
{
    if (!m_facts)
        return {};
    return QString::fromStdString(
        rules::termText(rules::QueryField::Entity, m_facts->entity, false, rules::QueryLanguage::English));
}

std::optional<qint64> AuditDecisionPresenter::othersTotal() const
{
    if (!m_detail || !m_entity.isAnswered())
        return std::nullopt;
    return std::max<qint64>(0, m_entity.snapshot()->total - 1);
}

void AuditDecisionPresenter::askOthers()
{
    m_othersRequest.abandon();
    m_othersRequest.listen(this, m_source->rows(m_entity.snapshotId(), 0, mostOthers + 1),
                           [this](const api::Result<contract::AuditRows> &answer) { takeOthers(answer); });
}

void AuditDecisionPresenter::takeOthers(const api::Result<contract::AuditRows> &answer)
{
    if (!answer)
        return;
    m_others = answer->rows;
    std::erase_if(m_others, [this](const AuditRow &row) { return m_facts && row.seq == m_facts->seq; });
    if (m_others.size() > static_cast<std::size_t>(mostOthers))
        m_others.resize(static_cast<std::size_t>(mostOthers));
    Q_EMIT othersChanged();
}

} // namespace atalaya::models
