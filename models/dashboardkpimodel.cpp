// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboardkpimodel.h"

namespace atalaya::models {

namespace {

QVariant maybe(std::optional<double> value)
{
    return value ? QVariant(*value) : QVariant();
}

std::array<Figure, 5> noFigures()
{
    std::array<Figure, 5> figures = figuresOf({});
    for (Figure &figure : figures)
        figure.value = figure.previous = figure.note = std::nullopt;
    for (Figure &figure : figures)
        figure.change = {};
    return figures;
}

} // namespace

DashboardKpiModel::DashboardKpiModel(QObject *parent)
    : QAbstractListModel(parent)
    , m_figures(noFigures())
{}

int DashboardKpiModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_figures.size());
}

QVariant DashboardKpiModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Figure &figure = m_figures[static_cast<std::size_t>(index.row())];
    switch (role) {
    case IdRole:
        return QVariant::fromValue(figure.id);
    case Qt::DisplayRole:
    case ValueRole:
        return maybe(figure.value);
    case UnitRole:
        return QVariant::fromValue(figure.unit);
    case NoteRole:
        return maybe(figure.note);
    case PreviousRole:
        return maybe(figure.previous);
    case ChangeRole:
        return maybe(figure.change.amount);
    case ChangeInPointsRole:
        return figure.change.inPoints;
    case FewSamplesRole:
        return figure.change.fewSamples;
    case VerdictRole:
        return QVariant::fromValue(figure.change.verdict);
    case TrendRole:
        return QVariant::fromValue(figure.trend);
    case CurrencyRole:
        return m_currency;
    case LoadStateRole:
        return QVariant::fromValue(m_state);
    default:
        return {};
    }
}

QHash<int, QByteArray> DashboardKpiModel::roleNames() const
{
    return {{Qt::DisplayRole, "display"}, {IdRole, "id"},
            {ValueRole, "value"},         {UnitRole, "unit"},
            {NoteRole, "note"},           {PreviousRole, "previous"},
            {ChangeRole, "change"},       {ChangeInPointsRole, "changeInPoints"},
            {VerdictRole, "verdict"},     {FewSamplesRole, "fewSamples"},
            {TrendRole, "trend"},         {CurrencyRole, "currency"},
            {LoadStateRole, "loadState"}};
}

void DashboardKpiModel::setDashboard(const contract::BusinessDashboard &dashboard)
{
    m_figures = figuresOf(dashboard);
    m_currency = QString::fromStdString(dashboard.currency);
    changed();
}

void DashboardKpiModel::clear()
{
    m_figures = noFigures();
    m_currency.clear();
    changed();
}

void DashboardKpiModel::setLoadState(LoadState state)
{
    if (m_state == state)
        return;
    m_state = state;
    changed({LoadStateRole});
}

void DashboardKpiModel::changed(const QList<int> &roles)
{
    Q_EMIT dataChanged(index(0), index(rowCount() - 1), roles);
}

} // namespace atalaya::models
