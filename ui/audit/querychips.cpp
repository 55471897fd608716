// SPDX-License-Identifier: GPL-3.0-or-later
#include "querychips.h"

#include "ui/audit/querychip.h"

#include <QFontMetrics>
#include <QLineEdit>

#include <algorithm>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int gap = 6;
constexpr int leastEdit = 160;

} // namespace

QueryChips::QueryChips(QLineEdit *edit, QObject *watcher, QWidget *parent)
    : QWidget(parent)
    , m_edit(edit)
    , m_watcher(watcher)
{
    edit->setParent(this);
}

QStringList QueryChips::terms() const
{
    QStringList terms;
    for (const QueryChip *const chip : m_chips)
        terms.append(chip->term());
    return terms;
}

void QueryChips::add(const QueryPiece &piece, const QString &term)
{
    auto *const chip = new QueryChip(this);
    chip->setObjectName(u"queryChip"_s);
    chip->set(piece, term);
    chip->installEventFilter(m_watcher);
    connect(chip, &QueryChip::editWanted, this, [this, chip] { Q_EMIT editWanted(chip); });
    connect(chip, &QueryChip::removeWanted, this, [this, chip] { Q_EMIT removeWanted(chip); });
    connect(chip, &QueryChip::stepWanted, this, [this, chip](int by) { step(chip, by); });
    chip->show();
    m_chips.append(chip);
}

void QueryChips::remove(QueryChip *chip)
{
    const qsizetype at = m_chips.indexOf(chip);
    m_chips.removeAt(at);
    const bool hadFocus = chip->hasFocus();
    chip->hide();
    chip->deleteLater();
    if (hadFocus && !m_chips.isEmpty())
        m_chips.at(std::min(at, m_chips.size() - 1))->setFocus(Qt::OtherFocusReason);
    else
        m_edit->setFocus(Qt::OtherFocusReason);
    layOut();
}

void QueryChips::clear()
{
    for (QueryChip *const chip : std::as_const(m_chips)) {
        chip->hide();
        chip->deleteLater();
    }
    m_chips.clear();
}

void QueryChips::enterLast()
{
    m_chips.constLast()->setFocus(Qt::OtherFocusReason);
    layOut();
}

void QueryChips::step(const QueryChip *chip, int by)
{
    const qsizetype at = m_chips.indexOf(chip) + by;
    if (at < 0)
        return;
    if (at < m_chips.size())
        m_chips.at(at)->setFocus(Qt::OtherFocusReason);
    else {
        m_edit->setFocus(Qt::OtherFocusReason);
        m_edit->setCursorPosition(0);
    }
    layOut();
}

void QueryChips::layOut()
{
    int total = 0;
    for (const QueryChip *const chip : std::as_const(m_chips))
        total += chip->width() + gap;
    const int needed = std::max(leastEdit, m_edit->fontMetrics().horizontalAdvance(m_edit->text()) + 24);
    int x = std::min(0, width() - total - std::min(needed, width()));
    // A chip that has the keyboard is seen, whatever else is not.
    int at = x;
    for (const QueryChip *const chip : std::as_const(m_chips)) {
        if (chip->hasFocus() && at < 0)
            x -= at;
        at += chip->width() + gap;
    }
    for (QueryChip *const chip : std::as_const(m_chips)) {
        chip->move(x, (height() - chip->height()) / 2);
        x += chip->width() + gap;
    }
    m_edit->setGeometry(x, 1, std::max(leastEdit, width() - x), height() - 2);
}

void QueryChips::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
}

} // namespace atalaya::ui
