// SPDX-License-Identifier: GPL-3.0-or-later
#include "promptdiff.h"

#include "ui/common/tokens.h"
#include "ui/common/type.h"

#include <QEvent>
#include <QSignalBlocker>

#include <algorithm>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using contract::PromptDocument;
using Kind = rules::WordRun::Kind;

namespace {

QString signOf(Kind kind)
{
    return kind == Kind::Added ? u"+ "_s : kind == Kind::Removed ? u"− "_s : u"  "_s;
}

QString aboutOf(const PromptDocument &document, const std::string &name)
{
    const auto found = std::ranges::find(document.placeholders, name, &PromptDocument::Placeholder::name);
    return found == document.placeholders.end() ? QString() : QString::fromStdString(found->about);
}

} // namespace

PromptDiff::PromptDiff(const QString &name, QWidget *parent)
    : QPlainTextEdit(parent)
{
    setObjectName(name);
    setReadOnly(true);
    setTabChangesFocus(true);
    setFont(monoFont());
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setAccessibleName(tr("What changes in the template"));
}

void PromptDiff::compare(const std::optional<PromptDocument> &before, const PromptDocument &after)
{
    m_before = before;
    m_after = after;
    render();
}

void PromptDiff::write(const QString &text, Kind kind, bool isWord)
{
    const Tokens &tokens = Tokens::of(this);
    QTextCharFormat format;
    if (kind != Kind::Same) {
        const Tokens::State &state = kind == Kind::Added ? tokens.executed : tokens.blocked;
        format.setForeground(state.text);
        if (isWord) {
            format.setBackground(state.chip);
            kind == Kind::Removed ? format.setFontStrikeOut(true) : format.setFontUnderline(true);
        }
    }
    textCursor().insertText(text, format);
}

void PromptDiff::writeSide(const rules::LineChange &line, Kind side)
{
    if (!document()->isEmpty())
        write(u"\n"_s, Kind::Same, false);
    write(signOf(side), side, false);
    const bool isWhole = !line.before || !line.after;
    for (const rules::WordRun &run : line.words)
        if (run.kind == Kind::Same || run.kind == side)
            write(QString::fromStdString(run.text), run.kind == Kind::Same && !isWhole ? Kind::Same : side,
                  run.kind == side && !isWhole);
}

void PromptDiff::renderLine(const rules::LineChange &line)
{
    const bool isChanged =
        std::ranges::any_of(line.words, [](const rules::WordRun &run) { return run.kind != Kind::Same; });
    if (line.before && (isChanged || !line.after))
        writeSide(line, Kind::Removed);
    if (line.after && (isChanged || !line.before))
        writeSide(line, Kind::Added);
    if (line.before && line.after && !isChanged)
        writeSide(line, Kind::Same);
}

/// What is not text: its name, and what belongs into the places.
void PromptDiff::renderFacts()
{
    const auto fact = [this](const QString &name, const QString &before, const QString &after) {
        if (before == after)
            return;
        m_isSame = false;
        for (const auto &[kind, text] : {std::pair{Kind::Removed, before}, {Kind::Added, after}}) {
            if (text.isEmpty())
                continue;
            if (!document()->isEmpty())
                write(u"\n"_s, Kind::Same, false);
            write(signOf(kind) + name + u": "_s + text, kind, false);
        }
    };
    fact(tr("Name"), QString::fromStdString(m_before->name), QString::fromStdString(m_after.name));
    std::vector<std::string> names;
    for (const PromptDocument *const side : {&*m_before, &m_after})
        for (const PromptDocument::Placeholder &place : side->placeholders)
            if (std::ranges::find(names, place.name) == names.end())
                names.push_back(place.name);
    for (const std::string &name : names)
        fact(u"{{%1}}"_s.arg(QString::fromStdString(name)), aboutOf(*m_before, name), aboutOf(m_after, name));
}

void PromptDiff::render()
{
    clear();
    m_isSame = true;
    if (m_before)
        renderFacts();
    const std::string before = m_before ? m_before->text : std::string();
    const auto hunks = m_before ? rules::diffTexts(before, m_after.text) : std::vector<rules::TextHunk>();
    if (!m_before) {
        m_isSame = false;
        write(QString::fromStdString(m_after.text), Kind::Same, false);
        for (const PromptDocument::Placeholder &place : m_after.placeholders)
            if (!place.about.empty())
                write(u"\n{{%1}}: %2"_s.arg(QString::fromStdString(place.name), QString::fromStdString(place.about)),
                      Kind::Same, false);
    }
    for (const rules::TextHunk &hunk : hunks) {
        if (!document()->isEmpty())
            write(u"\n"_s, Kind::Same, false);
        write(tr("Line %1").arg(std::max(hunk.beforeFrom, hunk.afterFrom)), Kind::Same, false);
        m_isSame = false;
        for (const rules::LineChange &line : hunk.lines)
            renderLine(line);
    }
    if (m_isSame)
        write(tr("Both say the same."), Kind::Same, false);
    moveCursor(QTextCursor::Start);
}

void PromptDiff::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && !document()->isEmpty())
        render();
    QPlainTextEdit::changeEvent(event);
}

} // namespace atalaya::ui
