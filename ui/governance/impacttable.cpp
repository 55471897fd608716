// SPDX-License-Identifier: GPL-3.0-or-later
#include "impacttable.h"

#include "models/policyimpact.h"
#include "ui/common/formats.h"
#include "ui/common/tablelook.h"
#include "ui/governance/policywords.h"

#include <QHeaderView>

#include <algorithm>
#include <array>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::PolicyImpact;
using rules::PolicyMode;

namespace {

constexpr std::array modes{PolicyMode::Auto, PolicyMode::Review, PolicyMode::Blocked};
constexpr int mostRows = 8;
constexpr int lineHeight = 28;

} // namespace

QVariant ImpactProxy::data(const QModelIndex &index, int role) const
{
    const bool isName = index.column() == PolicyImpact::Name;
    const auto text = [&]() -> QString {
        const QVariant value = index.data(models::SortRole);
        if (isName)
            return value.toString().isEmpty() ? tr("No policy: the default") : value.toString();
        const qlonglong after = value.toLongLong();
        const qlonglong before =
            index.data(PolicyImpact::BeforeRole).toList().value(index.column() - PolicyImpact::Automatic).toLongLong();
        const Formats formats;
        return before == after ? formats.integer(after)
                               : tr("%1 → %2").arg(formats.integer(before), formats.integer(after));
    };
    switch (role) {
    case Qt::DisplayRole:
        return text();
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return isName
                   ? text()
                   : tr("%1: %2").arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(), text());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue<int>((isName ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

QVariant ImpactProxy::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return QIdentityProxyModel::headerData(section, orientation, role);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue<int>((section == PolicyImpact::Name ? Qt::AlignLeft : Qt::AlignRight) |
                                        Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == PolicyImpact::Name ? tr("Who")
                                         : modeWord(modes[static_cast<std::size_t>(section - PolicyImpact::Automatic)]);
}

void ImpactProxy::retranslate()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

ImpactTable::ImpactTable(models::PolicyImpact *impact, QWidget *parent)
    : QTableView(parent)
    , m_proxy(new ImpactProxy(this))
{
    m_proxy->setSourceModel(impact);
    dressTable(this, true);
    setModel(m_proxy);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    horizontalHeader()->setSectionResizeMode(PolicyImpact::Name, QHeaderView::Stretch);
    for (const int column : {PolicyImpact::Automatic, PolicyImpact::Review, PolicyImpact::Blocked})
        setColumnWidth(column, 136);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_proxy, signal, this, &ImpactTable::fit);
    connect(m_proxy, &QAbstractItemModel::modelReset, this, &ImpactTable::fit);
    fit();
}

void ImpactTable::fit()
{
    setFixedHeight(30 + lineHeight * std::clamp(m_proxy->rowCount(), 1, mostRows) + 2);
}

void ImpactTable::retranslate()
{
    m_proxy->retranslate();
}

} // namespace atalaya::ui
