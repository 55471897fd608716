// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/audit/queryreading.h"

#include <QObject>

class QCompleter;
class QLineEdit;
class QStandardItemModel;

namespace atalaya::ui {

/// What may follow in the query, in a list under the text field.
class QueryContinuations final : public QObject
{
    Q_OBJECT

public:
    /// `edit` outlives this.
    explicit QueryContinuations(QLineEdit *edit, QObject *parent);

    void setSuggester(QuerySuggester suggester) { m_suggester = std::move(suggester); }
    /// For what stands at the cursor. `asked`: also where nothing is typed.
    void offer(bool asked = false);
    void hide();
    /// One of them is marked, so Enter takes it.
    [[nodiscard]] bool isMarked() const;

Q_SIGNALS:
    void taken(const atalaya::ui::QuerySuggestion &suggestion);

private:
    QLineEdit *m_edit;
    QuerySuggester m_suggester;
    QCompleter *m_completer;
    QStandardItemModel *m_list;
    QList<QuerySuggestion> m_suggestions;
};

} // namespace atalaya::ui
