// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditfacetsmodel.h"

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
    , m_query(query)
    , m_answer(
          search, this, [source](const QString &id) { return source->facets(id); }, [this] { onAnswer(); })
{
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
        return fieldOf(facet) && (m_query->holds({*fieldOf(facet), raw}) || isNamed(facet, value));
    default:
        return {};
    }
}

/// The query asks for it by what people call it: policies have an id and a name.
bool AuditFacetsModel::isNamed(const AuditFacet &facet, const AuditFacet::Value &value) const
{
    return value.label && m_query->holds({*fieldOf(facet), QString::fromStdString(*value.label)});
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
    auto term = termOf(index);
    if (!term)
        return;
    // What was asked for by its name goes by its name.
    if (index.data(CheckedRole).toBool() && !m_query->holds(*term))
        term->value = index.data().toString();
    m_query->toggle(*term);
}

LoadState AuditFacetsModel::loadState() const
{
    return m_answer.state() == LoadState::Ready && m_facets.empty() ? LoadState::Empty : m_answer.state();
}

void AuditFacetsModel::onAnswer()
{
    const auto &answer = m_answer.value();
    if (!answer || m_answer.state() == LoadState::Ready)
        show(answer ? answer->facets : std::vector<AuditFacet>());
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

} // namespace atalaya::models
