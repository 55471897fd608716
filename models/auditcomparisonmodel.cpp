// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditcomparisonmodel.h"

#include "interrupted.h"

#include <QDateTime>

#include <algorithm>

namespace atalaya::models {

using contract::AuditRow;

namespace {

QVariant text(const std::optional<std::string> &value)
{
    return value && !value->empty() ? QVariant(QString::fromStdString(*value)) : QVariant();
}

QVariant inputOf(const AuditDetail &detail, const QString &name)
{
    const auto found = std::ranges::find(detail.inputs, name, &AuditInput::name);
    return found == detail.inputs.end() ? QVariant() : QVariant(found->value);
}

std::vector<std::pair<QString, QVariant>> factsOf(const AuditRow &row)
{
    return {{QStringLiteral("time"), QDateTime::fromMSecsSinceEpoch(row.at.time_since_epoch().count(), Qt::UTC)},
            {QStringLiteral("state"), QString::fromLatin1(contract::nameOf(row.state).data())},
            {QStringLiteral("agent"), text(row.agent)},
            {QStringLiteral("action"), text(row.action)},
            {QStringLiteral("entity"), text(row.entity)},
            {QStringLiteral("policy"), text(row.policyName.empty() ? row.policyId : row.policyName)},
            {QStringLiteral("version"), qint64{row.policyVersion}},
            {QStringLiteral("confidence"), row.confidence ? QVariant(*row.confidence) : QVariant()},
            {QStringLiteral("risk"), row.risk ? QVariant(qint64{*row.risk}) : QVariant()},
            {QStringLiteral("pii"), row.containsPii},
            {QStringLiteral("user"), text(row.user)},
            {QStringLiteral("reason"), text(row.reason)}};
}

} // namespace

std::vector<AuditDifference> differencesOf(const AuditDetail &left, const AuditDetail &right)
{
    std::vector<AuditDifference> rows;
    const auto ofLeft = factsOf(left.row);
    const auto ofRight = factsOf(right.row);
    for (std::size_t at = 0; at < ofLeft.size(); ++at)
        rows.push_back({ofLeft[at].first, ofLeft[at].second, ofRight[at].second});
    QStringList names;
    for (const AuditDetail *const detail : {&left, &right})
        for (const AuditInput &input : detail->inputs)
            if (!names.contains(input.name))
                names.append(input.name);
    for (const QString &name : names)
        rows.push_back({QStringLiteral("inputs.") + name, inputOf(left, name), inputOf(right, name)});
    return rows;
}

AuditComparisonModel::AuditComparisonModel(api::AuditSource *source, QObject *parent)
    : SmallTable(parent)
    , m_source(source)
{}

QHash<int, QByteArray> AuditComparisonModel::roleNames() const
{
    auto names = SmallTable::roleNames();
    names.insert(DiffersRole, "differs");
    return names;
}

QVariant AuditComparisonModel::cell(const AuditDifference &row, int column) const
{
    return column == What ? QVariant(row.what) : column == Left ? row.left : row.right;
}

QVariant AuditComparisonModel::extra(const AuditDifference &row, int role) const
{
    return role == DiffersRole ? QVariant(row.differs()) : QVariant();
}

void AuditComparisonModel::compare(const QString &left, const QString &right)
{
    clear();
    m_left = left;
    m_right = right;
    m_state = LoadState::Loading;
    load(0, left);
    load(1, right);
    Q_EMIT changed();
}

void AuditComparisonModel::clear()
{
    m_request.abandon();
    m_details = {};
    m_error.reset();
    m_state = LoadState::Empty;
    setRows({});
    Q_EMIT changed();
}

void AuditComparisonModel::load(std::size_t side, const QString &id)
{
    m_request.listen(
        this, m_source->decision(id), [this, side](const auto &answer) { take(side, answer); },
        [this, side] { take(side, tl::unexpected(interrupted())); });
}

void AuditComparisonModel::take(std::size_t side, const api::Result<api::Dated<contract::AuditDecision>> &answer)
{
    if (answer)
        m_details[side] = detailOf(answer->value);
    if (!m_details[side]) {
        m_error = answer ? api::ApiError() : answer.error();
        if (answer)
            m_error->kind = api::ApiError::Kind::BadResponse;
        m_state = stateWithoutData(*m_error);
    } else if (m_details[0] && m_details[1]) {
        m_state = LoadState::Ready;
        setRows(differencesOf(*m_details[0], *m_details[1]));
    }
    Q_EMIT changed();
}

} // namespace atalaya::models
