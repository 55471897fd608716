// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commandpalette.h"

#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/stylepaint.h"
#include "ui/common/type.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QVBoxLayout>

namespace atalaya::ui {
namespace {

constexpr int Width = 520;
constexpr int RowHeight = 34;
constexpr int MostRows = 9;
constexpr int IndexRole = Qt::UserRole;

/// Lower case, accents off: "gestion" finds "Gestión".
QString folded(const QString &text)
{
    QString plain;
    for (const QChar c : text.normalized(QString::NormalizationForm_D))
        if (c.category() != QChar::Mark_NonSpacing)
            plain += c.toCaseFolded();
    return plain;
}

} // namespace

CommandPalette::CommandPalette(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_editIcon(m_edit->addAction(icon(QStringLiteral("search"), Tint::Muted), QLineEdit::LeadingPosition))
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("palette"));
    m_edit->setObjectName(QStringLiteral("palette.edit"));
    m_list->setObjectName(QStringLiteral("palette.list"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setIconSize({16, 16});
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(10, 10, 10, 10);
    column->setSpacing(6);
    column->addWidget(m_edit);
    column->addWidget(m_list);
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_edit, &QLineEdit::returnPressed, this, &CommandPalette::runCurrent);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
    hide();
    retranslate();
}

void CommandPalette::open(const QList<Command> &commands, const std::function<bool(const QString &)> &fallback)
{
    m_commands = commands;
    m_fallback = fallback;
    m_before = QApplication::focusWidget();
    m_edit->clear();
    filter();
    const int width = qMin(Width, parentWidget()->width() - 32);
    setGeometry((parentWidget()->width() - width) / 2, 56, width, 58 + MostRows * RowHeight);
    show();
    raise();
    m_edit->setFocus(Qt::PopupFocusReason);
}

bool CommandPalette::matches(const QString &text, const QString &typed)
{
    const QString where = folded(text);
    for (const QString &word : folded(typed).split(QLatin1Char(' '), Qt::SkipEmptyParts))
        if (!where.contains(word))
            return false;
    return true;
}

void CommandPalette::filter()
{
    m_list->clear();
    for (qsizetype i = 0; i < m_commands.size(); ++i) {
        const Command &command = m_commands.at(i);
        if (!matches(command.text, m_edit->text()))
            continue;
        const QString text =
            command.keys.isEmpty() ? command.text : command.text + QStringLiteral("   ") + command.keys;
        auto *const item = new QListWidgetItem(icon(command.icon, Tint::Muted), text, m_list);
        item->setData(IndexRole, i);
        item->setSizeHint({0, RowHeight});
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::runCurrent()
{
    const QListWidgetItem *const item = m_list->currentItem();
    if (!item) {
        if (m_fallback && m_fallback(m_edit->text()))
            close();
        return;
    }
    // A command may replace the palette's parent: everything needed is taken before.
    const auto run = m_commands.at(item->data(IndexRole).toLongLong()).run;
    close();
    run();
}

void CommandPalette::close()
{
    hide();
    if (m_before && m_before->isVisible())
        m_before->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::retranslate()
{
    m_edit->setPlaceholderText(tr("Page, action, link or number of a decision"));
    m_editIcon->setText(tr("Page, action, link or number of a decision"));
    m_edit->setAccessibleName(tr("Search or go to a page"));
    m_list->setAccessibleName(tr("Pages and actions"));
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = Tokens::of(this);
    paint::panel(&painter, rect(), 6, tokens.surface, tokens.lineControl);
}

void CommandPalette::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_edit)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason &&
        static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason)
        hide();
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        // The window's own Esc comes after this one's.
        event->accept();
        return true;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Escape) {
        close();
        return true;
    }
    if (key != Qt::Key_Up && key != Qt::Key_Down)
        return false;
    const int step = key == Qt::Key_Down ? 1 : -1;
    m_list->setCurrentRow(qBound(0, m_list->currentRow() + step, m_list->count() - 1));
    return true;
}

} // namespace atalaya::ui
