// SPDX-License-Identifier: GPL-3.0-or-later
#include "facetwords.h"

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::AuditFacetsModel;

namespace {

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

} // namespace atalaya::ui
