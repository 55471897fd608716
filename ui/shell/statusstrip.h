// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/readonly.h"
#include "ui/common/tokens.h"

#include <QDateTime>
#include <QTimeZone>
#include <QWidget>

class QLabel;
class QToolButton;

namespace atalaya::ui {

/// The bottom line: how old the data is, what runs, which server. 26 high.
class StatusStrip : public QWidget
{
    Q_OBJECT

public:
    explicit StatusStrip(QWidget *parent = nullptr);

    /// Invalid: no data yet.
    void setAsOf(const QDateTime &asOf);
    void setReadOnly(ReadOnly why);
    /// The tenant's, in which the hour is written.
    void setZone(const QTimeZone &zone);
    void setRunning(int operations, int failures);
    /// What is known of the log; an empty text: nothing is said.
    void setLog(const QString &iconName, Tint tint, const QString &text);
    void setServer(const QString &words);
    [[nodiscard]] QToolButton *operationsButton() const { return m_operations; }

Q_SIGNALS:
    void operationsWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLabel *m_clock;
    QLabel *m_asOf;
    QLabel *m_logIcon;
    QLabel *m_log;
    QLabel *m_lock;
    QLabel *m_readOnly;
    QToolButton *m_operations;
    QLabel *m_server;
    QDateTime m_at;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    ReadOnly m_why = ReadOnly::No;
    QString m_logIconName;
    Tint m_logTint = Tint::Muted;
    int m_running = 0;
    int m_failures = 0;
};

} // namespace atalaya::ui
