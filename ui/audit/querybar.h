// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/audit/queryreading.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QToolButton;

namespace atalaya::ui {

class QueryChip;
class QueryChips;
class QueryContinuations;

/// The one field of a query: terms as chips, and behind them the text that is being typed. The same query as plain text
/// stands in its text view; both are views of text(), and nothing is lost between them.
class QueryBar final : public QWidget
{
    Q_OBJECT

public:
    explicit QueryBar(QWidget *parent = nullptr);

    void setReader(QueryReader reader);
    void setSuggester(QuerySuggester suggester);

    /// The whole query.
    [[nodiscard]] QString text() const;
    /// Emits nothing.
    void setText(const QString &text);
    [[nodiscard]] bool isTextView() const { return m_isText; }
    void setTextView(bool wanted);
    [[nodiscard]] QLineEdit *edit() const { return m_edit; }
    [[nodiscard]] QList<QueryChip *> chips() const;
    /// What is wrong with the query, once somebody stopped typing; empty: nothing.
    [[nodiscard]] QString problem() const { return m_problem; }
    void focusText();
    /// Reads again, in another language.
    void retranslate();
    /// In the order of the Tab key.
    [[nodiscard]] QList<QWidget *> stops() const;

Q_SIGNALS:
    /// A query that can be asked: Enter, a chip that went, or a pause in typing.
    void applied(const QString &text);
    void problemChanged(const QString &sentence);
    /// Esc.
    void left();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool onEditKey(class QKeyEvent *event);
    void onEdited();
    /// Terms with a field that are finished become chips; free words stay where they are typed.
    void commit(bool all);
    void adopt(const QString &text);
    void apply();
    /// Marks what is wrong at its place; without `loud` only what was marked before is looked at again.
    void judge(bool loud);
    void editChip(QueryChip *chip);
    void removeChip(QueryChip *chip);
    void layOut();
    void take(const QuerySuggestion &suggestion);

    QueryReader m_reader;
    QLineEdit *m_edit;
    QueryChips *m_chips;
    QToolButton *m_view;
    QueryContinuations *m_continuations;
    QTimer m_pause;
    QString m_problem;
    QString m_applied;
    bool m_isText = false;
};

} // namespace atalaya::ui
