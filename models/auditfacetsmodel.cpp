// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditfacetsmodel.h"

#include "interrupted.h"

#include "api/rules/queryfields.h"

#include <algorithm>

namespace atalaya::models {

using contract::AuditFacet;

namespace {

/// Fields have 0, values the number of their field and one more.
constexpr quintptr ofField = 0;

std::optional<rules::QueryField> fieldOf(const AuditFacet &facet)
{
    const auto *const info = rules::findField(facet.field);
    return info ? std::optional(info->field) : std::nullopt;
}

} // namespace

AuditFacetsModel::AuditFacetsModel(api::AuditSource *source, AuditSearch *search, AuditQueryState *query,
                                   QObject *parent)
    : QAbstractItemModel(parent)
    , m_source(source)
    , m_search(search)
    , m_query(query)
{
    connect(search, &AuditSearch::snapshotChanged, this, &AuditFacetsModel::load);
    connect(search, &AuditSearch::rebuilt, this, [this](const auto &error) {
        if (m_state == LoadState::Ready || m_state == LoadState::Empty)
            return;
        error ? fail(*error) : load();
    });
    connect(query, &AuditQueryState::changed, this, &AuditFacetsModel::tellChecked);
}

QModelIndex AuditFacetsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : ofField);
}

QModelIndex AuditFacetsModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == ofField)
        return {};
    return createIndex(static_cast<int>(child.internalId()) - 1, 0, ofField);
}

int AuditFacetsModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_facets.size());
    if (parent.internalId() != ofField)
        return 0;
    return static_cast<int>(m_facets[static_cast<std::size_t>(parent.row())].values.size());
}

int AuditFacetsModel::columnCount(const QModelIndex & /*parent*/) const
{
    return 1;
}

QHash<int, QByteArray> AuditFacetsModel::roleNames() const
{
    return {{Qt::DisplayRole, "display"}, {IdRole, "id"},       {FieldRole, "field"},     {ValueRole, "value"},
            {CountRole, "count"},         {ShareRole, "share"}, {CheckedRole, "checked"}, {MoreRole, "more"}};
}

QVariant AuditFacetsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (index.internalId() == ofField)
        return fieldData(m_facets[static_cast<std::size_t>(index.row())], role);
    const AuditFacet &facet = m_facets[static_cast<std::size_t>(index.internalId()) - 1];
    return valueData(facet, facet.values[static_cast<std::size_t>(index.row())], role);
}

QVariant AuditFacetsModel::fieldData(const AuditFacet &facet, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case IdRole:
        return QString::fromStdString(facet.field);
    case FieldRole:
        return fieldOf(facet) ? QVariant(static_cast<int>(*fieldOf(facet))) : QVariant();
    case CountRole: {
        qint64 sum = 0;
        for (const auto &value : facet.values)
            sum += value.count;
        return sum;
    }
    case MoreRole:
        return qint64{facet.more};
    default:
        return {};
    }
}

QVariant AuditFacetsModel::valueData(const AuditFacet &facet, const AuditFacet::Value &value, int role) const
{
    const QString raw = QString::fromStdString(value.value);
    switch (role) {
    case Qt::DisplayRole:
        return value.label ? QString::fromStdString(*value.label) : raw;
    case IdRole:
        return QString::fromStdString(facet.field + ':' + value.value);
    case FieldRole:
        return fieldData(facet, role);
    case ValueRole:
        return raw;
    case CountRole:
        return qint64{value.count};
    case ShareRole: {
        const auto most = std::ranges::max_element(facet.values, {}, &AuditFacet::Value::count)->count;
        return most > 0 ? static_cast<double>(value.count) / static_cast<double>(most) : 0.0;
    }
    case CheckedRole:
        return fieldOf(facet) && m_query->holds({*fieldOf(facet), raw});
    default:
        return {};
    }
}

std::optional<AuditTerm> AuditFacetsModel::termOf(const QModelIndex &index) const
{
    const QVariant field = index.data(FieldRole);
    const QVariant value = index.data(ValueRole);
    if (!field.isValid() || !value.isValid())
        return std::nullopt;
    return AuditTerm{rules::QueryField(field.toInt()), value.toString()};
}

void AuditFacetsModel::toggle(const QModelIndex &index)
{
    if (const auto term = termOf(index))
        m_query->toggle(*term);
}

void AuditFacetsModel::load()
{
    m_request.abandon();
    if (!m_search->snapshot()) {
        show({});
        m_state = m_search->state();
        Q_EMIT changed();
        return;
    }
    m_state = m_facets.empty() ? LoadState::Loading : LoadState::Stale;
    m_request.listen(
        this, m_source->facets(m_search->snapshotId()),
        [this](const api::Result<contract::AuditFacets> &answer) { take(answer); }, [this] { fail(interrupted()); });
    Q_EMIT changed();
}

void AuditFacetsModel::take(const api::Result<contract::AuditFacets> &answer)
{
    if (!answer)
        return fail(answer.error());
    m_error.reset();
    m_state = answer->facets.empty() ? LoadState::Empty : LoadState::Ready;
    show(answer->facets);
    Q_EMIT changed();
}

/// The same fields with the same values, only counted anew, keep focus and scroll.
void AuditFacetsModel::show(std::vector<AuditFacet> facets)
{
    const auto isAlike = [](const AuditFacet &one, const AuditFacet &other) {
        return one.field == other.field &&
               std::ranges::equal(one.values, other.values, {}, &AuditFacet::Value::value, &AuditFacet::Value::value);
    };
    if (!std::ranges::equal(m_facets, facets, isAlike)) {
        beginResetModel();
        m_facets = std::move(facets);
        endResetModel();
        return;
    }
    m_facets = std::move(facets);
    tellChecked();
}

void AuditFacetsModel::tellChecked()
{
    for (int field = 0; field < rowCount(); ++field) {
        const QModelIndex node = index(field, 0);
        Q_EMIT dataChanged(node, node);
        if (const int values = rowCount(node); values > 0)
            Q_EMIT dataChanged(index(0, 0, node), index(values - 1, 0, node));
    }
}

void AuditFacetsModel::fail(const api::ApiError &error)
{
    // rebuilt() follows.
    if (api::isSnapshotGone(error) && m_error != error) {
        m_error = error;
        m_search->askAgain(m_search->snapshotId());
        return;
    }
    m_error = error;
    m_state = m_facets.empty() ? stateWithoutData(error) : LoadState::Stale;
    Q_EMIT changed();
}

} // namespace atalaya::models
