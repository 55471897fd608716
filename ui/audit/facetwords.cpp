// SPDX-License-Identifier: GPL-3.0-or-later
#include "facetwords.h"

#include "ui/common/stylepaint.h"
#include "ui/common/tabulartext.h"
#include "ui/common/type.h"

#include <QPainter>
#include <QTreeView>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::AuditFacetsModel;

namespace {

constexpr int fieldHeight = 34;
constexpr int valueHeight = 26;
constexpr int indent = 24;
constexpr int rightRoom = 12;

rules::QueryField fieldOf(const QModelIndex &index)
{
    return static_cast<rules::QueryField>(index.data(AuditFacetsModel::FieldRole).toInt());
}

} // namespace

FacetWords::FacetWords(AuditFacetsModel *model, const AuditWords &words, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_words(words)
{
    setSourceModel(model);
}

void FacetWords::setWords(const AuditWords &words)
{
    m_words = words;
    Q_EMIT layoutChanged();
}

QString FacetWords::words(const QModelIndex &index) const
{
    if (!index.parent().isValid())
        return AuditWords::facetTitle(fieldOf(index));
    const QString value = QIdentityProxyModel::data(index, AuditFacetsModel::ValueRole).toString();
    const QString label = QIdentityProxyModel::data(index, Qt::DisplayRole).toString();
    return m_words.facetValue(fieldOf(index), value, label == value ? QString() : label);
}

QVariant FacetWords::data(const QModelIndex &index, int role) const
{
    const bool isField = !index.parent().isValid();
    switch (role) {
    case Qt::DisplayRole:
        return words(index);
    case Qt::ToolTipRole:
        return isField ? QString() : words(index);
    case Qt::AccessibleTextRole: {
        if (isField)
            return words(index);
        const QString count = data(index, CountWordsRole).toString();
        return index.data(AuditFacetsModel::CheckedRole).toBool() ? tr("%1, %2, chosen").arg(words(index), count)
                                                                  : tr("%1, %2").arg(words(index), count);
    }
    case CountWordsRole: {
        const qint64 more = isField ? index.data(AuditFacetsModel::MoreRole).toLongLong() : 0;
        if (isField)
            return more > 0 ? tr("%1 more").arg(m_words.formats().integer(more)) : QString();
        return m_words.formats().integer(index.data(AuditFacetsModel::CountRole).toLongLong());
    }
    case IconRole:
    case TintRole: {
        if (isField || fieldOf(index) != rules::QueryField::State)
            return role == IconRole ? QVariant(QString()) : QVariant(static_cast<int>(Tint::Text));
        const auto state = contract::decisionStateOf(index.data(AuditFacetsModel::ValueRole).toString().toStdString());
        if (role == IconRole)
            return state ? AuditWords::stateIcon(*state) : u"question-circle"_s;
        return static_cast<int>(state ? AuditWords::stateTint(*state) : Tint::Unknown);
    }
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

QSize FacetDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {100, index.parent().isValid() ? valueHeight : fieldHeight};
}

void FacetDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.parent().isValid())
        paintValue(painter, option, index);
    else
        paintField(painter, option, index);
    const Tokens &tokens = Tokens::of(option.palette);
    if ((option.state & QStyle::State_HasFocus) && option.widget && option.widget->hasFocus())
        paint::ring(painter, QRectF(option.rect).adjusted(2, 1, -2, -1), 4, tokens.focus);
    painter->restore();
}

void FacetDelegate::paintField(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const Tokens &tokens = Tokens::of(option.palette);
    const QRect row = option.rect;
    if (index.row() > 0)
        painter->fillRect(QRect(row.left(), row.top() + 3, row.width(), 1), tokens.line);
    const QRect words = row.adjusted(0, 6, -rightRoom, 0);
    const auto *const tree = qobject_cast<const QTreeView *>(option.widget);
    const bool isOpen = tree && tree->isExpanded(index);
    paint::glyph(painter, {row.left() + 10, words.top(), 12, words.height()},
                 isOpen ? u"chevron-down"_s : u"chevron-right"_s, 12, tokens.muted);
    painter->setFont(headingFont());
    painter->setPen(tokens.text);
    painter->drawText(words.adjusted(30, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
    painter->setFont(captionFont());
    painter->setPen(tokens.muted);
    painter->drawText(words, Qt::AlignRight | Qt::AlignVCenter, index.data(FacetWords::CountWordsRole).toString());
}

void FacetDelegate::paintValue(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const Tokens &tokens = Tokens::of(option.palette);
    const QRect row = option.rect.adjusted(indent, 2, -rightRoom, -2);
    const bool isChosen = index.data(AuditFacetsModel::CheckedRole).toBool();
    const double share = index.data(AuditFacetsModel::ShareRole).toDouble();
    if (isChosen)
        paint::panel(painter, row, 4, tokens.selection, QColor());
    const int wide = std::max(3, qRound(row.width() * share));
    QColor bar = isChosen ? tokens.accent : tokens.track;
    if (isChosen)
        bar.setAlpha(46);
    painter->setPen(Qt::NoPen);
    painter->setBrush(bar);
    painter->drawRoundedRect(QRectF(row.left(), row.top(), wide, row.height()), 4, 4);
    if (isChosen)
        painter->fillRect(QRect(row.left(), row.top() + 3, 3, row.height() - 6), tokens.accent);
    const auto tint = static_cast<Tint>(index.data(FacetWords::TintRole).toInt());
    const QString icon = index.data(FacetWords::IconRole).toString();
    const QColor ink = tokens.colour(tint);
    QRect words = row.adjusted(8, 0, -6, 0);
    if (!icon.isEmpty()) {
        paint::glyph(painter, {words.left(), words.top(), 16, words.height()}, icon, 16, ink);
        words.setLeft(words.left() + 23);
    }
    painter->setFont(bodyFont());
    painter->setPen(tokens.muted);
    const QString count = index.data(FacetWords::CountWordsRole).toString();
    drawTabular(painter, words, Qt::AlignRight | Qt::AlignVCenter, count);
    words.setRight(words.right() - static_cast<int>(tabularWidth(bodyFont(), count)) - 8);
    painter->setFont(isChosen ? headingFont() : bodyFont());
    painter->setPen(ink);
    painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, words.width()));
}

} // namespace atalaya::ui
