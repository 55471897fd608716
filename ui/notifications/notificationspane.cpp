// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notifications/notificationspane.h"

#include "models/notificationsmodel.h"
#include "ui/common/errorwords.h"
#include "ui/common/looks.h"
#include "ui/common/skeletonbar.h"
#include "ui/common/statepane.h"
#include "ui/common/stylepaint.h"
#include "ui/common/type.h"
#include "ui/notifications/notificationdelegate.h"
#include "ui/notifications/notificationsproxy.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <chrono>

namespace atalaya::ui {

using models::NotificationsModel;

NotificationsPane::NotificationsPane(NotificationsModel *model, QWidget *parent)
    : QFrame(parent)
    , m_model(model)
    , m_lines(new NotificationsProxy(this))
    , m_title(makeLabel(headingFont(), false, this))
    , m_readAll(new QPushButton(this))
    , m_stack(new QStackedLayout)
    , m_list(new QListView(this))
    , m_skeleton(new QWidget(this))
    , m_state(new StatePane(this))
    , m_note(makeLabel(captionFont(), true, this))
    , m_keys(makeLabel(captionFont(), true, this))
{
    setObjectName(QStringLiteral("notifications"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setFocusPolicy(Qt::StrongFocus);
    setPaintsOwnFocus(this);
    hide();
    m_lines->setSourceModel(model);
    build();
    m_clock.setInterval(std::chrono::minutes(1));
    connect(&m_clock, &QTimer::timeout, this, &NotificationsPane::renderTimes);
    connect(model, &NotificationsModel::changed, this, &NotificationsPane::renderIfSeen);
    connect(model, &NotificationsModel::markFailed, this, [this](const api::ApiError &error) {
        m_markProblem = ErrorWords::of(error).title;
        renderIfSeen();
    });
    connect(m_readAll, &QPushButton::clicked, model, &NotificationsModel::markAllRead);
    connect(m_state, &StatePane::primaryClicked, model, &NotificationsModel::refresh);
    connect(m_list, &QListView::clicked, this, &NotificationsPane::open);
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *, const QWidget *now) {
        if (isVisible() && now && now != this && now != m_anchor && !isAncestorOf(now) &&
            !QApplication::activePopupWidget())
            leave();
    });
    connect(m_list, &QListView::customContextMenuRequested, this, &NotificationsPane::showMenu);
}

void NotificationsPane::build()
{
    m_readAll->setObjectName(QStringLiteral("notifications.readAll"));
    m_note->setObjectName(QStringLiteral("notifications.note"));
    m_title->setObjectName(QStringLiteral("notifications.title"));
    m_list->setObjectName(QStringLiteral("notifications.list"));
    m_skeleton->setObjectName(QStringLiteral("notifications.loading"));
    m_state->setObjectName(QStringLiteral("notifications.state"));
    setLook(m_readAll, Look::Link);
    m_readAll->setFont(captionFont());
    m_note->setWordWrap(true);
    m_note->setContentsMargins(16, 6, 16, 6);
    m_keys->setContentsMargins(16, 6, 16, 7);
    m_list->setModel(m_lines);
    m_list->setItemDelegate(new NotificationDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setMouseTracking(true);
    setPaintsOwnFocus(m_list);
    m_list->installEventFilter(this);
    if (parentWidget())
        parentWidget()->installEventFilter(this);

    auto *const bars = new QVBoxLayout(m_skeleton);
    bars->setContentsMargins(16, 14, 16, 14);
    bars->setSpacing(14);
    for (int i = 0; i < 3; ++i)
        bars->addWidget(new SkeletonBar(i == 2 ? 220 : 330, m_skeleton));
    bars->addStretch(1);

    auto *const head = new QHBoxLayout;
    head->setContentsMargins(16, 8, 10, 6);
    head->addWidget(m_title, 1);
    head->addWidget(m_readAll);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_skeleton);
    m_stack->addWidget(m_state);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addLayout(head);
    auto *const rule = new QFrame(this);
    rule->setFixedHeight(1);
    rule->setAutoFillBackground(true);
    rule->setBackgroundRole(QPalette::Mid);
    column->addWidget(rule);
    column->addLayout(m_stack, 1);
    column->addWidget(m_note);
    column->addWidget(m_keys);
}

void NotificationsPane::openUnder(QWidget *anchor)
{
    m_anchor = anchor;
    m_before = window()->focusWidget();
    m_markProblem.clear();
    renderTimes();
    render();
    show();
    raise();
    if (m_stack->currentWidget() != m_list)
        return setFocus(Qt::OtherFocusReason);
    m_list->setCurrentIndex(m_lines->index(0, 0));
    m_list->scrollToTop();
    m_list->setFocus(Qt::TabFocusReason);
}

void NotificationsPane::leave()
{
    if (isHidden())
        return;
    const bool hadKeyboard = hasFocus() || isAncestorOf(window()->focusWidget());
    hide();
    if (hadKeyboard && m_before && m_before->isVisible())
        m_before->setFocus(Qt::OtherFocusReason);
}

void NotificationsPane::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    renderTimes();
}

void NotificationsPane::setWritable(bool writable)
{
    m_isWritable = writable;
    renderIfSeen();
}

void NotificationsPane::open(const QModelIndex &line)
{
    if (!line.isValid())
        return;
    const QString type = line.data(NotificationsModel::SubjectTypeRole).toString();
    const QString id = line.data(NotificationsModel::SubjectIdRole).toString();
    mark(line);
    Q_EMIT openWanted(type, id);
}

void NotificationsPane::mark(const QModelIndex &line)
{
    if (line.isValid() && m_isWritable)
        m_model->markRead(line.data(models::IdRole).toString());
}

void NotificationsPane::showMenu(const QPoint &at)
{
    const QPersistentModelIndex line = m_list->indexAt(at);
    if (!line.isValid())
        return;
    auto *const menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("notifications.menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Open")), &QAction::triggered, this, [this, line] { open(line); });
    QAction *const read = menu->addAction(tr("Mark as read"));
    read->setEnabled(m_isWritable && !line.data(NotificationsModel::ReadRole).toBool());
    connect(read, &QAction::triggered, this, [this, line] { mark(line); });
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

bool NotificationsPane::onKey(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_list->hasFocus())
            open(m_list->currentIndex());
        return m_list->hasFocus();
    case Qt::Key_Space:
        if (m_list->hasFocus())
            mark(m_list->currentIndex());
        return m_list->hasFocus();
    case Qt::Key_Escape:
        leave();
        return true;
    default:
        return false;
    }
}

bool NotificationsPane::event(QEvent *event)
{
    // Keys of the window and of the page below are this list's own while it has the keyboard.
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        for (const int own : {Qt::Key_Escape, Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space, Qt::Key_Up, Qt::Key_Down}) {
            if (key == own)
                event->accept();
        }
    }
    return QFrame::event(event);
}

void NotificationsPane::keyPressEvent(QKeyEvent *event)
{
    if (!onKey(event))
        QFrame::keyPressEvent(event);
}

bool NotificationsPane::isOutside(const QPoint &global) const
{
    const auto holds = [&global](const QWidget *widget) {
        return widget && widget->rect().contains(widget->mapFromGlobal(global));
    };
    return !holds(this) && !holds(m_anchor);
}

bool NotificationsPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress && onKey(static_cast<QKeyEvent *>(event)))
        return true;
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        fit();
    // A menu of this list lies over it; what is pressed there is not elsewhere.
    if (event->type() == QEvent::MouseButtonPress && isVisible() && !QApplication::activePopupWidget() &&
        watched->isWidgetType() && isOutside(static_cast<QMouseEvent *>(event)->globalPosition().toPoint()))
        leave();
    return QFrame::eventFilter(watched, event);
}

void NotificationsPane::showEvent(QShowEvent *event)
{
    m_clock.start();
    qApp->installEventFilter(this);
    QFrame::showEvent(event);
}

void NotificationsPane::hideEvent(QHideEvent *event)
{
    m_clock.stop();
    qApp->removeEventFilter(this);
    QFrame::hideEvent(event);
}

void NotificationsPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        renderTimes();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange)
        renderIfSeen();
    QFrame::changeEvent(event);
}

void NotificationsPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = Tokens::of(this);
    painter.fillRect(rect(), tokens.surface);
    paint::panel(&painter, rect(), 0, QColor(), tokens.lineControl);
}

} // namespace atalaya::ui
