// SPDX-License-Identifier: GPL-3.0-or-later
#include "figurerowsproxy.h"

#include <QBrush>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::FigureRowsModel;
using models::LoadState;
using Aggregate = contract::RowsFormula::Aggregate;
using Unit = contract::DashboardRows::Unit;

FigureRowsProxy::FigureRowsProxy(FigureRowsModel *model, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_model(model)
    , m_words(Formats{})
{
    setSourceModel(model);
}

void FigureRowsProxy::setWords(const FigureWords &words)
{
    m_words = words;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

void FigureRowsProxy::setTokens(const Tokens &tokens)
{
    m_tokens = tokens;
}

bool FigureRowsProxy::isFigure(int column)
{
    return column == FigureRowsModel::Number || column == FigureRowsModel::Minutes || column == FigureRowsModel::Part ||
           column == FigureRowsModel::Whole;
}

QList<int> FigureRowsProxy::columnsOf(const contract::DashboardRows &head)
{
    QList<int> columns{FigureRowsModel::Number, FigureRowsModel::At, FigureRowsModel::What, FigureRowsModel::Who,
                       FigureRowsModel::Entity};
    const Aggregate aggregate = head.formula.aggregate;
    const bool isTime = head.unit == Unit::Minutes || head.unit == Unit::Money;
    if (isTime && (aggregate == Aggregate::Sum || aggregate == Aggregate::Ratio))
        columns.append(FigureRowsModel::Minutes);
    if (aggregate == Aggregate::Ratio || aggregate == Aggregate::Mean || aggregate == Aggregate::Latest ||
        (aggregate == Aggregate::Sum && head.unit != Unit::Minutes))
        columns.append(FigureRowsModel::Part);
    if (aggregate == Aggregate::Ratio)
        columns.append(FigureRowsModel::Whole);
    return columns;
}

QString FigureRowsProxy::words(const QModelIndex &index) const
{
    const QVariant value = QIdentityProxyModel::data(index, Qt::DisplayRole);
    const auto state = index.data(FigureRowsModel::LoadStateRole).value<LoadState>();
    if (state != LoadState::Ready && index.column() != FigureRowsModel::Number) {
        if (index.column() != FigureRowsModel::What || state == LoadState::Loading)
            return {};
        return state == LoadState::Unavailable ? tr("Not kept on this computer") : tr("Could not be read");
    }
    if (!m_model->head())
        return {};
    const QString kind = index.data(FigureRowsModel::KindRole).toString();
    if (index.column() == FigureRowsModel::What) {
        const QString text = FigureWords::what(kind, value.toString());
        const bool isMixed = models::isNetSaving(QString::fromStdString(m_model->head()->metric));
        return isMixed ? FigureWords::kind(kind) + u" · "_s + text : text;
    }
    return m_words.cell(index.column(), value, *m_model->head());
}

QVariant FigureRowsProxy::data(const QModelIndex &index, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return words(index);
    case Qt::ToolTipRole:
        return index.column() == FigureRowsModel::What || index.column() == FigureRowsModel::Entity ? words(index)
                                                                                                    : QString();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (isFigure(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ForegroundRole:
        if (index.data(FigureRowsModel::TriedRole).toBool())
            return QBrush(m_tokens.accent);
        if (index.column() == FigureRowsModel::Number ||
            index.data(FigureRowsModel::LoadStateRole).value<LoadState>() != LoadState::Ready)
            return QBrush(m_tokens.muted);
        return {};
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

QVariant FigureRowsProxy::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return FigureWords::column(section, m_model->head().value_or(contract::DashboardRows{}));
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (isFigure(section) ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

} // namespace atalaya::ui
