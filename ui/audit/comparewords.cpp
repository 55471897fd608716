// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparewords.h"

#include "ui/common/type.h"

#include <QDateTime>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::AuditComparisonModel;

AuditCompareWords::AuditCompareWords(AuditComparisonModel *model, const AuditWords &words, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
    , m_words(words)
{
    setSourceModel(model);
}

void AuditCompareWords::setOnlyDifferences(bool only)
{
    m_onlyDifferences = only;
    invalidateFilter();
}

bool AuditCompareWords::filterAcceptsRow(int row, const QModelIndex &) const
{
    return !m_onlyDifferences || m_model->index(row, 0).data(AuditComparisonModel::DiffersRole).toBool();
}

QString AuditCompareWords::words(const QModelIndex &index) const
{
    const QString what = index.data(models::IdRole).toString();
    if (index.column() == AuditComparisonModel::What) {
        static constexpr std::array<std::pair<QStringView, rules::QueryField>, 9> fields{
            {{u"state", rules::QueryField::State},
             {u"agent", rules::QueryField::Agent},
             {u"action", rules::QueryField::Action},
             {u"entity", rules::QueryField::Entity},
             {u"policy", rules::QueryField::Policy},
             {u"confidence", rules::QueryField::Confidence},
             {u"risk", rules::QueryField::Risk},
             {u"pii", rules::QueryField::Pii},
             {u"user", rules::QueryField::User}}};
        for (const auto &[name, field] : fields)
            if (name == what)
                return AuditWords::facetTitle(field);
        if (what == u"time"_s)
            return tr("Time");
        if (what == u"version"_s)
            return tr("Version of the policy");
        if (what == u"reason"_s)
            return tr("Reason");
        return what.startsWith(u"inputs."_s) ? what.mid(7) : what;
    }
    const QVariant value = QSortFilterProxyModel::data(index, models::SortRole);
    if (!value.isValid())
        return AuditWords::noData();
    if (what == u"time"_s)
        return m_words.moment(contract::Instant{std::chrono::milliseconds(value.toDateTime().toMSecsSinceEpoch())});
    if (what == u"state"_s)
        if (const auto state = contract::decisionStateOf(value.toString().toStdString()))
            return AuditWords::state(*state);
    if (what == u"confidence"_s)
        return m_words.confidence(value.toDouble());
    if (what == u"risk"_s || what == u"version"_s)
        return m_words.formats().integer(value.toLongLong());
    if (what == u"pii"_s)
        return AuditWords::yesNo(value.toBool());
    return value.toString();
}

QVariant AuditCompareWords::data(const QModelIndex &index, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return words(index);
    case Qt::AccessibleTextRole:
        return index.column() == AuditComparisonModel::What && index.data(AuditComparisonModel::DiffersRole).toBool()
                   ? tr("%1, differs").arg(words(index))
                   : words(index);
    case Qt::FontRole:
        return index.data(AuditComparisonModel::DiffersRole).toBool() ? headingFont() : bodyFont();
    default:
        return QSortFilterProxyModel::data(index, role);
    }
}

QVariant AuditCompareWords::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const auto title = [this](const std::optional<models::AuditDetail> &detail) {
        return detail ? tr("Decision %1").arg(m_words.formats().integer(detail->row.seq)) : tr("Decision");
    };
    if (section == AuditComparisonModel::Left)
        return title(m_model->left());
    return section == AuditComparisonModel::Right ? title(m_model->right()) : QString();
}

} // namespace atalaya::ui
