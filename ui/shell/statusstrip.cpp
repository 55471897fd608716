// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/statusstrip.h"

#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/type.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace atalaya::ui {

StatusStrip::StatusStrip(QWidget *parent)
    : QWidget(parent)
    , m_clock(new QLabel(this))
    , m_asOf(makeLabel(captionFont(), true, this))
    , m_logIcon(new QLabel(this))
    , m_log(makeLabel(captionFont(), false, this))
    , m_lock(new QLabel(this))
    , m_readOnly(makeLabel(captionFont(), true, this))
    , m_operations(new QToolButton(this))
    , m_server(makeLabel(captionFont(), true, this))
{
    setObjectName(QStringLiteral("statusStrip"));
    m_asOf->setObjectName(QStringLiteral("status.asOf"));
    m_log->setObjectName(QStringLiteral("status.log"));
    m_operations->setObjectName(QStringLiteral("status.operations"));
    m_server->setObjectName(QStringLiteral("status.server"));
    m_readOnly->setObjectName(QStringLiteral("status.readOnly"));
    setFixedHeight(26);
    m_operations->setFont(captionFont());
    m_operations->setAutoRaise(true);
    m_operations->setIconSize({14, 14});
    m_operations->setFixedHeight(24);
    setLook(m_operations, Look::Quiet, Tint::Muted);
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(12, 1, 16, 0);
    row->setSpacing(6);
    row->addWidget(m_clock);
    row->addWidget(m_asOf);
    row->addSpacing(12);
    row->addWidget(m_logIcon);
    row->addWidget(m_log);
    row->addSpacing(12);
    row->addWidget(m_lock);
    row->addWidget(m_readOnly);
    row->addStretch();
    row->addWidget(m_operations);
    row->addSpacing(2);
    row->addWidget(m_server);
    connect(m_operations, &QToolButton::clicked, this, &StatusStrip::operationsWanted);
    setReadOnly(ReadOnly::No);
    setLog({}, Tint::Muted, {});
}

void StatusStrip::setLog(const QString &iconName, Tint tint, const QString &text)
{
    m_logIconName = iconName;
    m_logTint = tint;
    m_log->setText(text);
    m_log->setVisible(!text.isEmpty());
    m_logIcon->setVisible(!text.isEmpty());
    retranslate();
}

void StatusStrip::setAsOf(const QDateTime &asOf)
{
    m_at = asOf;
    retranslate();
}

void StatusStrip::setReadOnly(ReadOnly why)
{
    m_why = why;
    m_lock->setVisible(why != ReadOnly::No);
    m_readOnly->setVisible(why != ReadOnly::No);
    retranslate();
}

void StatusStrip::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    retranslate();
}

void StatusStrip::setRunning(int operations, int failures)
{
    m_running = operations;
    m_failures = failures;
    retranslate();
}

void StatusStrip::setServer(const QString &words)
{
    m_server->setText(words);
}

void StatusStrip::retranslate()
{
    const QColor muted = Tokens::of(this).muted;
    m_clock->setPixmap(iconPixmap(QStringLiteral("clock"), 14, devicePixelRatioF(), muted));
    m_lock->setPixmap(iconPixmap(QStringLiteral("lock"), 14, devicePixelRatioF(), muted));
    const QColor ink = Tokens::of(this).colour(m_logTint);
    if (!m_logIconName.isEmpty())
        m_logIcon->setPixmap(iconPixmap(m_logIconName, 14, devicePixelRatioF(), ink));
    QPalette palette = m_log->palette();
    palette.setColor(m_log->foregroundRole(), ink);
    m_log->setPalette(palette);
    m_clock->setVisible(m_at.isValid());
    m_asOf->setText(m_at.isValid()
                        ? tr("Data of %1").arg(Formats({}, m_zone).moment(m_at, QDateTime::currentDateTimeUtc()))
                        : QString());
    m_readOnly->setText(readOnlyWords(m_why));
    QString words = m_running == 0 ? tr("No operations running") : tr("%n operations running", nullptr, m_running);
    if (m_failures > 0)
        words += QStringLiteral(" · ") + tr("%n failed", nullptr, m_failures);
    // The style leaves no room between icon and word.
    m_operations->setText(m_running > 0 || m_failures > 0 ? QLatin1Char(' ') + words : words);
    m_operations->setAccessibleName(words);
    m_operations->setToolButtonStyle(m_running > 0 || m_failures > 0 ? Qt::ToolButtonTextBesideIcon
                                                                     : Qt::ToolButtonTextOnly);
    m_operations->setIcon(m_running > 0    ? icon(QStringLiteral("arrow-repeat"), Tint::Muted)
                          : m_failures > 0 ? icon(QStringLiteral("exclamation-circle"), Tint::Blocked)
                                           : QIcon());
}

void StatusStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), Tokens::of(this).line);
}

void StatusStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace atalaya::ui
