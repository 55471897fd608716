// SPDX-License-Identifier: GPL-3.0-or-later
#include "reviewprogressproxy.h"

#include "models/reviewprogressmodel.h"

namespace atalaya::ui {

using models::ReviewProgressModel;

ReviewProgressProxy::ReviewProgressProxy(const Formats &formats, QObject *parent)
    : WordsProxy(parent)
    , m_formats(formats)
{}

QString ReviewProgressProxy::hasty(const QVariant &share, qint64 hasty, qint64 approved, const Formats &formats)
{
    if (!share.isValid())
        return tr("no approvals");
    return tr("%1 (%2 of %3)")
        .arg(formats.percent(share.toDouble()), formats.integer(hasty), formats.integer(approved));
}

QString ReviewProgressProxy::text(const QModelIndex &index) const
{
    const QVariant value = raw(index);
    switch (index.column()) {
    case ReviewProgressModel::Reviewer:
        return value.toString().isEmpty() ? tr("an account that is gone") : value.toString();
    case ReviewProgressModel::Seconds:
        return m_formats.countdown(qRound64(value.toDouble()));
    case ReviewProgressModel::HastyShare:
        return hasty(value, index.data(ReviewProgressModel::HastyRole).toLongLong(),
                     index.siblingAtColumn(ReviewProgressModel::Approved).data(models::SortRole).toLongLong(),
                     m_formats);
    default:
        return m_formats.integer(value.toLongLong());
    }
}

bool ReviewProgressProxy::isFigure(int column) const
{
    return column != ReviewProgressModel::Reviewer;
}

QString ReviewProgressProxy::head(int column) const
{
    switch (column) {
    case ReviewProgressModel::Reviewer:
        return tr("Reviewer");
    case ReviewProgressModel::Approved:
        return tr("Approved");
    case ReviewProgressModel::Rejected:
        return tr("Rejected");
    case ReviewProgressModel::Corrected:
        return tr("Corrected");
    case ReviewProgressModel::Seconds:
        return tr("Median time");
    case ReviewProgressModel::HastyShare:
        return tr("Hasty approvals");
    default:
        return {};
    }
}

} // namespace atalaya::ui
