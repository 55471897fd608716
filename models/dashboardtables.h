// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/dashboard.h"
#include "api/contract/tenancy.h"
#include "models/dashboardfigures.h"
#include "models/smalltable.h"

#include <QDate>
#include <QString>

#include <optional>

namespace atalaya::models {

/// Tasks of a day beside those of the day at the same place in the period before.
struct TaskDay
{
    QDate date;
    std::int64_t tasks = 0;
    std::optional<std::int64_t> before;
    bool operator==(const TaskDay &) const = default;
};

class TaskDaysModel final : public SmallTable<TaskDay>
{
public:
    enum Column
    {
        Date,
        Tasks,
        Before,
        ColumnCount
    };
    using SmallTable::SmallTable;

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant key(const TaskDay &row) const override { return row.date; }
    [[nodiscard]] QVariant cell(const TaskDay &row, int column) const override;
};

/// Means of a day, 0–100; a missing one is no data.
struct QualityDay
{
    QDate date;
    std::optional<double> faithfulness;
    std::optional<double> relevance;
    std::optional<double> precision;
    bool operator==(const QualityDay &) const = default;
};

class QualityDaysModel final : public SmallTable<QualityDay>
{
public:
    enum Column
    {
        Date,
        Faithfulness,
        Relevance,
        Precision,
        ColumnCount
    };
    using SmallTable::SmallTable;

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant key(const QualityDay &row) const override { return row.date; }
    [[nodiscard]] QVariant cell(const QualityDay &row, int column) const override;
};

struct RiskComponent
{
    QString name;
    std::int64_t mentions = 0;
    bool operator==(const RiskComponent &) const = default;
};

class RiskComponentsModel final : public SmallTable<RiskComponent>
{
public:
    enum Column
    {
        Name,
        Mentions,
        ColumnCount
    };
    using SmallTable::SmallTable;

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant key(const RiskComponent &row) const override { return row.name; }
    [[nodiscard]] QVariant cell(const RiskComponent &row, int column) const override;
};

/// `feature` is the platform's name for it; ui/ knows the words.
struct FeatureRow
{
    QString feature;
    std::int64_t events = 0;
    std::int64_t users = 0;
    bool operator==(const FeatureRow &) const = default;
};

class FeaturesModel final : public SmallTable<FeatureRow>
{
public:
    enum Column
    {
        Feature,
        Events,
        Users,
        ColumnCount
    };
    using SmallTable::SmallTable;

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant key(const FeatureRow &row) const override { return row.feature; }
    [[nodiscard]] QVariant cell(const FeatureRow &row, int column) const override;
};

} // namespace atalaya::models
