// SPDX-License-Identifier: GPL-3.0-or-later
#include "facetpane.h"

#include "api/rules/queryfields.h"
#include "ui/audit/facetdelegate.h"
#include "ui/audit/facetwords.h"
#include "ui/common/looks.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QSettings>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::AuditFacetsModel;

FacetPane::FacetPane(AuditFacetsModel *model, const AuditWords &words, QWidget *parent)
    : QTreeView(parent)
    , m_model(model)
    , m_words(new FacetWords(model, words, this))
    , m_closed{u"action"_s, u"entity"_s}
{
    setObjectName(u"auditFacets"_s);
    setModel(m_words);
    setItemDelegate(new FacetDelegate(this));
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(false);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(NoSelection);
    setTabKeyNavigation(false);
    setExpandsOnDoubleClick(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setPaintsOwnFocus(this);
    connect(m_words, &QAbstractItemModel::modelReset, this, &FacetPane::showGroups);
    connect(m_words, &QAbstractItemModel::rowsInserted, this, &FacetPane::showGroups);
    const auto remember = [this](const QModelIndex &group, bool isClosed) {
        if (m_isShowing)
            return;
        m_closed.removeAll(fieldOf(group));
        if (isClosed)
            m_closed.append(fieldOf(group));
    };
    connect(this, &QTreeView::collapsed, this, [remember](const QModelIndex &group) { remember(group, true); });
    connect(this, &QTreeView::expanded, this, [remember](const QModelIndex &group) { remember(group, false); });
    showGroups();
}

void FacetPane::setWords(const AuditWords &words)
{
    setAccessibleName(tr("Filter by value"));
    m_words->setWords(words);
    viewport()->update();
}

QString FacetPane::fieldOf(const QModelIndex &group) const
{
    const auto field = static_cast<rules::QueryField>(group.data(AuditFacetsModel::FieldRole).toInt());
    const std::string_view name = rules::infoOf(field).english;
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

void FacetPane::showGroups()
{
    m_isShowing = true;
    for (int row = 0; row < m_words->rowCount(); ++row) {
        const QModelIndex group = m_words->index(row, 0);
        setExpanded(group, !m_closed.contains(fieldOf(group)));
    }
    m_isShowing = false;
}

void FacetPane::choose(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    if (!index.parent().isValid())
        return setExpanded(index, !isExpanded(index));
    m_model->toggle(m_words->mapToSource(index));
}

void FacetPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return choose(currentIndex());
    if (!event->text().isEmpty() && event->text().at(0).isPrint())
        return event->ignore();
    QTreeView::keyPressEvent(event);
}

void FacetPane::mouseReleaseEvent(QMouseEvent *event)
{
    QTreeView::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton)
        choose(indexAt(event->pos()));
}

void FacetPane::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    // How many lines words take hangs on the width.
    if (event->oldSize().width() != event->size().width())
        scheduleDelayedItemsLayout();
}

void FacetPane::restore(const QSettings &settings)
{
    m_closed = settings.value(u"audit/closedFacets"_s, m_closed).toStringList();
    showGroups();
}

void FacetPane::save(QSettings &settings) const
{
    settings.setValue(u"audit/closedFacets"_s, m_closed);
}

} // namespace atalaya::ui
