// SPDX-License-Identifier: GPL-3.0-or-later
#include "changedlist.h"

#include "models/policyimpact.h"
#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/common/stylepaint.h"
#include "ui/common/type.h"
#include "ui/governance/policywords.h"

#include <QPainter>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::PolicyChanges;
using rules::PolicyMode;

namespace {

constexpr int rowHeight = 46;

PolicyMode modeIn(const QModelIndex &index, int role)
{
    return rules::policyModeOf(index.data(role).toString().toStdString()).value_or(PolicyMode::Review);
}

QString factsOf(const QModelIndex &index)
{
    const QVariant confidence = index.data(PolicyChanges::ConfidenceRole);
    const QVariant risk = index.data(PolicyChanges::RiskRole);
    return (confidence.isValid() ? ChangedList::tr("conf. %1").arg(Formats().decimal(confidence.toDouble(), 2))
                                 : ChangedList::tr("no confidence")) +
           u" · "_s +
           (risk.isValid() ? ChangedList::tr("risk %1").arg(Formats().integer(risk.toLongLong()))
                           : ChangedList::tr("no risk"));
}

} // namespace

QVariant ChangedProxy::data(const QModelIndex &index, int role) const
{
    if (role == Qt::AccessibleTextRole)
        return ChangedList::tr("%1, %2: from %3 to %4")
            .arg(index.data().toString(), factsOf(index), modeWord(modeIn(index, PolicyChanges::BeforeRole)),
                 modeWord(modeIn(index, PolicyChanges::AfterRole)));
    if (role == Qt::ToolTipRole)
        return ChangedList::tr("%1 wanted: %2, %3")
            .arg(index.data(PolicyChanges::AgentRole).toString(), index.data(PolicyChanges::ActionRole).toString(),
                 index.data(PolicyChanges::EntityRole).toString());
    return QIdentityProxyModel::data(index, role);
}

QSize ChangedDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {200, rowHeight};
}

void ChangedDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &tokens = Tokens::of(option.palette);
    const bool isSelected = option.state & QStyle::State_Selected;
    painter->save();
    painter->fillRect(option.rect, isSelected ? tokens.selection : tokens.surface);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), tokens.line);
    const QRect words = option.rect.adjusted(4, 4, -4, -5);
    const QRect upper(words.left(), words.top(), words.width(), words.height() / 2);
    painter->setFont(captionFont());
    painter->setPen(tokens.muted);
    const QString facts = factsOf(index);
    painter->drawText(upper, Qt::AlignRight | Qt::AlignVCenter, facts);
    const int room = upper.width() - painter->fontMetrics().horizontalAdvance(facts) - 10;
    painter->setFont(bodyFont());
    painter->setPen(tokens.text);
    painter->drawText(upper, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, room));
    int x = words.left();
    const int y = upper.bottom() + 1;
    const int height = words.bottom() - y;
    painter->setFont(captionFont());
    for (const int role : {PolicyChanges::BeforeRole, PolicyChanges::AfterRole}) {
        const ModeLook look = modeLook(modeIn(index, role));
        const QString word = modeWord(modeIn(index, role));
        icon(look.icon, look.tint).paint(painter, QRect(x, y, 14, height));
        x += 20;
        painter->setPen(tokens.colour(look.tint));
        painter->drawText(QRect(x, y, words.right() - x, height), Qt::AlignLeft | Qt::AlignVCenter, word);
        x += painter->fontMetrics().horizontalAdvance(word) + 6;
        if (role == PolicyChanges::BeforeRole) {
            icon(u"arrow-right"_s, Tint::Muted).paint(painter, QRect(x, y, 14, height));
            x += 20;
        }
    }
    if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange))
        paint::ring(painter, QRectF(option.rect).adjusted(1, 1, -1, -2), 3, tokens.focus);
    painter->restore();
}

ChangedList::ChangedList(models::PolicyChanges *changes, QWidget *parent)
    : QListView(parent)
{
    auto *const proxy = new ChangedProxy(this);
    proxy->setSourceModel(changes);
    setModel(proxy);
    setItemDelegate(new ChangedDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setUniformItemSizes(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(this, &QListView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT decisionWanted(index.data(models::IdRole).toString()); });
}

} // namespace atalaya::ui
