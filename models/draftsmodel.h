// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/draftsource.h"
#include "models/smalltable.h"

namespace atalaya::models {

/// The drafts of who is signed in, newest first.
class DraftsModel final : public SmallTable<Draft>
{
    Q_OBJECT

public:
    enum Column
    {
        /// The kind alone, for `ui/` to word.
        Kind,
        SavedAt,
        ColumnCount
    };

    /// `source` outlives the model.
    explicit DraftsModel(DraftSource *source, QObject *parent = nullptr);

public Q_SLOTS:
    void refresh();
    void discard(const QString &id);
    void discardAll();

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant key(const Draft &row) const override { return row.id; }
    [[nodiscard]] QVariant cell(const Draft &row, int column) const override;

private:
    DraftSource *m_source;
};

} // namespace atalaya::models
