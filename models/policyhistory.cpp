// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policyhistory.h"

#include "api/endpoints/policysource.h"
#include "models/interrupted.h"
#include "models/policytext.h"

#include <QDateTime>

#include <algorithm>

namespace atalaya::models {

using namespace Qt::StringLiterals;

PolicyHistory::PolicyHistory(api::PolicySource *source, QObject *parent)
    : SmallTable(parent)
    , m_source(source)
{}

QVariant PolicyHistory::cell(const contract::PolicyVersions::Line &row, int column) const
{
    switch (column) {
    case Version:
        return static_cast<qlonglong>(row.version);
    case PublishedAt:
        return QDateTime::fromMSecsSinceEpoch(row.publishedAt.time_since_epoch().count(), Qt::UTC);
    case PublishedBy:
        return row.confirmedBy ? nameOf(row.publishedBy) + u", "_s + nameOf(*row.confirmedBy) : nameOf(row.publishedBy);
    case Note:
        return QString::fromStdString(row.note);
    default:
        return {};
    }
}

QString PolicyHistory::nameOf(const std::string &id) const
{
    const auto found = std::ranges::find(m_people, id, &contract::Person::id);
    return QString::fromStdString(found != m_people.end() && !found->name.empty() ? found->name : id);
}

void PolicyHistory::open(const QString &id)
{
    m_loads.abandon();
    m_reads.abandon();
    m_id = id;
    m_version = 0;
    m_text.reset();
    m_textProblem.reset();
    m_problem.reset();
    m_state = LoadState::Loading;
    setRows({});
    Q_EMIT loadStateChanged();
    const auto fail = [this](const api::ApiError &error) {
        m_problem = error;
        m_state = stateWithoutData(error);
        Q_EMIT loadStateChanged();
    };
    m_loads.listen(
        this, m_source->versions(id),
        [this, fail](const api::Result<api::Dated<contract::PolicyVersions>> &list) {
            if (!list)
                return fail(list.error());
            m_people = list->value.people;
            setRows(list->value.versions);
            m_problem = list->problem;
            m_state = list->stale ? LoadState::Stale : rows().empty() ? LoadState::Empty : LoadState::Ready;
            Q_EMIT loadStateChanged();
        },
        [fail] { fail(interrupted()); });
}

void PolicyHistory::read(std::int64_t version)
{
    if (version == m_version && m_text)
        return;
    m_reads.abandon();
    m_version = version;
    m_text.reset();
    m_textProblem.reset();
    Q_EMIT textChanged();
    const auto fail = [this](const api::ApiError &error) {
        m_textProblem = error;
        Q_EMIT textChanged();
    };
    m_reads.listen(
        this, m_source->version(m_id, version),
        [this, fail](const api::Result<contract::PolicyVersion> &read) {
            if (!read)
                return fail(read.error());
            m_text = policyIn(read->policy);
            if (!m_text)
                return fail(unreadablePolicy());
            Q_EMIT textChanged();
        },
        [fail] { fail(interrupted()); });
}

} // namespace atalaya::models
