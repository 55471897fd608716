// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPersistentModelIndex>
#include <QTimeZone>
#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;

namespace atalaya::ui {

/// A call in the busy list: what it is and since when; while it runs the way to give it up, once failed why, its code
/// to copy and the way to repeat it.
class OperationRow : public QWidget
{
    Q_OBJECT

public:
    explicit OperationRow(const QPersistentModelIndex &index, QWidget *parent = nullptr);

    void render(const QTimeZone &zone, bool canRepeat);

Q_SIGNALS:
    void cancelWanted(quint64 id);
    void repeatWanted(const QByteArray &label);

private:
    void copyCode();

    QPersistentModelIndex m_index;
    QGridLayout *m_grid;
    QLabel *m_icon;
    QLabel *m_what;
    QLabel *m_when;
    QLabel *m_why;
    QPushButton *m_code;
    QPushButton *m_act;
};

} // namespace atalaya::ui
