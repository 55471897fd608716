// SPDX-License-Identifier: GPL-3.0-or-later
#include "querycontinuations.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QStandardItemModel>

#include <algorithm>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int rowHeight = 26;
constexpr int listWidth = 340;

} // namespace

QueryContinuations::QueryContinuations(QLineEdit *edit, QObject *parent)
    : QObject(parent)
    , m_edit(edit)
    , m_completer(new QCompleter(this))
    , m_list(new QStandardItemModel(this))
{
    m_completer->setWidget(edit);
    m_completer->setModel(m_list);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(10);
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this, [this](const QModelIndex &at) {
        if (at.row() < m_suggestions.size())
            Q_EMIT taken(QuerySuggestion(m_suggestions.at(at.row())));
    });
}

void QueryContinuations::offer(bool asked)
{
    m_list->clear();
    // Nobody has typed anything yet, and a list in the way helps nobody.
    const bool isWanted = !m_edit->text().isEmpty() || asked;
    m_suggestions =
        m_suggester && isWanted ? m_suggester(m_edit->text(), m_edit->cursorPosition()) : QList<QuerySuggestion>();
    for (const QuerySuggestion &suggestion : std::as_const(m_suggestions)) {
        auto *const item = new QStandardItem(suggestion.note.isEmpty() ? suggestion.words
                                                                       : suggestion.words + u"   "_s + suggestion.note);
        item->setEditable(false);
        item->setSizeHint(QSize(0, rowHeight));
        m_list->appendRow(item);
    }
    QAbstractItemView *const popup = m_completer->popup();
    popup->setObjectName(u"querySuggestions"_s);
    popup->setAccessibleName(tr("Continuations"));
    if (m_suggestions.isEmpty() || !m_edit->hasFocus())
        return popup->hide();
    const int from = m_edit->inputMethodQuery(Qt::ImCursorRectangle).toRectF().toRect().left();
    m_completer->complete(QRect(std::max(0, from - 8), 0, listWidth, m_edit->height() + 4));
    popup->setCurrentIndex({});
}

void QueryContinuations::hide()
{
    m_completer->popup()->hide();
}

bool QueryContinuations::isMarked() const
{
    return m_completer->popup()->isVisible() && m_completer->popup()->currentIndex().isValid();
}

} // namespace atalaya::ui
