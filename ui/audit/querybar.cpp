// SPDX-License-Identifier: GPL-3.0-or-later
#include "querybar.h"

#include "ui/audit/querychip.h"
#include "ui/audit/querychips.h"
#include "ui/audit/querycontinuations.h"
#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/stylepaint.h"
#include "ui/common/type.h"

#include <QEvent>
#include <QFontMetrics>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int barHeight = 34;
constexpr int leftRoom = 34;
constexpr int rightRoom = 38;
constexpr int typingPause = 300;

} // namespace

QueryBar::QueryBar(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit)
    , m_chips(new QueryChips(m_edit, this, this))
    , m_view(new QToolButton(this))
    , m_continuations(new QueryContinuations(m_edit, this))
{
    setObjectName(u"queryBar"_s);
    setFixedHeight(barHeight);
    setFocusProxy(m_edit);
    m_edit->setObjectName(u"queryEdit"_s);
    m_edit->setFrame(false);
    m_edit->setAttribute(Qt::WA_MacShowFocusRect, false);
    m_edit->installEventFilter(this);
    m_view->setObjectName(u"queryView"_s);
    m_view->setIcon(icon(u"code"_s, Tint::Muted));
    m_view->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_view->setCheckable(true);
    m_view->setFocusPolicy(Qt::StrongFocus);
    setLook(m_view, Look::Quiet);
    m_view->installEventFilter(this);
    connect(m_view, &QToolButton::toggled, this, &QueryBar::setTextView);

    connect(m_chips, &QueryChips::editWanted, this, &QueryBar::editChip);
    connect(m_chips, &QueryChips::removeWanted, this, &QueryBar::removeChip);
    connect(m_continuations, &QueryContinuations::taken, this, &QueryBar::take);
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        apply();
        judge(false);
    });
    connect(m_edit, &QLineEdit::textEdited, this, &QueryBar::onEdited);
    connect(m_edit, &QLineEdit::returnPressed, this, [this] {
        if (m_continuations->isMarked())
            return;
        m_continuations->hide();
        commit(true);
        m_applied.clear();
        apply();
        judge(true);
    });
    retranslate();
}

void QueryBar::setReader(QueryReader reader)
{
    m_reader = std::move(reader);
    retranslate();
}

QString QueryBar::text() const
{
    QStringList terms = m_chips->terms();
    if (const QString rest = m_edit->text().trimmed(); !rest.isEmpty())
        terms.append(rest);
    return terms.join(u' ');
}

void QueryBar::setText(const QString &text)
{
    m_pause.stop();
    m_applied = text.trimmed();
    adopt(m_applied);
    judge(true);
}

void QueryBar::adopt(const QString &text)
{
    m_chips->clear();
    if (m_isText || !m_reader) {
        m_edit->setText(text);
        return layOut();
    }
    const auto pieces = m_reader(text).pieces;
    const auto last =
        std::find_if(pieces.crbegin(), pieces.crend(), [](const auto &piece) { return !piece.isWords(); });
    const auto count = std::distance(last, pieces.crend());
    for (qsizetype at = 0; at < count; ++at)
        m_chips->add(pieces.at(at), text.mid(pieces.at(at).from, pieces.at(at).length));
    m_edit->setText(count < pieces.size() ? text.mid(pieces.at(count).from) : QString());
    layOut();
}

void QueryBar::setTextView(bool wanted)
{
    if (wanted == m_isText)
        return;
    const QString whole = text();
    m_isText = wanted;
    m_view->setChecked(wanted);
    adopt(whole);
    judge(true);
    m_edit->setFocus(Qt::OtherFocusReason);
    m_edit->setCursorPosition(static_cast<int>(m_edit->text().size()));
}

void QueryBar::onEdited()
{
    commit(false);
    m_pause.start();
    m_continuations->offer();
    layOut();
}

void QueryBar::commit(bool all)
{
    if (m_isText || !m_reader)
        return;
    const QString typed = m_edit->text();
    const auto pieces = m_reader(typed).pieces;
    const int cursor = m_edit->cursorPosition();
    qsizetype count = 0;
    for (qsizetype at = 0; at < pieces.size(); ++at) {
        const QueryPiece &piece = pieces.at(at);
        const qsizetype end = piece.from + piece.length;
        const bool isDone = all || (end < typed.size() && cursor > end);
        // What is wrong stays where it can be mended.
        if (!piece.problem.isEmpty())
            break;
        if (isDone && !piece.isWords())
            count = at + 1;
    }
    if (count == 0)
        return;
    for (qsizetype at = 0; at < count; ++at)
        m_chips->add(pieces.at(at), typed.mid(pieces.at(at).from, pieces.at(at).length));
    const QString rest = count < pieces.size() ? typed.mid(pieces.at(count).from) : QString();
    const auto behind = typed.size() - cursor;
    m_edit->setText(rest);
    m_edit->setCursorPosition(static_cast<int>(std::max<qsizetype>(0, rest.size() - behind)));
    layOut();
}

void QueryBar::apply()
{
    m_pause.stop();
    const QString whole = text();
    if (whole == m_applied || (m_reader && !m_reader(whole).problems.isEmpty()))
        return;
    m_applied = whole;
    Q_EMIT applied(whole);
}

void QueryBar::editChip(QueryChip *chip)
{
    const QString term = chip->term();
    const QString rest = m_edit->text().trimmed();
    m_chips->remove(chip);
    m_edit->setText(rest.isEmpty() ? term : term + u' ' + rest);
    m_edit->setFocus(Qt::OtherFocusReason);
    m_edit->setCursorPosition(static_cast<int>(term.size()));
    layOut();
    m_continuations->offer();
}

void QueryBar::removeChip(QueryChip *chip)
{
    m_chips->remove(chip);
    layOut();
    apply();
    judge(true);
}

void QueryBar::focusText()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
}

QList<QueryChip *> QueryBar::chips() const
{
    return m_chips->all();
}

void QueryBar::setSuggester(QuerySuggester suggester)
{
    m_continuations->setSuggester(std::move(suggester));
}

QList<QWidget *> QueryBar::stops() const
{
    return {m_edit, m_view};
}

void QueryBar::layOut()
{
    const QFontMetrics metrics(m_view->font());
    const int viewWidth = width() < 420 ? 28 : metrics.horizontalAdvance(m_view->text()) + 40;
    m_view->setToolButtonStyle(width() < 420 ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    m_view->setGeometry(width() - rightRoom - viewWidth, 4, viewWidth, barHeight - 8);
    m_edit->setPlaceholderText(m_chips->isEmpty() ? tr("Words, or a filter such as state:blocked") : QString());
    m_chips->setGeometry(leftRoom, 1, m_view->x() - leftRoom - 4, barHeight - 2);
    m_chips->layOut();
    update();
}

void QueryBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = Tokens::of(this);
    const QWidget *const focus = focusWidget();
    const bool isFocused = focus && focus->hasFocus() && focus != m_view && isAncestorOf(focus);
    paint::panel(&painter, rect(), 5, tokens.surface, m_problem.isEmpty() ? tokens.lineControl : tokens.blocked.text);
    if (isFocused)
        paint::ring(&painter, rect(), 5, tokens.focus);
    paint::glyph(&painter, {10, 0, 16, barHeight}, u"search"_s, 16, tokens.muted);
    const QRect cap(width() - rightRoom + 8, 8, 20, barHeight - 16);
    paint::panel(&painter, cap, 4, tokens.raised, tokens.line);
    painter.setFont(captionFont());
    painter.setPen(tokens.muted);
    painter.drawText(cap, Qt::AlignCenter, u"/"_s);
}

void QueryBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void QueryBar::mousePressEvent(QMouseEvent *)
{
    focusText();
}

void QueryBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void QueryBar::retranslate()
{
    m_view->setText(m_isText ? tr("Filters") : tr("Text"));
    m_view->setAccessibleName(tr("Write the query as text"));
    m_view->setToolTip(tr("Write the query as text"));
    m_edit->setAccessibleName(tr("Query"));
    if (m_reader && !m_isText) {
        for (QueryChip *const chip : m_chips->all())
            if (const auto pieces = m_reader(chip->term()).pieces; !pieces.isEmpty())
                chip->set(pieces.constFirst(), chip->term());
    }
    judge(!m_problem.isEmpty());
    layOut();
}

} // namespace atalaya::ui
