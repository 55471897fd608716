// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/draftsmodel.h"

namespace atalaya::models {

DraftsModel::DraftsModel(DraftSource *source, QObject *parent)
    : SmallTable(parent)
    , m_source(source)
{
    refresh();
}

void DraftsModel::refresh()
{
    const QList<Draft> drafts = m_source->drafts();
    setRows({drafts.cbegin(), drafts.cend()});
}

void DraftsModel::discard(const QString &id)
{
    m_source->discard(id);
    refresh();
}

void DraftsModel::discardAll()
{
    for (const Draft &draft : rows())
        m_source->discard(draft.id);
    refresh();
}

QVariant DraftsModel::cell(const Draft &row, int column) const
{
    switch (column) {
    case Kind:
        return row.id.section(QLatin1Char('/'), 0, 0);
    case SavedAt:
        return row.savedAt;
    default:
        return {};
    }
}

} // namespace atalaya::models
