// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/operationspane.h"

#include "models/operationsmodel.h"
#include "models/reachability.h"
#include "models/thiscomputer.h"
#include "ui/account/cachebox.h"
#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/common/keystorewords.h"
#include "ui/common/looks.h"
#include "ui/common/stylepaint.h"
#include "ui/common/type.h"
#include "ui/shell/operationrow.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

namespace atalaya::ui {
namespace {

constexpr int MostFailures = 6;
constexpr int Width = 440;

} // namespace

OperationsPane::OperationsPane(const Parts &parts, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_parts(parts)
    , m_scroll(new QScrollArea(this))
    , m_title(makeLabel(headingFont(), false, this))
    , m_stateIcon(new QLabel(this))
    , m_state(makeLabel(bodyFont(), false, this))
    , m_tryNow(new QPushButton(this))
    , m_nothing(makeLabel(bodyFont(), true, this))
    , m_running(new QVBoxLayout)
    , m_forget(new QPushButton(this))
    , m_failed(new QVBoxLayout)
{
    setObjectName(QStringLiteral("operations"));
    build();
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(parts.operations, signal, this, &OperationsPane::renderIfSeen);
    connect(parts.operations, &models::OperationsModel::runningChanged, this, &OperationsPane::renderIfSeen);
    connect(parts.operations, &QAbstractItemModel::modelReset, this, &OperationsPane::renderIfSeen);
    connect(parts.operations, &QAbstractItemModel::dataChanged, this, &OperationsPane::renderIfSeen);
    connect(parts.reachability, &models::Reachability::stateChanged, this, &OperationsPane::renderIfSeen);
    connect(m_tryNow, &QPushButton::clicked, parts.reachability, &models::Reachability::tryNow);
    connect(m_forget, &QPushButton::clicked, parts.operations, &models::OperationsModel::forgetFailures);
    if (parts.computer) {
        connect(parts.computer, &models::ThisComputer::keyStoreChanged, this, &OperationsPane::renderIfSeen);
        connect(m_changeKeys, &QPushButton::clicked, this, [this] {
            close();
            Q_EMIT keysWanted();
        });
    }
}

void OperationsPane::build()
{
    auto *const inside = new QWidget(m_scroll);
    auto *const column = new QVBoxLayout(inside);
    column->setContentsMargins(16, 12, 16, 14);
    column->setSpacing(4);
    column->addWidget(m_title);
    auto *const state = new QHBoxLayout;
    state->setSpacing(8);
    state->addWidget(m_stateIcon);
    state->addWidget(m_state, 1);
    state->addWidget(m_tryNow);
    column->addLayout(state);
    m_state->setObjectName(QStringLiteral("operations.state"));
    m_state->setWordWrap(true);
    m_tryNow->setObjectName(QStringLiteral("operations.tryNow"));
    m_tryNow->setFixedHeight(26);

    addRule(column);
    m_runningTitle = addHeading(column);
    column->addWidget(m_nothing);
    column->addLayout(m_running);
    auto *const failed = new QHBoxLayout;
    auto *const failedTitle = new QVBoxLayout;
    m_failedTitle = addHeading(failedTitle);
    failed->addLayout(failedTitle, 1);
    failed->addWidget(m_forget);
    m_forget->setObjectName(QStringLiteral("operations.forget"));
    m_forget->setFont(captionFont());
    setLook(m_forget, Look::Link);
    column->addLayout(failed);
    column->addLayout(m_failed);

    if (m_parts.computer) {
        addRule(column);
        m_cacheTitle = addHeading(column);
        m_cache = new CacheBox(m_parts.computer, inside);
        column->addWidget(m_cache);
        addRule(column);
        m_keysTitle = addHeading(column);
        m_keys = makeLabel(bodyFont(), false, inside);
        m_keys->setObjectName(QStringLiteral("operations.keys"));
        m_keys->setWordWrap(true);
        m_changeKeys = new QPushButton(inside);
        m_changeKeys->setObjectName(QStringLiteral("operations.changeKeys"));
        setLook(m_changeKeys, Look::Link);
        auto *const keys = new QHBoxLayout;
        keys->addWidget(m_keys, 1);
        keys->addWidget(m_changeKeys);
        column->addLayout(keys);
        connect(m_cache, &CacheBox::cleared, this, &OperationsPane::fit);
    }
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(inside);
    m_scroll->viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(1, 1, 1, 1);
    all->addWidget(m_scroll);
}

QLabel *OperationsPane::addHeading(QVBoxLayout *column)
{
    auto *const label = makeLabel(captionHeadingFont(), true, this);
    column->addWidget(label);
    return label;
}

void OperationsPane::addRule(QVBoxLayout *column)
{
    auto *const rule = new QFrame(this);
    rule->setFixedHeight(1);
    rule->setAutoFillBackground(true);
    rule->setBackgroundRole(QPalette::Mid);
    column->addSpacing(6);
    column->addWidget(rule);
    column->addSpacing(4);
}

void OperationsPane::openAt(const QPoint &globalCorner)
{
    m_corner = globalCorner;
    show();
    render();
}

void OperationsPane::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    if (m_cache)
        m_cache->setZone(zone);
}

void OperationsPane::renderIfSeen()
{
    if (isVisible())
        render();
}

void OperationsPane::render()
{
    const bool hadFocus = focusWidget() != nullptr && focusWidget() != this;
    setAccessibleName(tr("Network"));
    m_title->setText(tr("Network"));
    renderConnection();
    renderRows();
    if (m_parts.computer)
        renderKeys();
    fit();
    // What had the keyboard may have gone with its row.
    if (hadFocus && (!focusWidget() || !focusWidget()->isVisible()))
        focusNextChild();
}

void OperationsPane::renderConnection()
{
    const models::Reachability &reach = *m_parts.reachability;
    const Formats formats({}, m_zone);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const bool isOnline = reach.isOnline();
    const Tokens &tokens = Tokens::of(this);
    m_stateIcon->setPixmap(iconPixmap(isOnline ? QStringLiteral("check-circle") : QStringLiteral("cloud-slash"), 16,
                                      devicePixelRatioF(), tokens.colour(isOnline ? Tint::Executed : Tint::Review)));
    QString words = tr("The platform answers.");
    if (!isOnline) {
        words = tr("No connection since %1.").arg(formats.moment(reach.since(), now));
        if (reach.lastTried().isValid())
            words += QLatin1Char(' ') + tr("Tried last at %1.").arg(formats.time(reach.lastTried()));
    }
    m_state->setText(words);
    m_tryNow->setText(tr("Try now"));
    m_tryNow->setVisible(!isOnline);
}

OperationRow *OperationsPane::rowOf(int row)
{
    const QModelIndex index = m_parts.operations->index(row, 0);
    OperationRow *&line = m_rows[index.data(models::IdRole).toULongLong()];
    if (!line) {
        line = new OperationRow(index, m_scroll->widget());
        connect(line, &OperationRow::cancelWanted, m_parts.operations, &models::OperationsModel::cancel);
        connect(line, &OperationRow::repeatWanted, this, &OperationsPane::repeatWanted);
    }
    return line;
}

void OperationsPane::renderRows()
{
    const models::OperationsModel &operations = *m_parts.operations;
    const int running = operations.running();
    // The model has what runs first, then the failures.
    const int shown = qMin(operations.rowCount(), running + MostFailures);
    QHash<quint64, OperationRow *> gone = m_rows;
    for (int row = 0; row < shown; ++row) {
        OperationRow *const line = rowOf(row);
        gone.remove(operations.index(row, 0).data(models::IdRole).toULongLong());
        const QByteArray label = operations.index(row, 0).data().toString().toLatin1();
        line->render(m_zone, m_parts.canRepeat && m_parts.canRepeat(label));
        QVBoxLayout *const list = row < running ? m_running : m_failed;
        const int at = row < running ? row : row - running;
        if (list->indexOf(line) != at) {
            m_running->removeWidget(line);
            m_failed->removeWidget(line);
            list->insertWidget(at, line);
        }
        line->show();
    }
    for (auto it = gone.cbegin(); it != gone.cend(); ++it) {
        m_rows.remove(it.key());
        it.value()->hide();
        it.value()->deleteLater();
    }
    m_runningTitle->setText(tr("Running"));
    m_nothing->setText(tr("Nothing is running."));
    m_nothing->setVisible(running == 0);
    m_failedTitle->setText(tr("Failed lately"));
    m_failedTitle->setVisible(shown > running);
    m_forget->setText(tr("Forget these"));
    m_forget->setVisible(shown > running);
}

void OperationsPane::renderKeys()
{
    const api::KeyStoreStatus status = m_parts.computer->keyStore();
    m_cache->refresh();
    m_cacheTitle->setText(tr("What was read"));
    m_keysTitle->setText(tr("Your keys"));
    QString words = KeyStoreWords::of(status.mode, status.backend).title + QLatin1Char('.');
    if (status.problem)
        words += QLatin1Char(' ') + KeyStoreWords::of(*status.problem, status.backend).title;
    m_keys->setText(words);
    m_changeKeys->setText(tr("Change…"));
    m_changeKeys->setAccessibleName(tr("Change where the keys are kept"));
}

void OperationsPane::fit()
{
    QWidget *const inside = m_scroll->widget();
    inside->layout()->activate();
    const int inner = Width - 2;
    const int wanted =
        inside->layout()->hasHeightForWidth() ? inside->layout()->heightForWidth(inner) : inside->sizeHint().height();
    const int room = screen() ? screen()->availableGeometry().height() - 80 : wanted;
    setFixedSize(Width, qMin(wanted + 2, room));
    move(m_corner - QPoint(width(), height() + 4));
}

void OperationsPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange)
        renderIfSeen();
    QFrame::changeEvent(event);
}

void OperationsPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = Tokens::of(this);
    painter.fillRect(rect(), tokens.surface);
    paint::panel(&painter, rect(), 0, QColor(), tokens.lineControl);
}

} // namespace atalaya::ui
