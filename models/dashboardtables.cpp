// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboardtables.h"

namespace atalaya::models {

namespace {

template<class T>
QVariant maybe(const std::optional<T> &value)
{
    return value ? QVariant::fromValue(*value) : QVariant();
}

QVariant number(std::int64_t value)
{
    return QVariant::fromValue<qlonglong>(value);
}

} // namespace

QVariant TaskDaysModel::cell(const TaskDay &row, int column) const
{
    switch (column) {
    case Date:
        return row.date;
    case Tasks:
        return number(row.tasks);
    case Before:
        return row.before ? number(*row.before) : QVariant();
    default:
        return {};
    }
}

QVariant QualityDaysModel::cell(const QualityDay &row, int column) const
{
    switch (column) {
    case Date:
        return row.date;
    case Faithfulness:
        return maybe(row.faithfulness);
    case Relevance:
        return maybe(row.relevance);
    case Precision:
        return maybe(row.precision);
    default:
        return {};
    }
}

QVariant RiskComponentsModel::cell(const RiskComponent &row, int column) const
{
    return column == Name ? QVariant(row.name) : number(row.mentions);
}

QVariant FeaturesModel::cell(const FeatureRow &row, int column) const
{
    switch (column) {
    case Feature:
        return row.feature;
    case Events:
        return number(row.events);
    default:
        return number(row.users);
    }
}

} // namespace atalaya::models
