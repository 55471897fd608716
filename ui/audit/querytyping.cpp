// SPDX-License-Identifier: GPL-3.0-or-later
#include "querybar.h"

#include "ui/audit/querychip.h"
#include "ui/audit/querychips.h"
#include "ui/audit/querycontinuations.h"
#include "ui/common/tokens.h"

#include <QCoreApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTextCharFormat>
#include <QToolButton>

#include <algorithm>

// Typing in the query bar: keys, continuations, and what is marked as wrong.
namespace atalaya::ui {

using namespace Qt::StringLiterals;

namespace {

/// Esc, and whatever is typed.
bool isOfTheField(const QKeyEvent &key)
{
    const bool isPlain = key.modifiers() == Qt::NoModifier || key.modifiers() == Qt::ShiftModifier;
    return key.key() == Qt::Key_Escape || (isPlain && !key.text().isEmpty());
}

/// A line edit has no formats of its own; what an input method marks is drawn over its text.
void underline(QLineEdit *edit, const QList<QueryProblem> &problems, const QColor &colour)
{
    QTextCharFormat format;
    format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    format.setUnderlineColor(colour);
    QList<QInputMethodEvent::Attribute> marks;
    for (const QueryProblem &problem : problems)
        marks.append({QInputMethodEvent::TextFormat, static_cast<int>(problem.from - edit->cursorPosition()),
                      static_cast<int>(std::max<qsizetype>(1, problem.length)), format});
    QInputMethodEvent event(QString(), marks);
    QCoreApplication::sendEvent(edit, &event);
}

} // namespace

bool QueryBar::onEditKey(QKeyEvent *event)
{
    const bool isAtStart = m_edit->cursorPosition() == 0 && !m_edit->hasSelectedText() && !m_chips->isEmpty();
    switch (event->key()) {
    case Qt::Key_Backspace:
        if (!isAtStart)
            return false;
        editChip(m_chips->all().constLast());
        return true;
    case Qt::Key_Left:
        if (!isAtStart || event->modifiers() != Qt::NoModifier)
            return false;
        m_chips->enterLast();
        return true;
    case Qt::Key_Down:
        m_continuations->offer(true);
        return true;
    case Qt::Key_Escape:
        Q_EMIT left();
        return true;
    default:
        return false;
    }
}

bool QueryBar::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::FocusIn:
    case QEvent::FocusOut:
        update();
        break;
    case QEvent::ShortcutOverride:
        // The window's own Esc comes after this one's; other letters are typed, not pressed. Function keys stay the
        // window's.
        if (watched == m_edit && isOfTheField(*static_cast<QKeyEvent *>(event))) {
            event->accept();
            return true;
        }
        break;
    case QEvent::KeyPress:
        if (watched == m_edit && onEditKey(static_cast<QKeyEvent *>(event)))
            return true;
        if (auto *const key = static_cast<QKeyEvent *>(event);
            watched != m_edit && watched != m_view && key->key() == Qt::Key_Escape) {
            Q_EMIT left();
            return true;
        }
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void QueryBar::judge(bool loud)
{
    if (!m_reader)
        return;
    const QString whole = text();
    const auto problems = m_reader(whole).problems;
    // Chips stand before the text, and each takes a blank.
    const qsizetype before = whole.size() - m_edit->text().trimmed().size();
    qsizetype blanks = 0;
    while (blanks < m_edit->text().size() && m_edit->text().at(blanks).isSpace())
        ++blanks;
    QList<QueryProblem> here;
    for (QueryProblem problem : problems)
        if (problem.from + problem.length > before || m_chips->isEmpty()) {
            problem.from += blanks - before;
            here.append(problem);
        }
    // Who is still in the middle of a word is not told that it is none.
    const int cursor = m_edit->cursorPosition();
    const bool isTyping = m_edit->hasFocus() && std::any_of(here.cbegin(), here.cend(), [cursor](const auto &problem) {
                              return problem.from <= cursor && cursor <= problem.from + problem.length;
                          });
    const bool isTold = loud || !isTyping;
    underline(m_edit, isTold ? here : QList<QueryProblem>(), Tokens::of(this).blocked.text);
    const QString sentence = isTold && !problems.isEmpty() ? problems.constFirst().sentence : QString();
    m_edit->setAccessibleDescription(sentence.isEmpty() ? whole : sentence);
    if (sentence == m_problem)
        return;
    m_problem = sentence;
    update();
    Q_EMIT problemChanged(m_problem);
}

void QueryBar::take(const QuerySuggestion &suggestion)
{
    QString typed = m_edit->text();
    typed.replace(suggestion.from, suggestion.length, suggestion.insert + (suggestion.isOpen ? QString() : u" "_s));
    m_edit->setText(typed);
    m_edit->setCursorPosition(
        static_cast<int>(suggestion.from + suggestion.insert.size() + (suggestion.isOpen ? 0 : 1)));
    commit(false);
    layOut();
    if (suggestion.isOpen)
        return m_continuations->offer();
    apply();
    judge(false);
}

} // namespace atalaya::ui
