// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/formats.h"

#include <QFrame>
#include <QPointer>
#include <QTimeZone>
#include <QTimer>

class QLabel;
class QListView;
class QPushButton;
class QStackedLayout;

namespace atalaya::models {
class NotificationsModel;
}

namespace atalaya::ui {

class NotificationsProxy;
class SkeletonBar;
class StatePane;

/// The list under the bell, over the page but in its window, so that it locks and is read aloud like everything there.
/// Enter or a click opens what a line is about and marks it read, Space only marks it; Esc closes, and so does turning
/// to anything else.
class NotificationsPane : public QFrame
{
    Q_OBJECT

public:
    /// `model` outlives the pane.
    explicit NotificationsPane(models::NotificationsModel *model, QWidget *parent = nullptr);

    /// Below `anchor`, which opens and closes it; null: at its parent's corner. What had the keyboard gets it back.
    void openUnder(QWidget *anchor);
    void leave();
    /// In which its hours are written.
    void setZone(const QTimeZone &zone);
    /// Whether the platform can be written to now.
    void setWritable(bool writable);
    [[nodiscard]] NotificationsProxy *lines() const { return m_lines; }

Q_SIGNALS:
    void openWanted(const QString &subjectType, const QString &subjectId);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void renderIfSeen();
    void render();
    void renderState();
    void renderNote();
    void renderTimes();
    void fit();
    void open(const QModelIndex &line);
    void mark(const QModelIndex &line);
    void showMenu(const QPoint &at);
    [[nodiscard]] bool onKey(QKeyEvent *event);
    [[nodiscard]] bool isOutside(const QPoint &global) const;
    [[nodiscard]] Formats formats() const;

    models::NotificationsModel *m_model;
    NotificationsProxy *m_lines;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    QPointer<QWidget> m_anchor;
    QPointer<QWidget> m_before;
    bool m_isWritable = true;
    QString m_markProblem;
    QTimer m_clock;
    QLabel *m_title;
    QPushButton *m_readAll;
    QStackedLayout *m_stack;
    QListView *m_list;
    QWidget *m_skeleton;
    StatePane *m_state;
    QLabel *m_note;
    QLabel *m_keys;
};

} // namespace atalaya::ui
