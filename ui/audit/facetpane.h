// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/auditfacetsmodel.h"
#include "ui/audit/auditwords.h"

#include <QTreeView>

class QSettings;

namespace atalaya::ui {

class FacetWords;

/// What can be filtered by, with counts: the bar behind each value is its part of the most frequent one. Space and a
/// click take a value into the query or out of it.
class FacetPane final : public QTreeView
{
    Q_OBJECT

public:
    /// `model` outlives the pane.
    FacetPane(models::AuditFacetsModel *model, const AuditWords &words, QWidget *parent);

    void setWords(const AuditWords &words);
    void restore(const QSettings &settings);
    void save(QSettings &settings) const;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void choose(const QModelIndex &index);
    void showGroups();
    [[nodiscard]] QString fieldOf(const QModelIndex &group) const;

    models::AuditFacetsModel *m_model;
    FacetWords *m_words;
    QStringList m_closed;
    bool m_isShowing = false;
};

} // namespace atalaya::ui
