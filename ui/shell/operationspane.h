// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QHash>
#include <QTimeZone>

#include <functional>

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace atalaya::models {
class OperationsModel;
class Reachability;
class ThisComputer;
} // namespace atalaya::models

namespace atalaya::ui {

class CacheBox;
class OperationRow;

/// A small window over the status bar: whether the platform answers, what runs now, what failed lately, what is kept
/// of what was read, and where the keys are.
class OperationsPane : public QFrame
{
    Q_OBJECT

public:
    /// All of it outlives the pane. `computer` may be null: then it says nothing of cache and keys.
    struct Parts
    {
        models::OperationsModel *operations = nullptr;
        models::Reachability *reachability = nullptr;
        models::ThisComputer *computer = nullptr;
        std::function<bool(const QByteArray &label)> canRepeat;
    };

    explicit OperationsPane(const Parts &parts, QWidget *parent = nullptr);

    /// With its lower right corner there.
    void openAt(const QPoint &globalCorner);
    /// In which its hours are written.
    void setZone(const QTimeZone &zone);

Q_SIGNALS:
    void repeatWanted(const QByteArray &label);
    /// The place where the keys are can be changed elsewhere.
    void keysWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    QLabel *addHeading(QVBoxLayout *column);
    void addRule(QVBoxLayout *column);
    void renderIfSeen();
    void render();
    void renderConnection();
    void renderRows();
    void renderKeys();
    [[nodiscard]] OperationRow *rowOf(int row);
    void fit();

    Parts m_parts;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    QPoint m_corner;
    QScrollArea *m_scroll;
    QLabel *m_title;
    QLabel *m_stateIcon;
    QLabel *m_state;
    QPushButton *m_tryNow;
    QLabel *m_runningTitle;
    QLabel *m_nothing;
    QVBoxLayout *m_running;
    QLabel *m_failedTitle;
    QPushButton *m_forget;
    QVBoxLayout *m_failed;
    QHash<quint64, OperationRow *> m_rows;
    QLabel *m_cacheTitle = nullptr;
    CacheBox *m_cache = nullptr;
    QLabel *m_keysTitle = nullptr;
    QLabel *m_keys = nullptr;
    QPushButton *m_changeKeys = nullptr;
};

} // namespace atalaya::ui
