// SPDX-License-Identifier: GPL-3.0-or-later
#include "reviewprogressmodel.h"

#include "interrupted.h"

namespace atalaya::models {

using Line = contract::ReviewProgress::Line;

ReviewProgressModel::ReviewProgressModel(api::ReviewSource *source, QObject *parent)
    : SmallTable(parent)
    , m_source(source)
{}

void ReviewProgressModel::refresh()
{
    m_loads.abandon();
    m_loads.listen(
        this, m_source->progress(), [this](const auto &answer) { take(answer); },
        [this] { take(tl::unexpected(interrupted())); });
}

void ReviewProgressModel::take(const api::Result<api::Dated<contract::ReviewProgress>> &answer)
{
    if (answer) {
        m_all = answer->value.all;
        m_problem = answer->problem;
        setRows(answer->value.reviewers);
        m_state = answer->stale ? LoadState::Stale : rows().empty() ? LoadState::Empty : LoadState::Ready;
    } else {
        m_problem = answer.error();
        m_state = rows().empty() ? stateWithoutData(answer.error()) : LoadState::Stale;
    }
    Q_EMIT changed();
}

Line ReviewProgressModel::of(const QString &account) const
{
    const std::string id = account.toStdString();
    for (const Line &line : rows())
        if (line.by.id == id)
            return line;
    return {};
}

QVariant ReviewProgressModel::cell(const Line &row, int column) const
{
    switch (column) {
    case Reviewer:
        return QString::fromStdString(row.by.name);
    case Approved:
        return static_cast<qlonglong>(row.approved);
    case Rejected:
        return static_cast<qlonglong>(row.rejected);
    case Corrected:
        return static_cast<qlonglong>(row.corrected);
    case Seconds:
        return row.medianSeconds;
    case HastyShare:
        return row.hastyShare ? QVariant(*row.hastyShare) : QVariant();
    default:
        return {};
    }
}

QVariant ReviewProgressModel::extra(const Line &row, int role) const
{
    return role == HastyRole ? QVariant(static_cast<qlonglong>(row.hasty)) : QVariant();
}

} // namespace atalaya::models
