// SPDX-License-Identifier: GPL-3.0-or-later
#include "flowtable.h"

#include "models/policyimpact.h"
#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/common/stylepaint.h"
#include "ui/common/tablelook.h"
#include "ui/common/tabulartext.h"
#include "ui/common/type.h"
#include "ui/governance/policywords.h"

#include <QHeaderView>
#include <QIcon>
#include <QPainter>

#include <array>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::PolicyFlows;
using rules::PolicyMode;

namespace {

constexpr std::array modes{PolicyMode::Auto, PolicyMode::Review, PolicyMode::Blocked};
constexpr int cellHeight = 46;
constexpr int footHeight = 32;
constexpr int sums = 3;

ModeLook lookOf(int mode)
{
    return modeLook(modes[static_cast<std::size_t>(mode)]);
}
QString wordOf(int mode)
{
    return modeWord(modes[static_cast<std::size_t>(mode)]);
}
int beforeOf(const QModelIndex &index)
{
    return index.siblingAtColumn(PolicyFlows::Before).data(models::SortRole).toInt();
}
int afterOf(const QModelIndex &index)
{
    return index.column() - PolicyFlows::Automatic;
}

/// Icon and word stand together at the right, above the figures.
class FlowHeader final : public QHeaderView
{
public:
    explicit FlowHeader(QWidget *parent)
        : QHeaderView(Qt::Horizontal, parent)
    {}

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        const Tokens &tokens = Tokens::of(this);
        const QString text = model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
        const auto sign = model()->headerData(section, Qt::Horizontal, Qt::DecorationRole).value<QIcon>();
        const QRect words = rect.adjusted(CellPadding, 0, -CellPadding, -1);
        const bool isMode = !sign.isNull();
        painter->save();
        painter->fillRect(rect, tokens.surface);
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.line);
        if (section != PolicyFlows::Before)
            painter->fillRect(QRect(rect.left(), rect.top(), 1, rect.height()), tokens.line);
        painter->setFont(isMode ? bodyFont() : captionFont());
        painter->setPen(isMode ? tokens.colour(lookOf(section - PolicyFlows::Automatic).tint) : tokens.muted);
        const auto alignment = static_cast<int>(section == PolicyFlows::Before ? Qt::AlignLeft : Qt::AlignRight);
        painter->drawText(words, alignment | Qt::AlignVCenter, text);
        const int left = words.right() - painter->fontMetrics().horizontalAdvance(text) - 22;
        sign.paint(painter, QRect(left, rect.top(), 16, rect.height()));
        painter->restore();
    }
};

} // namespace

QString FlowProxy::sentence(const QModelIndex &index) const
{
    const int before = beforeOf(index);
    const QString count = Formats().integer(index.data(models::SortRole).toLongLong());
    if (index.column() == PolicyFlows::Before)
        return before == sums ? tr("Total after") : wordOf(before);
    const int after = afterOf(index);
    if (before == sums && after == sums)
        return tr("All: %1").arg(count);
    if (before == sums)
        return tr("%1 afterwards: %2").arg(wordOf(after), count);
    if (after == sums)
        return tr("%1 before: %2").arg(wordOf(before), count);
    return before == after ? tr("%1, unchanged: %2").arg(wordOf(before), count)
                           : tr("From %1 to %2: %3").arg(wordOf(before).toLower(), wordOf(after).toLower(), count);
}

QVariant FlowProxy::data(const QModelIndex &index, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == PolicyFlows::Before ? sentence(index)
                                                     : Formats().integer(index.data(models::SortRole).toLongLong());
    case Qt::AccessibleTextRole:
        return sentence(index);
    case Qt::ToolTipRole:
        // Where they end up is in no log.
        return index.column() == PolicyFlows::Before || (beforeOf(index) == sums && afterOf(index) != sums)
                   ? sentence(index)
                   : tr("%1. Enter opens them in the audit log.").arg(sentence(index));
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

QVariant FlowProxy::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return QIdentityProxyModel::headerData(section, orientation, role);
    const bool isMode = section >= PolicyFlows::Automatic && section <= PolicyFlows::Blocked;
    switch (role) {
    case Qt::TextAlignmentRole:
        return QVariant::fromValue<int>((section == PolicyFlows::Before ? Qt::AlignLeft : Qt::AlignRight) |
                                        Qt::AlignVCenter);
    case Qt::DisplayRole:
        return section == PolicyFlows::Before ? tr("Before ↓  After →")
               : isMode                       ? wordOf(section - PolicyFlows::Automatic)
                                              : tr("Total before");
    case Qt::DecorationRole:
        if (isMode)
            return icon(lookOf(section - PolicyFlows::Automatic).icon, lookOf(section - PolicyFlows::Automatic).tint);
        return {};
    default:
        return {};
    }
}

void FlowProxy::retranslate()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

void FlowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &tokens = Tokens::of(option.palette);
    const int before = beforeOf(index);
    const bool isWord = index.column() == PolicyFlows::Before;
    const int after = afterOf(index);
    const bool isSum = before == sums || after == sums;
    const bool isSame = !isWord && !isSum && before == after;
    const bool isChange = !isWord && !isSum && !isSame && index.data(models::SortRole).toLongLong() > 0;
    const QString text = index.data().toString();
    painter->save();
    painter->fillRect(option.rect, isChange ? tokens.chip(lookOf(after).tint)
                                   : isSame ? tokens.window
                                            : tokens.surface);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), tokens.line);
    QRect words = option.rect.adjusted(CellPadding, 0, -CellPadding, -1);
    if (isWord) {
        painter->setFont(bodyFont());
        painter->setPen(before == sums ? tokens.muted : tokens.colour(lookOf(before).tint));
        if (before != sums) {
            icon(lookOf(before).icon, lookOf(before).tint)
                .paint(painter, QRect(words.left(), words.top(), 16, words.height()));
            words.setLeft(words.left() + 22);
        }
        painter->drawText(words, Qt::AlignVCenter | Qt::AlignLeft, text);
    } else {
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), 1, option.rect.height()), tokens.line);
        painter->setFont(isChange || before == sums ? headingFont() : bodyFont());
        painter->setPen(isChange                   ? tokens.colour(lookOf(after).tint)
                        : isSame || before == sums ? tokens.text
                                                   : tokens.muted);
        const bool hasWord = isSame || isChange;
        const QRect figure = hasWord ? words.adjusted(0, 4, 0, -words.height() / 2 + 2) : words;
        drawTabular(painter, figure, Qt::AlignRight | Qt::AlignVCenter, text);
        if (hasWord) {
            painter->setFont(captionFont());
            painter->setPen(isChange ? tokens.colour(lookOf(after).tint) : tokens.muted);
            painter->drawText(words.adjusted(0, words.height() / 2 - 1, 0, -4), Qt::AlignRight | Qt::AlignVCenter,
                              isChange ? FlowTable::tr("change") : FlowTable::tr("unchanged"));
        }
    }
    if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange))
        paint::ring(painter, QRectF(option.rect).adjusted(2, 2, -2, -3), 3, tokens.focus);
    painter->restore();
}

FlowTable::FlowTable(models::PolicyFlows *flows, QWidget *parent)
    : QTableView(parent)
    , m_proxy(new FlowProxy(this))
{
    m_proxy->setSourceModel(flows);
    setHorizontalHeader(new FlowHeader(this));
    dressTable(this);
    setItemDelegate(new FlowDelegate(this));
    setModel(m_proxy);
    setSelectionMode(QAbstractItemView::NoSelection);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->setDefaultSectionSize(cellHeight);
    verticalHeader()->setMinimumSectionSize(footHeight);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    horizontalHeader()->setSectionResizeMode(PolicyFlows::Before, QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(PolicyFlows::Total, QHeaderView::Fixed);
    setColumnWidth(PolicyFlows::Before, 150);
    setColumnWidth(PolicyFlows::Total, 104);
    setFixedHeight(30 + 3 * cellHeight + footHeight + 2);
    connect(this, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (index.column() != PolicyFlows::Before)
            Q_EMIT flowWanted(beforeOf(index), afterOf(index));
    });
    connect(m_proxy, &QAbstractItemModel::modelReset, this, [this] {
        if (m_proxy->rowCount() > sums)
            setRowHeight(sums, footHeight);
    });
}

void FlowTable::retranslate()
{
    m_proxy->retranslate();
}

} // namespace atalaya::ui
